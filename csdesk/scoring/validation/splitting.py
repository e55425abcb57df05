"""Earlier observations to learn from, later ones of other accounts to judge on (S1.28, S1.29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from csdesk.model.score_observations import ObservationSet

if TYPE_CHECKING:
    import numpy as np

    from csdesk.model.score_observations import FlagArray

FOLDS = 5


def split_later(observed: ObservationSet) -> Iterator[tuple[FlagArray, FlagArray]]:
    """Yield five pairs of masks: what is learned from, and what is judged on.

    The latest days, at least the design's ``test_share`` of the observations, are judged; learned
    is from days whose windows were over by then. Accounts are dealt into five parts, and each
    part is judged by what the other four taught, so that no account is on both sides and every
    later observation is judged once. Where one day is observed, only accounts divide the sides.
    """
    import numpy as np
    from sklearn.model_selection import GroupKFold

    early, late = _sides(observed)
    if len(np.unique(observed.accounts)) < FOLDS or not early.any():
        return
    rows = np.arange(len(observed))
    for learned, judged in GroupKFold(FOLDS).split(rows, groups=observed.accounts):
        train, test = np.isin(rows, learned) & early, np.isin(rows, judged) & late
        if train.any() and test.any():
            yield train, test


def first_judged(observed: ObservationSet) -> np.datetime64:
    """Return the first of the latest days that hold the share to be judged."""
    import numpy as np

    days, counts = np.unique(observed.days, return_counts=True)
    later = np.cumsum(counts[::-1])[::-1]
    enough = np.flatnonzero(later >= observed.design.test_share * len(observed))
    first: np.datetime64 = days[enough[-1]]
    return first


def _sides(observed: ObservationSet) -> tuple[FlagArray, FlagArray]:
    import numpy as np

    if len(np.unique(observed.days)) < 2:
        everything = np.ones(len(observed), dtype=bool)
        return everything, everything
    first = first_judged(observed)
    span = np.timedelta64(observed.design.lead_days + observed.design.window_days, "D")
    return observed.days + span <= first, observed.days >= first
