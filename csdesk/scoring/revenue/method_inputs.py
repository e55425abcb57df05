"""The window that retention is computed over, and its steps from day to day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from csdesk.model.revenue import MovementPeriod, RevenueGrid
from csdesk.scoring.revenue.line_grid import LineColumns
from csdesk.scoring.revenue.periods import known_between
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class MethodInputs:
    """One window of a grid, its months where it has any, and the lines where there are some."""

    grid: RevenueGrid
    first: int
    last: int
    period: MovementPeriod
    months: Sequence[MovementPeriod]
    """The months of the window; empty where revenue is known on its two days only."""
    lines: LineColumns | None
    currency: str

    @cached_property
    def before(self) -> FloatArray:
        """What each account paid on the first day, 0 where an amount is unknown."""
        return known_between(self.grid, self.first, self.last)[0]

    @cached_property
    def after(self) -> FloatArray:
        """What each account paid on the last day, 0 where an amount is unknown."""
        return known_between(self.grid, self.first, self.last)[1]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The months of the window, or the window itself where it has none."""
        return tuple(take_step(self.grid, *days) for days in self._spans())

    @cached_property
    def steps_of_cohort(self) -> tuple[Step, ...]:
        """The same steps of the accounts that paid on the first day alone."""
        cohort = self.before > 0
        return tuple(take_step(self.grid, *days, cohort) for days in self._spans())

    def _spans(self) -> Iterator[tuple[int, int]]:
        if self.months:
            return pairwise(range(self.first, self.last + 1))
        return iter([(self.first, self.last)])


@dataclass(frozen=True, slots=True)
class Step:
    """What accounts gained and lost from one day to the next, prices included and rates not."""

    start: float
    grown: float
    lost: float
    """Churn and contraction."""
    churned: float


def take_step(grid: RevenueGrid, first: int, last: int, of: BoolArray | None = None) -> Step:
    """Return the step from one day of a grid to a later one, of some accounts or of all."""
    import numpy as np

    before, after = known_between(grid, first, last)
    paid = np.flatnonzero((before > 0) & of if of is not None else before > 0)
    before, after = before[paid], after[paid]
    fx = grid.fx[paid, first + 1 : last + 1].sum(axis=1)
    change = after - before - np.where(after > 0, fx, 0.0)
    return Step(
        start=add_up(before),
        grown=add_up(change[change > 0]),
        lost=-add_up(change[change < 0]),
        churned=add_up(before[after <= 0]),
    )
