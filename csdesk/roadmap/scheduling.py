"""When each initiative of a plan starts and is due (S1.20, C46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.model.roadmap import Horizon
from csdesk.roadmap.layout import Starts, lay_out, lay_out_quick, squeeze
from csdesk.roadmap.prioritisation import Candidate
from csdesk.roadmap.room import Room
from csdesk.roadmap.slots import Slot


@dataclass(frozen=True, slots=True)
class Placement:
    """A candidate with its days from the plan's start; both days are worked."""

    candidate: Candidate
    horizon: Horizon
    start_day: int
    due_day: int


def schedule(candidates: Sequence[Candidate], room: Room) -> tuple[Placement, ...]:
    """Return the candidates that have a place, in order of their start.

    Quick wins run beside everything else. The others wait for a free lane of their horizon and for
    what they need; where a person put more into it than fits, the last run beside the rest.
    """
    by_id = {candidate.initiative.id: candidate for candidate in candidates}
    placed = []
    for slot in Slot:
        for task, start in _start(room, slot).items():
            due = start + by_id[task].initiative.duration - 1
            placed.append(Placement(by_id[task], slot.horizon, start, due))
    return tuple(sorted(placed, key=lambda one: (one.start_day, one.due_day, one.candidate.rank)))


def _start(room: Room, slot: Slot) -> Starts:
    tasks = room.of_slot(slot)
    if slot is Slot.QUICK:
        return lay_out_quick(tasks, room.rules)
    starts = lay_out(tasks, slot.horizon, room.rules)
    return squeeze(tasks, slot.horizon, room.rules) if starts is None else starts
