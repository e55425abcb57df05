"""When each initiative starts and is due: horizon by pillar, capacity by lanes (S1.20, C46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.model.roadmap import Horizon, PlanRules
from csdesk.roadmap.prioritisation import Candidate


@dataclass(frozen=True, slots=True)
class Placement:
    """A candidate with its days from the plan's start; both days are worked."""

    candidate: Candidate
    horizon: Horizon
    start_day: int
    due_day: int


def schedule(candidates: Sequence[Candidate], rules: PlanRules) -> tuple[Placement, ...]:
    """Return every candidate placed once, in order of its start; all are due by day 360.

    Candidates come in order of priority. The first quick wins, as many as the rules let run at
    once, run beside everything else and are due by their day. The others wait for a free lane of
    their horizon; what does not fit moves to the next one, and in the last one runs beside the
    rest.
    """
    quick = [c for c in candidates if _is_quick(c, rules)][: rules.quick_wins_at_once]
    placed = [_place_quick_win(number, candidate, rules) for number, candidate in enumerate(quick)]
    waiting: list[Candidate] = []
    for horizon in Horizon:
        rest = [candidate for candidate in candidates if candidate not in quick]
        of_horizon = [c for c in rest if choose_horizon(c, rules) is horizon]
        queue = sorted([*waiting, *of_horizon], key=lambda candidate: candidate.rank)
        fitted, waiting = _fill(horizon, queue, rules)
        placed.extend(fitted)
    return tuple(sorted(placed, key=lambda p: (p.start_day, p.due_day, p.candidate.rank)))


def choose_horizon(candidate: Candidate, rules: PlanRules) -> Horizon:
    """Return the horizon of an initiative's pillar, or an earlier one where content allows it."""
    usual = rules.horizon_of_area[candidate.initiative.area]
    if candidate.initiative.quick_win:
        return Horizon.DAY_90
    early = candidate.initiative.early_horizon
    return min(usual, early) if candidate.is_critical and early is not None else usual


def _is_quick(candidate: Candidate, rules: PlanRules) -> bool:
    return candidate.initiative.quick_win and candidate.initiative.duration <= rules.quick_win_due


def _place_quick_win(number: int, candidate: Candidate, rules: PlanRules) -> Placement:
    latest = rules.quick_win_due - candidate.initiative.duration + 1
    return _place(candidate, Horizon.DAY_90, min(number * rules.stagger, latest))


def _fill(
    horizon: Horizon, queue: Sequence[Candidate], rules: PlanRules
) -> tuple[list[Placement], list[Candidate]]:
    first = horizon.first_day
    free_from = [first + lane * rules.stagger for lane in range(rules.at_once)]
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
