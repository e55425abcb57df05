"""Which initiatives are done, and in which part of the plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from csdesk.model.plan_review import Capacity, PlanMethod
from csdesk.model.roadmap import PlanRules
from csdesk.roadmap.in_order import fill_in_order, place_held, pull_forward
from csdesk.roadmap.layout import lay_out
from csdesk.roadmap.room import TINY, Room
from csdesk.roadmap.slots import Slot
from csdesk.roadmap.solving import FEW, Crowd, Solved, solve_places
from csdesk.roadmap.tasks import PlanTask

ROUNDS = 3
"""How often the solver is asked, told each time what cannot be laid out day by day."""
ENOUGH = 0.97
"""One of many tasks that is worth so much of what none can exceed is not improved: answers do not
wait."""

Solve = Callable[[Room, Collection[Crowd]], Solved | None]


@dataclass(frozen=True, slots=True)
class Placing:
    """A plan: the room with everything in its place, how it was found, what none can exceed."""

    room: Room
    method: PlanMethod
    worth: float
    bound: float


def find_places(
    tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity, solve: Solve = solve_places
) -> Placing:
    """Return the plan that is worth most of those found, never less than one in order of priority.

    Tasks come in that order. Where everything is as early as it may be, no solver is asked. The
    same tasks give the same plan.
    """
    room = place_held(tasks, rules, capacity)
    fixed = room.worth()
    fill_in_order(room)
    pull_forward(room)
    most = _most(tasks, fixed)
    if room.worth() >= most - TINY:
        return Placing(room, PlanMethod.EARLIEST, room.worth(), room.worth())
    solved, bound = _solve(tasks, rules, capacity, solve)
    bound = most if bound is None else min(most, fixed + bound)
    if solved is None or solved.worth() < room.worth() + TINY:
        return Placing(room, PlanMethod.IN_ORDER, room.worth(), max(bound, room.worth()))
    return Placing(solved, PlanMethod.SOLVED, solved.worth(), max(bound, solved.worth()))


def _solve(
    tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity, solve: Solve
) -> tuple[Room | None, float | None]:
    """Return the best plan that the solver finds and that can be laid out, with its bound.

    Where it puts more into a slot than can be laid out, it is told so and asked again; in the end
    what does not fit is left to the rest of the plan.
    """
    crowds: set[Crowd] = set()
    enough = ENOUGH if len(tasks) > FEW else 1.0
    best: Room | None = None
    bound: float | None = None
    for _ in range(ROUNDS):
        held = place_held(tasks, rules, capacity)
        solved = solve(held, crowds)
        if solved is None:
            break
        bound = solved.bound if bound is None else min(bound, solved.bound)
        room = _fit(place_held(tasks, rules, capacity), solved)
        best = room if best is None or room.worth() > best.worth() else best
        found = set(_find_crowds(solved, tasks, rules)) - crowds
        if not found or best.worth() >= enough * (held.worth() + bound):
            break
        crowds |= found
    return best, bound


def _fit(room: Room, solved: Solved) -> Room:
    """Return the room with what the solver placed as far as it fits, and what else fits then."""
    waiting = [task for task in room.tasks if task.id in solved.places]
    for slot in Slot:
        for task in [one for one in waiting if solved.places[one.id] is slot]:
            if room.fits(task, slot):
                room.put(task, slot)
    fill_in_order(room)
    pull_forward(room)
    return room


def _find_crowds(solved: Solved, tasks: Sequence[PlanTask], rules: PlanRules) -> list[Crowd]:
    crowds = []
    for slot in list(Slot)[1:]:
        inside = [task for task in tasks if solved.places.get(task.id) is slot]
        if lay_out(inside, slot.horizon, rules) is None:
            crowd = _shrink(inside, slot, rules)
            crowds.append((slot, frozenset(task.id for task in crowd)))
    return crowds


def _shrink(tasks: Sequence[PlanTask], slot: Slot, rules: PlanRules) -> Sequence[PlanTask]:
    """Return a few of these tasks, none of them without need, that cannot be laid out either."""
    crowd = list(tasks)
    for task in tasks:
        fewer = [one for one in crowd if one is not task]
        if lay_out(fewer, slot.horizon, rules) is None:
            crowd = fewer
    return crowd


def _most(tasks: Sequence[PlanTask], fixed: float) -> float:
    """Return what a plan without any limit would be worth."""
    free = (task for task in tasks if task.held is None)
    return fixed + sum(
        task.worth * max((slot.weight for slot in Slot if slot.may_hold(task)), default=0.0)
        for task in free
    )
