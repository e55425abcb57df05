"""What a plan has taken so far: the days of its horizons, the work of the team and of roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.plan_review import Capacity, PlaceReason
from csdesk.model.roadmap import Horizon, PlanRules
from csdesk.roadmap.layout import lay_out
from csdesk.roadmap.slots import Slot
from csdesk.roadmap.tasks import PlanTask

Places = Mapping[InitiativeId, Slot]
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a task out of a slot; ``short`` is how many person-days are missing."""

    reason: PlaceReason
    role: RoleId | None = None
    short: float | None = None
    requires: InitiativeId | None = None


class Room:
    """Slots and capacity, and what stands in them."""

    def __init__(self, tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity) -> None:
        self.tasks = tasks
        """All that could be in the plan, in order of priority."""
        self.rules = rules
        self.capacity = capacity
        self.places: dict[InitiativeId, Slot] = {}
        self._team: dict[Horizon, float] = defaultdict(float)
        self._roles: dict[tuple[RoleId, Horizon], float] = defaultdict(float)

    def put(self, task: PlanTask, slot: Slot) -> None:
        """Place a task, whether it fits or not."""
        self.places[task.id] = slot
        self._count(task, slot.horizon, 1)

    def take_out(self, task: PlanTask) -> None:
        """Take a placed task out again."""
        self._count(task, self.places.pop(task.id).horizon, -1)

    def of_slot(self, slot: Slot) -> list[PlanTask]:
        """Return the tasks that stand in a slot, in order of priority."""
        return [task for task in self.tasks if self.places.get(task.id) is slot]

    def left_of_team(self, horizon: Horizon) -> float | None:
        """Return the person-days that the team has left; None: there is no limit."""
        known = self.capacity.team.get(horizon)
        return None if known is None else known - self._team[horizon]

    def left_of_role(self, role: RoleId, horizon: Horizon) -> float | None:
        """Return the person-days that a role has left; None: nobody knows."""
        known = self.capacity.roles.get(role, {}).get(horizon)
        return None if known is None else known - self._roles[role, horizon]

    def find_obstacles(self, task: PlanTask, slot: Slot) -> Iterator[Obstacle]:
        """Yield what keeps a task out of a slot as the plan stands; nothing where it fits."""
        if not slot.may_hold(task):
            yield Obstacle(PlaceReason.TOO_LONG)
        yield from self._find_missing(task, slot)
        yield from self._find_shortages(task, slot.horizon)
        if not self._has_days(task, slot):
            yield Obstacle(PlaceReason.LANES)

    def fits(self, task: PlanTask, slot: Slot) -> bool:
        """Return whether a task can be placed in a slot as the plan stands."""
        return next(self.find_obstacles(task, slot), None) is None

    def worth(self) -> float:
        """Return the points of the plan: a task's own, times the part of a year it works for."""
        return sum(
            task.worth * self.places[task.id].weight
            for task in self.tasks
            if task.id in self.places
        )

    def _find_missing(self, task: PlanTask, slot: Slot) -> Iterator[Obstacle]:
        """Yield what it needs and what comes later; in the same horizon it is done first."""
        for base in task.requires:
            at = self.places.get(base)
            if at is None or at.horizon > slot.horizon:
                yield Obstacle(PlaceReason.REQUIRES, requires=base)

    def _find_shortages(self, task: PlanTask, horizon: Horizon) -> Iterator[Obstacle]:
        for role, days in task.roles.items():
            left = self.left_of_role(role, horizon)
            if left is not None and days > left + TINY:
                yield Obstacle(PlaceReason.ROLE, role=role, short=days - max(left, 0.0))
        left = self.left_of_team(horizon)
        if left is not None and task.work > left + TINY:
            yield Obstacle(PlaceReason.TEAM, short=task.work - max(left, 0.0))

    def _has_days(self, task: PlanTask, slot: Slot) -> bool:
        if slot is Slot.QUICK:
            return len(self.of_slot(slot)) < self.rules.quick_wins_at_once
        beside = [one for one in self.tasks if self.places.get(one.id) is slot or one is task]
        return lay_out(beside, slot.horizon, self.rules) is not None

    def _count(self, task: PlanTask, horizon: Horizon, sign: int) -> None:
        self._team[horizon] += sign * task.work
        for role, days in task.roles.items():
            self._roles[role, horizon] += sign * days
