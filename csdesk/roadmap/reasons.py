"""Why each initiative is where it is: what keeps it out of the part of the plan before."""

from __future__ import annotations

from csdesk.model.plan_review import PlaceExplanation, PlaceReason
from csdesk.roadmap.room import Obstacle, Room
from csdesk.roadmap.slots import Slot
from csdesk.roadmap.tasks import PlanTask


def explain_places(room: Room) -> tuple[PlaceExplanation, ...]:
    """Return, for every task, why it stands in its horizon and no earlier, or nowhere.

    What is asked is what would keep it out of the slot before, were everything else as it is.
    """
    return tuple(_explain(room, task) for task in room.tasks)


def _explain(room: Room, task: PlanTask) -> PlaceExplanation:
    stands = room.places.get(task.id)
    horizon = None if stands is None else stands.horizon
    if task.held is not None and task.held <= task.latest:
        return PlaceExplanation(task.id, horizon, PlaceReason.HELD)
    possible = [slot for slot in Slot if slot.may_hold(task)]
    if stands is not None and stands is next(iter(possible), None):
        return PlaceExplanation(task.id, horizon, PlaceReason.EARLIEST)
    obstacle = _find_obstacle(room, task, stands, possible)
    return PlaceExplanation(
        task.id, horizon, obstacle.reason, obstacle.role, obstacle.short, obstacle.requires
    )


def _find_obstacle(
    room: Room, task: PlanTask, stands: Slot | None, possible: list[Slot]
) -> Obstacle:
    """Return what keeps a task out of the latest slot that it could stand in before its own."""
    if not possible:
        is_late = (task.held or task.earliest) > task.latest
        return Obstacle(PlaceReason.AFTER_END if is_late else PlaceReason.TOO_LONG)
    if stands is None:
        return next(room.find_obstacles(task, possible[-1]))
    room.take_out(task)
    before = [slot for slot in possible if slot < stands]
    obstacle = next(room.find_obstacles(task, before[-1]))
    room.put(task, stands)
    return obstacle
