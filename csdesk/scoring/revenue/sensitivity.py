"""How much one account moves retention (domain 3.1, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import RetentionFigure, RevenueGrid, Sensitivity
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

FULL = 100.0


def find_sensitivities(grid: RevenueGrid, first: int, last: int) -> tuple[Sensitivity, ...]:
    """Return NRR and GRR without the largest account, and with one account more or less lost.

    One less: the smallest loss had stayed as it was. One more: an account of median size among
    those that stayed had left. None at all without a start.
    """
    import numpy as np

    window = grid.amounts[:, [first, last]]
    cohort = np.flatnonzero(~np.isnan(window).any(axis=1) & (window[:, 0] > 0))
    if not cohort.size:
        return ()
    before, after = window[cohort, 0], window[cohort, 1]
    largest = int(before.argmax())
    return (
        _describe(RetentionFigure.NRR, before, after, largest, grid.accounts[cohort[largest]]),
        _describe(
            RetentionFigure.GRR,
            before,
            np.minimum(before, after),
            largest,
            grid.accounts[cohort[largest]],
        ),
    )


def _describe(
    figure: RetentionFigure,
    before: FloatArray,
    kept: FloatArray,
    largest: int,
    key: AccountKey,
) -> Sensitivity:
    import numpy as np

    start = add_up(before)
    rest = np.delete(np.arange(len(before)), largest)
    left, stayed = np.flatnonzero(kept <= 0), np.flatnonzero(kept > 0)
    return Sensitivity(
        figure=figure,
        value=FULL * add_up(kept) / start,
        without_largest=FULL * add_up(kept[rest]) / add_up(before[rest]) if rest.size else None,
        largest=key,
        largest_share=FULL * float(before[largest]) / start,
        one_less=FULL * (add_up(kept) + float(before[left].min())) / start if left.size else None,
        one_more=(
            FULL * (add_up(kept) - float(kept[_middle(before, stayed)])) / start
            if stayed.size
            else None
        ),
    )


def _middle(before: FloatArray, stayed: NDArray[np.int64]) -> int:
    """Return the account of median size among those that stayed; of two the smaller."""
    import numpy as np

    order = stayed[np.argsort(before[stayed], kind="stable")]
    return int(order[(len(order) - 1) // 2])
