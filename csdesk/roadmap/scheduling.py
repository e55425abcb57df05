"""When each initiative starts and is due: horizon by pillar, capacity by lanes (S1.20, C46)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.model.identifiers import AreaId
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.prioritisation import Candidate

HORIZON_OF_AREA: Mapping[AreaId, Horizon] = {
    AreaId("segmentation"): Horizon.DAY_90,
    AreaId("health"): Horizon.DAY_90,
    AreaId("playbooks"): Horizon.DAY_180,
    AreaId("data"): Horizon.DAY_180,
    AreaId("governance"): Horizon.DAY_360,
    AreaId("skills"): Horizon.DAY_360,
}
FIRST_DAY = {Horizon.DAY_90: 0, Horizon.DAY_180: 90, Horizon.DAY_360: 180}
QUICK_WIN_DUE = 30
"""A quick win is done by this day (S0.20)."""
QUICK_WINS_AT_ONCE = 3
AT_ONCE = 4
"""Initiatives that run side by side in a horizon, beside the quick wins."""
STAGGER = 5
"""Days between the first starts, so that not everything begins on one morning."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A candidate with its days from the plan's start; both days are worked."""

    candidate: Candidate
    horizon: Horizon
    start_day: int
    due_day: int


def schedule(candidates: Sequence[Candidate]) -> tuple[Placement, ...]:
    """Return every candidate placed once, in order of its start; all are due by day 360.

    Candidates come in order of priority. The first three quick wins run beside everything else
    and are due by day 30. The others wait for a free lane of their horizon; what does not fit
    moves to the next one, and in the last one runs beside the rest.
    """
    quick = [candidate for candidate in candidates if _is_quick(candidate)][:QUICK_WINS_AT_ONCE]
    placed = [_place_quick_win(number, candidate) for number, candidate in enumerate(quick)]
    waiting: list[Candidate] = []
    for horizon in Horizon:
        of_horizon = [c for c in candidates if c not in quick and choose_horizon(c) is horizon]
        queue = sorted([*waiting, *of_horizon], key=lambda candidate: candidate.rank)
        fitted, waiting = _fill(horizon, queue)
        placed.extend(fitted)
    return tuple(sorted(placed, key=lambda p: (p.start_day, p.due_day, p.candidate.rank)))


def choose_horizon(candidate: Candidate) -> Horizon:
    """Return the horizon of an initiative's pillar, or an earlier one where content allows it."""
    usual = HORIZON_OF_AREA.get(candidate.initiative.area, Horizon.DAY_360)
    if candidate.initiative.quick_win:
        return Horizon.DAY_90
    early = candidate.initiative.early_horizon
    return min(usual, early) if candidate.is_critical and early is not None else usual


def _is_quick(candidate: Candidate) -> bool:
    return candidate.initiative.quick_win and candidate.initiative.duration <= QUICK_WIN_DUE


def _place_quick_win(number: int, candidate: Candidate) -> Placement:
    latest = QUICK_WIN_DUE - candidate.initiative.duration + 1
    return _place(candidate, Horizon.DAY_90, min(number * STAGGER, latest))


def _fill(horizon: Horizon, queue: Sequence[Candidate]) -> tuple[list[Placement], list[Candidate]]:
    first = FIRST_DAY[horizon]
    free_from = [first + lane * STAGGER for lane in range(AT_ONCE)]
    fitted, too_late = [], []
    for candidate in queue:
        lane = free_from.index(min(free_from))
        latest = horizon.value - candidate.initiative.duration + 1
        if free_from[lane] <= latest:
            fitted.append(_place(candidate, horizon, free_from[lane]))
            free_from[lane] += candidate.initiative.duration
        elif horizon is Horizon.DAY_360:
            fitted.append(_place(candidate, horizon, max(latest, first)))
        else:
            too_late.append(candidate)
    return fitted, too_late


def _place(candidate: Candidate, horizon: Horizon, start_day: int) -> Placement:
    due_day = start_day + candidate.initiative.duration - 1
    return Placement(candidate, horizon, start_day, due_day)
