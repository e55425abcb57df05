"""What is wrong with a plan as it stands, and what it asks of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from csdesk.model.identifiers import RoleId
from csdesk.model.plan_review import Load, PlanBreach, PlanProblem
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.layout import lay_out
from csdesk.roadmap.room import TINY, Room
from csdesk.roadmap.slots import Slot


def measure_loads(room: Room) -> tuple[Load, ...]:
    """Return what each horizon asks of the team, and of each role that has something to do."""
    team = dict.fromkeys(Horizon, 0.0)
    roles: dict[tuple[Horizon, RoleId], float] = defaultdict(float)
    for task in room.tasks:
        slot = room.places.get(task.id)
        if slot is not None:
            team[slot.horizon] += task.work
            for role, days in task.roles.items():
                roles[slot.horizon, role] += days
    capacity = room.capacity
    of_team = [
        Load(horizon, None, team[horizon], capacity.team.get(horizon)) for horizon in Horizon
    ]
    of_roles = [
        Load(horizon, role, asked, capacity.roles.get(role, {}).get(horizon))
        for (horizon, role), asked in sorted(roles.items())
    ]
    return (*of_team, *of_roles)


def find_problems(room: Room) -> tuple[PlanProblem, ...]:
    """Return every breach: of what the planner itself placed, only a missing quick win."""
    return (*_find_quick_win(room), *_find_overloads(room), *_find_disorder(room))


def _find_quick_win(room: Room) -> Iterator[PlanProblem]:
    if not room.of_slot(Slot.QUICK):
        yield PlanProblem(PlanBreach.NO_QUICK_WIN)


def _find_overloads(room: Room) -> Iterator[PlanProblem]:
    for load in measure_loads(room):
        if load.available is not None and load.asked > load.available + TINY:
            breach = PlanBreach.OVER_TEAM if load.role is None else PlanBreach.OVER_ROLE
            short = load.asked - load.available
            yield PlanProblem(breach, horizon=load.horizon, role=load.role, days=short)
    for slot in list(Slot)[1:]:
        if lay_out(room.of_slot(slot), slot.horizon, room.rules) is None:
            yield PlanProblem(PlanBreach.OVER_LANES, horizon=slot.horizon)


def _find_disorder(room: Room) -> Iterator[PlanProblem]:
    for task in room.tasks:
        stands = room.places.get(task.id)
        for base in task.requires if stands is not None else ():
            at = room.places.get(base)
            if at is None:
                yield PlanProblem(PlanBreach.WITHOUT_BASE, initiative=task.id, requires=base)
            elif stands is not None and at.horizon > stands.horizon:
                yield PlanProblem(PlanBreach.BEFORE_BASE, initiative=task.id, requires=base)
