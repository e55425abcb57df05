"""How long accounts, and their revenue, stay: cohorts by sign-up or by size (S1.57, S1.58)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from csdesk.model.revenue import Cohort, CohortMeasure, CohortTriangle, RevenueGrid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

FULL = 100.0
BY_MONTH, BY_QUARTER, BY_SIZE = "month of sign-up", "quarter of sign-up", "ARR at the start"
MANY_MONTHS = 24
"""From so many months of sign-up on, quarters are easier to read."""


@dataclass(frozen=True, slots=True)
class SizeBand:
    """Accounts of a size: ``arr_from <= ARR < arr_to``; None is open."""

    name: str
    arr_from: float
    arr_to: float | None


def make_triangles(grid: RevenueGrid, bands: Sequence[SizeBand]) -> tuple[CohortTriangle, ...]:
    """Return the triangles by sign-up and by size; none where the grid has only two days.

    An account begins on the first day of the grid on which it pays. Those that paid on the very
    first day began before it, nobody knows when, and belong to no cohort. Shares are sums over
    sums, never means of rates.
    """
    lives = _Lives.of(grid)
    if len(grid.days) <= 2 or not len(lives.places):
        return ()
    found = [_group_by_sign_up(lives, grid)]
    if bands:
        found.append(_group_by_size(lives, bands))
    return tuple(
        _make_triangle(groups, measure, lives, grid)
        for groups in found
        for measure in CohortMeasure
    )


@dataclass(frozen=True, slots=True)
class _Lives:
    """The accounts whose beginning is seen, their revenue counted from there on.

    ``later[i, m]`` is what account i pays m months after it began; where ``seen[i, m]`` is false
    that day is still to come. ``places`` are positions in the grid, ``born`` the first paid day.
    """

    places: IntArray
    born: IntArray
    later: FloatArray
    seen: NDArray[np.bool_]

    @classmethod
    def of(cls, grid: RevenueGrid) -> _Lives:
        """Return the lives of a grid."""
        import numpy as np

        amounts = np.nan_to_num(grid.amounts)
        days = amounts.shape[1]
        paid = amounts > 0
        first = np.where(paid.any(axis=1), paid.argmax(axis=1), 0)
        places = np.flatnonzero(first > 0)
        born = first[places]
        at = born[:, None] + np.arange(max(days - 1, 0))
        seen = at < days
        later = np.take_along_axis(amounts[places], np.minimum(at, days - 1), axis=1)
        return cls(places, born, np.where(seen, later, 0.0), seen)

    @property
    def starts(self) -> FloatArray:
        """What each account began with."""
        return self.later[:, 0]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Which cohort each of the lives belongs to, in the order in which cohorts are shown."""

    by: str
    labels: tuple[str, ...]
    codes: IntArray

    def add_up(self, values: FloatArray) -> FloatArray:
        """Return the sum of each column by cohort."""
        import numpy as np

        size = len(self.labels)
        columns = [np.bincount(self.codes, one, size) for one in values.T]
        return np.array(columns, dtype=np.float64).reshape(-1, size).T


def _group_by_sign_up(lives: _Lives, grid: RevenueGrid) -> _Groups:
    import numpy as np

    days = [grid.days[at] for at in np.unique(lives.born).tolist()]
    is_monthly = len(days) < MANY_MONTHS
    name = _name_month if is_monthly else _name_quarter
    labels = tuple(dict.fromkeys(map(name, days)))
    places = {label: at for at, label in enumerate(labels)}
    table = np.array([places.get(name(day), -1) for day in grid.days])
    return _Groups(BY_MONTH if is_monthly else BY_QUARTER, labels, table[lives.born])


def _group_by_size(lives: _Lives, bands: Sequence[SizeBand]) -> _Groups:
    import numpy as np

    codes = np.searchsorted([band.arr_from for band in bands], lives.starts, side="right") - 1
    present = np.unique(codes)
    labels = tuple(bands[at].name for at in present.tolist())
    return _Groups(BY_SIZE, labels, np.searchsorted(present, codes))


def _name_month(day: date) -> str:
    return f"{day:%b %Y}"


def _name_quarter(day: date) -> str:
    return f"Q{(day.month - 1) // 3 + 1} {day.year}"


def _make_triangle(
    groups: _Groups, measure: CohortMeasure, lives: _Lives, grid: RevenueGrid
) -> CohortTriangle:
    starts, kept = _weigh(measure, lives)
    begun, left = groups.add_up(starts * lives.seen), groups.add_up(kept * lives.seen)
    seen = groups.add_up(lives.seen.astype(float))
    return CohortTriangle(
        measure,
        groups.by,
        tuple(_make_cohorts(groups, begun, left, seen, lives, grid)),
        tuple(_shares(left.sum(axis=0), begun.sum(axis=0))),
        tuple(int(count) for count in seen.sum(axis=0).tolist()),
    )


def _weigh(measure: CohortMeasure, lives: _Lives) -> tuple[FloatArray, FloatArray]:
    """Return what each account counts at the start, and what of it is left month by month."""
    import numpy as np

    starts = lives.starts[:, None]
    if measure is CohortMeasure.LOGOS:
        return np.ones_like(starts), (lives.later > 0).astype(float)
    return starts, lives.later if measure is CohortMeasure.NET else np.minimum(lives.later, starts)


def _make_cohorts(
    groups: _Groups,
    begun: FloatArray,
    left: FloatArray,
    seen: FloatArray,
    lives: _Lives,
    grid: RevenueGrid,
) -> Iterator[Cohort]:
    """Yield the cohorts; what not all of its accounts are old enough for is not said of one."""
    paying = groups.add_up((lives.later > 0) * lives.seen.astype(float))
    starts = groups.add_up(lives.starts[:, None])
    for at, label in enumerate(groups.labels):
        members = lives.places[groups.codes == at]
        whole = seen[at] == len(members)
        yield Cohort(
            label=label,
            began_on=grid.days[int(lives.born[groups.codes == at].min())],
            accounts=tuple(grid.accounts[place] for place in members.tolist()),
            start=float(starts[at, 0]),
            kept=tuple(
                share if is_whole else None
                for share, is_whole in zip(_shares(left[at], begun[at]), whole, strict=True)
            ),
            counts=tuple(
                int(count) if is_whole else None
                for count, is_whole in zip(paying[at].tolist(), whole, strict=True)
            ),
        )


def _shares(parts: FloatArray, wholes: FloatArray) -> Iterator[float | None]:
    for part, whole in zip(parts.tolist(), wholes.tolist(), strict=True):
        yield FULL * part / whole if whole > 0 else None
