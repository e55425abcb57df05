"""The window that retention is computed over, and its steps from day to day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from csdesk.model.revenue import MovementPeriod, RevenueGrid
from csdesk.scoring.revenue.line_grid import LineColumns

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
        return self._known_at(self.first)

    @cached_property
    def after(self) -> FloatArray:
        """What each account paid on the last day, 0 where an amount is unknown."""
        return self._known_at(self.last)

    def _known_at(self, place: int) -> FloatArray:
        import numpy as np

        amounts = self.grid.amounts
        known = ~np.isnan(amounts[:, [self.first, self.last]]).any(axis=1)
        return np.where(known, amounts[:, place], 0.0)


@dataclass(frozen=True, slots=True)
class Step:
    """What accounts gained and lost from one day to the next, prices included and rates not."""

    start: float
    grown: float
    lost: float
    """Churn and contraction."""
    churned: float


def take_step(grid: RevenueGrid, at: int, of: BoolArray, later: int | None = None) -> Step:
    """Return the step from one day of a grid to the next, or to a later one, of some accounts."""
    import numpy as np

    end = at + 1 if later is None else later
    known = of & ~np.isnan(grid.amounts[:, [at, end]]).any(axis=1)
    paid = known & (grid.amounts[:, at] > 0)
    before, after = grid.amounts[paid, at], grid.amounts[paid, end]
    change = after - before
    change -= np.where(after > 0, grid.fx[paid, at + 1 : end + 1].sum(axis=1), 0.0)
    return Step(
        start=fsum(before),
        grown=fsum(change[change > 0]),
        lost=-fsum(change[change < 0]),
        churned=fsum(before[after <= 0]),
    )


def take_steps(inputs: MethodInputs) -> Iterator[Step]:
    """Yield the months of the window, or the window itself where it has none."""
    import numpy as np

    everybody = np.ones(len(inputs.grid.accounts), dtype=np.bool_)
    if not inputs.months:
        yield take_step(inputs.grid, inputs.first, everybody, inputs.last)
        return
    for at in range(inputs.first, inputs.last):
        yield take_step(inputs.grid, at, everybody)
