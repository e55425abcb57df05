"""95 % intervals: of rates after Wilson, of other figures by drawing accounts again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from csdesk.model.validation import Estimate

if TYPE_CHECKING:
    from csdesk.model.score_observations import FloatArray, IntArray

    Statistic = Callable[[FloatArray], float]

LEVEL = 0.95
FEWEST = 10
"""Below this many accounts a rate is not given, only counts."""
DRAWS = 400
MOST_DRAWN = 20_000
"""Above this many observations no interval is drawn: it would take minutes and be narrow."""
SEED = 29


def rate_of(count: int, total: int) -> Estimate:
    """Return ``count`` of ``total``, at least 1, in percent with its Wilson interval."""
    from scipy.stats import binomtest

    low, high = binomtest(count, total).proportion_ci(LEVEL, method="wilson")
    return Estimate(100 * count / total, 100 * float(low), 100 * float(high))


def readable_rate(count: int, total: int) -> Estimate | None:
    """Return a rate as ``rate_of``, None below ten."""
    return rate_of(count, total) if total >= FEWEST else None


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
