"""95 % intervals: of rates after Wilson, of other figures by drawing accounts again."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import TYPE_CHECKING

from csdesk.model.few import FEWEST
from csdesk.model.score_measures import Estimate

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, FloatArray, IntArray

    Statistic = Callable[[FloatArray], float]

LEVEL = 0.95
DRAWS = 400
MOST_DRAWN = 20_000
"""Above this many observations no interval is drawn: it would take minutes and be narrow."""
SEED = 29


def rate_of(count: int, total: int) -> Estimate:
    """Return ``count`` of ``total``, at least 1, in percent with its Wilson interval."""
    from scipy.stats import binomtest

    low, high = binomtest(count, total).proportion_ci(LEVEL, method="wilson")
    return Estimate(100 * count / total, 100 * float(low), 100 * float(high))


def rate_by_account(hits: FlagArray, accounts: IntArray) -> Estimate:
    """Return the percent of observations that hit, with an interval that knows their accounts.

    Observations of one account are alike, so that they tell less than as many accounts would. The
    interval is Wilson's over the effective number of observations. Shapes: one value per
    observation, at least one.
    """
    trials = effective_size(hits, accounts)
    if trials == len(hits):
        return rate_of(int(hits.sum()), len(hits))
    return _wilson(float(hits.mean()), trials)


def readable_rate(hits: FlagArray, accounts: IntArray) -> Estimate | None:
    """Return a rate as ``rate_by_account``, None below ten accounts."""
    return rate_by_account(hits, accounts) if count_accounts(accounts) >= FEWEST else None


def count_accounts(accounts: IntArray) -> int:
    """Return how many accounts observations are of."""
    import numpy as np

    return len(np.unique(accounts))


def effective_size(hits: FlagArray, accounts: IntArray) -> float:
    """Return how many independent observations would tell as much about the rate of hits.

    The number of observations by the design effect, which is the variance of the rate by account
    over that of independent draws and counts as 1 where it is less; with few accounts fewer by
    the quantiles of Student's t (Korn and Graubard, Survey Methodology 24, 1998). Where nobody
    hits, or everybody, likeness cannot be seen, and every account counts once.
    """
    import numpy as np
    from scipy.stats import t

    total, rate = len(hits), float(hits.mean())
    _, cluster = np.unique(accounts, return_inverse=True)
    clusters = int(cluster.max()) + 1
    if clusters == total or rate in (0.0, 1.0) or clusters == 1:
        return clusters
    excess = np.bincount(cluster, hits - rate)
    by_account = clusters / (clusters - 1) * float(excess @ excess) / total**2
    effect = max(1.0, by_account / (rate * (1 - rate) / total))
    tail = (1 + LEVEL) / 2
    return float(total / effect * (t.ppf(tail, total - 1) / t.ppf(tail, clusters - 1)) ** 2)


def _wilson(rate: float, trials: float) -> Estimate:
    """Return a rate in percent with Wilson's interval; SciPy's takes whole numbers only."""
    from scipy.stats import norm

    square = float(norm.ppf((1 + LEVEL) / 2)) ** 2 / trials
    middle = (rate + square / 2) / (1 + square)
    reach = sqrt(square * (rate * (1 - rate) + square / 4)) / (1 + square)
    return Estimate(100 * rate, 100 * (middle - reach), 100 * (middle + reach))


def bootstrap_accounts(statistic: Statistic, accounts: IntArray) -> Estimate:
    """Return a statistic of observations with the interval of drawing whole accounts again.

    ``statistic`` is given how often each observation counts. ``accounts`` names the account of
    each. A draw in which nobody left tells nothing and counts as the statistic itself.
    """
    import numpy as np
    from scipy.stats import bootstrap

    _, cluster = np.unique(accounts, return_inverse=True)
    clusters = int(cluster.max()) + 1
    value = statistic(np.ones(len(accounts)))
    if len(accounts) > MOST_DRAWN:
        return Estimate(value)

    def of_draw(drawn: IntArray) -> float:
        times = np.bincount(drawn, minlength=clusters)[cluster].astype(float)
        found = statistic(times)
        return value if np.isnan(found) else found

    drawn = bootstrap(
        (np.arange(clusters),),
        of_draw,
        n_resamples=DRAWS,
        vectorized=False,
        method="percentile",
        confidence_level=LEVEL,
        rng=np.random.default_rng(SEED),
    )
    low, high = drawn.confidence_interval
    return Estimate(value, float(low), float(high))
