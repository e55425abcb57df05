"""A plan made in order of priority: each initiative as early as it fits."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.plan_review import Capacity
from csdesk.model.roadmap import PlanRules
from csdesk.roadmap.room import Room
from csdesk.roadmap.slots import Slot
from csdesk.roadmap.tasks import PlanTask, sort_by_need


def place_held(tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity) -> Room:
    """Return the room in which stands what a person put there, whether there is room or not."""
    room = Room(tasks, rules, capacity)
    for task in tasks:
        slots = [slot for slot in Slot if slot.may_hold(task)] if task.held is not None else []
        if slots:
            room.put(task, next((slot for slot in slots if room.fits(task, slot)), slots[-1]))
    return room


def fill_in_order(room: Room) -> None:
    """Place what is not yet in the plan: best first, after what it needs, as early as it fits.

    What fits nowhere stays out.
    """
    for task in sort_by_need(room.tasks):
        if task.id not in room.places:
            slot = next((slot for slot in Slot if room.fits(task, slot)), None)
            if slot is not None:
                room.put(task, slot)


def pull_forward(room: Room) -> None:
    """Move each task to an earlier slot where it fits beside the others, until none does."""
    while any(_pull(room, task) for task in room.tasks if task.held is None):
        continue


def _pull(room: Room, task: PlanTask) -> bool:
    """Move a task forward; False where it stays, and where it is not in the plan."""
    stood = room.places.get(task.id)
    if stood is None:
        return False
    room.take_out(task)
    earlier = (slot for slot in Slot if slot < stood and room.fits(task, slot))
    slot = next(earlier, stood)
    room.put(task, slot)
    return slot is not stood
