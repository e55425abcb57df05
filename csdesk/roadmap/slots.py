"""Where an initiative can stand: in a horizon, or among the quick wins of the first month."""

from __future__ import annotations

from enum import IntEnum

from csdesk.model.roadmap import QUICK_WIN_BY, Horizon
from csdesk.roadmap.tasks import PlanTask

LAST_DAY_THAT_COUNTS = 450
"""What is done by day 90 counts for a whole year, by day 360 for a quarter of one."""


class Slot(IntEnum):
    """A part of the plan, by the day on which it ends."""

    QUICK = QUICK_WIN_BY
    DAY_90 = Horizon.DAY_90
    DAY_180 = Horizon.DAY_180
    DAY_360 = Horizon.DAY_360

    @property
    def horizon(self) -> Horizon:
        """Return the horizon that it belongs to."""
        return Horizon.DAY_90 if self is Slot.QUICK else Horizon(self.value)

    @property
    def weight(self) -> float:
        """Return what a point is worth in it: the part of a year for which it already works."""
        return (LAST_DAY_THAT_COUNTS - self) / Horizon.DAY_360

    def may_hold(self, task: PlanTask) -> bool:
        """Return whether a task may stand in it, whatever else does."""
        if self.horizon > task.latest:
            return False
        if self is Slot.QUICK:
            return task.is_quick and task.held in (None, Horizon.DAY_90)
        if task.held is not None:
            return self.horizon is task.held
        is_long = task.duration > self.horizon.value - self.horizon.first_day + 1
        return self.horizon >= task.earliest and not is_long

    def is_before(self, other: Slot) -> bool:
        """Return whether its horizon ends before the other begins."""
        return self.horizon < other.horizon
