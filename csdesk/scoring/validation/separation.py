"""How well scores tell those who left from those who stayed: AUC, average precision.

Everywhere a lower score is meant to warn: 1 is a score that puts everybody who left below
everybody who stayed, 0.5 one that knows nothing.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from csdesk.model.score_measures import Estimate
from csdesk.scoring.validation.intervals import LEVEL, bootstrap_accounts

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray, FloatArray, IntArray


def has_both(left: FlagArray) -> bool:
    """Tell whether some left and some stayed, without which nothing can be told apart."""
    return bool(left.any()) and not bool(left.all())


def estimate_auc(scores: FloatArray, left: FlagArray, accounts: IntArray) -> Estimate | None:
    """Return the AUC with its interval; None where nobody left or nobody stayed.

    The variance is that of DeLong, DeLong and Clarke-Pearson (1988), summed by account after
    Obuchowski (1997), since an account is observed more than once; with one observation each the
    two are the same. The interval is taken on the logit scale, which keeps it within 0 and 1.
    A complete separation has no interval.
    """
    import numpy as np
    from scipy.special import expit, logit
    from scipy.stats import norm
    from sklearn.metrics import roc_auc_score

    known = ~np.isnan(scores)
    scores, left, accounts = scores[known], left[known], accounts[known]
    if not has_both(left):
        return None
    auc = float(roc_auc_score(left, -scores))
    spread = _auc_spread(-scores, left, accounts)
    if spread is None or not 0 < auc < 1:
        return Estimate(auc)
    reach = norm.ppf((1 + LEVEL) / 2) * spread / (auc * (1 - auc))
    return Estimate(auc, float(expit(logit(auc) - reach)), float(expit(logit(auc) + reach)))


def estimate_gain(
    scores: FloatArray, other: FloatArray, left: FlagArray, accounts: IntArray
) -> Estimate | None:
    """Return by how much the AUC of scores exceeds that of others, over what has both.

    The same accounts are behind both, so the interval is that of the difference (DeLong, summed by
    account), which is narrower than those of the two tell. None where it cannot be told.
    """
    import numpy as np
    from scipy.stats import norm

    known = ~np.isnan(scores) & ~np.isnan(other)
    scores, other, left, accounts = scores[known], other[known], left[known], accounts[known]
    if not has_both(left):
        return None
    first = _placements(-scores[left], -scores[~left])
    second = _placements(-other[left], -other[~left])
    gain = float((first[0] - second[0]).mean())
    spread = _spread(first[0] - second[0], first[1] - second[1], left, accounts)
    if spread is None:
        return Estimate(gain)
    reach = float(norm.ppf((1 + LEVEL) / 2) * spread)
    return Estimate(gain, gain - reach, gain + reach)


def estimate_auc_by_arr(
    scores: FloatArray, left: FlagArray, accounts: IntArray, arr: FloatArray
) -> Estimate | None:
    """Return the AUC in which an account counts as much as its ARR, with a drawn interval."""
    from sklearn.metrics import roc_auc_score

    if not has_both(left[arr > 0]):
        return None

    def statistic(times: FloatArray) -> float:
        counted = times * arr > 0
        if not has_both(left[counted]):
            return float("nan")
        weights = (times * arr)[counted]
        return float(roc_auc_score(left[counted], -scores[counted], sample_weight=weights))

    return bootstrap_accounts(statistic, accounts)


def estimate_average_precision(
    scores: FloatArray, left: FlagArray, accounts: IntArray
) -> Estimate | None:
    """Return the average precision, 0 to 1, with a drawn interval; the base rate knows nothing."""
    import numpy as np
    from sklearn.metrics import average_precision_score

    if not has_both(left):
        return None

    def statistic(times: FloatArray) -> float:
        if not left[times > 0].any():
            return np.nan
        return float(average_precision_score(left, -scores, sample_weight=times))

    return bootstrap_accounts(statistic, accounts)


def _auc_spread(risk: FloatArray, left: FlagArray, accounts: IntArray) -> float | None:
    """Return the standard error of an AUC; None where one account alone left or stayed."""
    return _spread(*_placements(risk[left], risk[~left]), left, accounts)


def _spread(
    of_gone: FloatArray, of_stayed: FloatArray, left: FlagArray, accounts: IntArray
) -> float | None:
    """Return the standard error of a mean of placements, or of their differences, by account."""
    import numpy as np

    _, cluster = np.unique(accounts, return_inverse=True)
    gone, stayed = cluster[left], cluster[~left]
    clusters = len(np.unique(cluster))
    sum_gone = np.bincount(gone, of_gone - of_gone.mean(), minlength=clusters)
    sum_stayed = np.bincount(stayed, of_stayed - of_stayed.mean(), minlength=clusters)
    with_gone, with_stayed = len(np.unique(gone)), len(np.unique(stayed))
    if with_gone < 2 or with_stayed < 2:
        return None
    variance = float(
        with_gone / (with_gone - 1) * (sum_gone @ sum_gone) / len(gone) ** 2
        + with_stayed / (with_stayed - 1) * (sum_stayed @ sum_stayed) / len(stayed) ** 2
        + 2 * clusters / (clusters - 1) * (sum_gone @ sum_stayed) / (len(gone) * len(stayed))
    )
    return sqrt(max(0.0, variance))


def _placements(gone: FloatArray, stayed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return for each who left the part of those who stayed below it, and the reverse, ties half.

    By ranks, after Sun and Xu (2014).
    """
    import numpy as np
    from scipy.stats import rankdata

    ranks = rankdata(np.concatenate((gone, stayed)))
    of_gone = (ranks[: len(gone)] - rankdata(gone)) / len(stayed)
    of_stayed = 1 - (ranks[len(gone) :] - rankdata(stayed)) / len(gone)
    return of_gone, of_stayed
