"""Accounts by the day on which they began and by size, and what became of them (S1.57, S1.58)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.revenue import CohortMeasure, RevenueGrid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SizeBand:
    """Accounts of a size: ``arr_from <= ARR < arr_to``; None is open."""

    name: str
    arr_from: float
    arr_to: float | None


@dataclass(frozen=True, slots=True)
class Births:
    """Accounts that began on the same day with about the same ARR, added up month by month.

    ``left[measure][g, m]`` is what group g pays m months after it began; where ``seen[g, m]`` is 0
    that day is still to come, elsewhere it is the number of accounts of the group.
    """

    born: IntArray
    """The day of each group, a position in the grid."""
    band: IntArray
    begun: Mapping[CohortMeasure, FloatArray]
    """What each group began with."""
    left: Mapping[CohortMeasure, FloatArray]
    seen: IntArray
    places: IntArray
    """The accounts, positions in the grid, and the group of each."""
    codes: IntArray


def gather_births(grid: RevenueGrid, places: IntArray, bands: Sequence[SizeBand]) -> Births:
    """Return what became of the accounts at some places of a grid, by day of birth and size."""
    import numpy as np

    days = grid.amounts.T
    last = len(days) - 1
    first = grid.first_paid[places]
    starts = grid.amounts[places, first]
    edges = [band.arr_from for band in bands[1:]]
    keys, codes = np.unique(
        first * (len(edges) + 1) + np.searchsorted(edges, starts, side="right"),
        return_inverse=True,
    )
    born, band = np.divmod(keys, len(edges) + 1)
    sums = {measure: np.zeros((len(keys), len(days))) for measure in CohortMeasure}
    for at in range(1, len(days)):
        paid = np.nan_to_num(days[at][places])
        for measure, values in _weigh(paid, starts).items():
            sums[measure][:, at] = np.bincount(codes, values, len(keys))
    counts = np.bincount(codes, minlength=len(keys))
    whole = np.bincount(codes, starts, len(keys)).astype(np.float64)
    number = counts.astype(np.float64)
    to_come = np.arange(last) > last - born[:, None]
    return Births(
        born=born,
        band=band,
        begun={one: number if one is CohortMeasure.LOGOS else whole for one in CohortMeasure},
        left={measure: _count_from_birth(rows, born) for measure, rows in sums.items()},
        seen=np.where(to_come, 0, counts[:, None]),
        places=places,
        codes=codes,
    )


def _weigh(paid: FloatArray, starts: FloatArray) -> dict[CohortMeasure, FloatArray]:
    """Return what each account still counts on a day by each measure."""
    import numpy as np

    return {
        CohortMeasure.LOGOS: (paid > 0).astype(np.float64),
        CohortMeasure.NET: paid,
        CohortMeasure.GROSS: np.minimum(paid, starts),
    }


def _count_from_birth(rows: FloatArray, born: IntArray) -> FloatArray:
    """Return rows that begin with the day on which their group began; what is to come is 0.

    Nobody began on the first day, so that a row is a day shorter than those of the grid.
    """
    import numpy as np

    size = rows.shape[1]
    shifted = np.zeros((len(rows), size - 1))
    for row, sums, day in zip(shifted, rows, born.tolist(), strict=True):
        row[: size - day] = sums[day:]
    return shifted
