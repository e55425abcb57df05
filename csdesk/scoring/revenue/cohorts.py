"""How long accounts, and their revenue, stay: cohorts by sign-up or by size (S1.57, S1.58)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import Cohort, CohortMeasure, CohortTriangle, RevenueGrid
from csdesk.scoring.revenue.cohort_births import Births, SizeBand, gather_births

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    _Number = TypeVar("_Number", np.float64, np.int64)

FULL = 100.0
BY_MONTH, BY_QUARTER, BY_SIZE = "month of sign-up", "quarter of sign-up", "ARR at the start"
MANY_MONTHS = 24
"""From so many months of sign-up on, quarters are easier to read."""


def make_triangles(grid: RevenueGrid, bands: Sequence[SizeBand]) -> tuple[CohortTriangle, ...]:
    """Return the triangles by sign-up and by size; none where the grid has only two days.

    An account begins on the first day of the grid on which it pays. Those that paid on the very
    first day began before it, nobody knows when, and belong to no cohort. Shares are sums over
    sums, never means of rates.
    """
    import numpy as np

    born = grid.first_paid
    places = np.flatnonzero((born > 0) & (born < len(grid.days)))
    if len(grid.days) <= 2 or not places.size:
        return ()
    births = gather_births(grid, places, bands)
    groupings = [_by_sign_up(births, grid)]
    if bands:
        groupings.append(_by_size(births, bands))
    return tuple(
        _make_triangle(grouping, measure, births, members)
        for grouping in groupings
        for members in [tuple(_list_members(grouping, births, grid))]
        for measure in CohortMeasure
    )


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Which cohort each group belongs to, in the order in which cohorts are shown."""

    by: str
    labels: tuple[str, ...]
    codes: IntArray

    def add_up(self, values: NDArray[_Number]) -> NDArray[_Number]:
        """Return the sum of the groups of each cohort, column by column."""
        import numpy as np

        sums = np.zeros((len(self.labels), *values.shape[1:]), dtype=values.dtype)
        np.add.at(sums, self.codes, values)
        return sums


@dataclass(frozen=True, slots=True)
class _Members:
    """Who belongs to a cohort."""

    label: str
    began_on: date
    accounts: tuple[AccountKey, ...]


def _by_sign_up(births: Births, grid: RevenueGrid) -> _Grouping:
    import numpy as np

    days = np.unique(births.born).tolist()
    is_monthly = len(days) < MANY_MONTHS
    name = _name_month if is_monthly else _name_quarter
    names = [name(grid.days[at]) for at in births.born.tolist()]
    labels = tuple(dict.fromkeys(names))
    places = {label: at for at, label in enumerate(labels)}
    by = BY_MONTH if is_monthly else BY_QUARTER
    return _Grouping(by, labels, np.array([places[one] for one in names]))


def _by_size(births: Births, bands: Sequence[SizeBand]) -> _Grouping:
    import numpy as np

    present, codes = np.unique(births.band, return_inverse=True)
    return _Grouping(BY_SIZE, tuple(bands[at].name for at in present.tolist()), codes)


def _name_month(day: date) -> str:
    return f"{day:%b %Y}"


def _name_quarter(day: date) -> str:
    return f"Q{(day.month - 1) // 3 + 1} {day.year}"


def _list_members(grouping: _Grouping, births: Births, grid: RevenueGrid) -> Iterator[_Members]:
    """Yield the accounts of each cohort, in the order of the grid."""
    import numpy as np

    cohorts = grouping.codes[births.codes]
    order = np.argsort(cohorts, kind="stable")
    ends = np.cumsum(np.bincount(cohorts, minlength=len(grouping.labels)))[:-1]
    for label, own in zip(grouping.labels, np.split(order, ends), strict=True):
        began = int(births.born[births.codes[own]].min())
        accounts = tuple(grid.accounts[at] for at in births.places[own].tolist())
        yield _Members(label, grid.days[began], accounts)


def _make_triangle(
    grouping: _Grouping, measure: CohortMeasure, births: Births, members: Sequence[_Members]
) -> CohortTriangle:
    whole = births.begun[measure][:, None] * (births.seen > 0)
    begun, left = grouping.add_up(whole), grouping.add_up(births.left[measure])
    seen = grouping.add_up(births.seen)
    return CohortTriangle(
        measure,
        grouping.by,
        tuple(_make_cohorts(grouping, births, members, begun, left, seen)),
        tuple(_shares(left.sum(axis=0), begun.sum(axis=0))),
        tuple(seen.sum(axis=0).tolist()),
    )


def _make_cohorts(
    grouping: _Grouping,
    births: Births,
    members: Sequence[_Members],
    begun: FloatArray,
    left: FloatArray,
    seen: IntArray,
) -> Iterator[Cohort]:
    """Yield the cohorts; what not all of its accounts are old enough for is not said of one."""
    paying = grouping.add_up(births.left[CohortMeasure.LOGOS])
    starts = grouping.add_up(births.begun[CohortMeasure.NET])
    for at, own in enumerate(members):
        whole = seen[at] == len(own.accounts)
        yield Cohort(
            label=own.label,
            began_on=own.began_on,
            accounts=own.accounts,
            start=float(starts[at]),
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
