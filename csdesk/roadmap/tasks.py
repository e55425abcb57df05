"""Initiatives as the planner sees them: what they are worth, need and take."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.plan_choices import PlanChoice
from csdesk.model.roadmap import Horizon, Initiative, PlanRules
from csdesk.roadmap.prioritisation import Candidate

Choices = Mapping[InitiativeId, PlanChoice]


@dataclass(frozen=True, slots=True)
class PlanTask:
    """An initiative to place; durations in days, work in person-days."""

    id: InitiativeId
    worth: float
    duration: int
    earliest: Horizon
    work: float
    roles: Mapping[RoleId, float]
    requires: tuple[InitiativeId, ...]
    """Those of the other tasks that come before it, and of those that a person left out."""
    is_quick: bool
    """It can be done beside everything else by the day that quick wins are due."""
    held: Horizon | None = None
    """Where a person put it."""
    latest: Horizon = Horizon.DAY_360
    """The last horizon of the plan."""


def make_tasks(
    candidates: Sequence[Candidate], rules: PlanRules, choices: Choices
) -> tuple[PlanTask, ...]:
    """Return the candidates that nobody left out, in their order of priority.

    What others build upon is no quick win: they could not tell when it is there. What a person
    left out is still needed by what builds upon it.
    """
    wanted = [one for one in candidates if not is_left_out(one.initiative.id, choices)]
    known = {one.initiative.id for one in candidates}
    bases = {base for one in wanted for base in one.initiative.requires}
    return tuple(_make_task(one, rules, choices, known, bases) for one in wanted)


def sort_by_need(tasks: Sequence[PlanTask]) -> tuple[PlanTask, ...]:
    """Return tasks in their order, each after what it needs of the others."""
    by_id = {task.id: task for task in tasks}
    found: dict[InitiativeId, PlanTask] = {}

    def append(task: PlanTask) -> None:
        for base in task.requires:
            if base in by_id and base not in found:
                append(by_id[base])
        found.setdefault(task.id, task)

    for task in tasks:
        append(task)
    return tuple(found.values())


def is_left_out(initiative: InitiativeId, choices: Choices) -> bool:
    """Return whether a person left an initiative out of the plan."""
    choice = choices.get(initiative)
    return choice is not None and choice.horizon is None


def choose_horizon(candidate: Candidate, rules: PlanRules) -> Horizon:
    """Return the horizon of an initiative's pillar, or an earlier one where content allows it."""
    usual = rules.horizon_of_area[candidate.initiative.area]
    if candidate.initiative.quick_win:
        return Horizon.DAY_90
    early = candidate.initiative.early_horizon
    return min(usual, early) if candidate.is_critical and early is not None else usual


def middle_work(initiative: Initiative) -> float:
    """Return the person-days between the low and the high effort of an initiative."""
    return (initiative.effort_low + initiative.effort_high) / 2


def _make_task(
    candidate: Candidate,
    rules: PlanRules,
    choices: Choices,
    known: Collection[InitiativeId],
    bases: Collection[InitiativeId],
) -> PlanTask:
    initiative = candidate.initiative
    choice = choices.get(initiative.id)
    requires = tuple(one for one in initiative.requires if one in known)
    quick = initiative.quick_win and initiative.duration <= rules.quick_win_due
    return PlanTask(
        id=initiative.id,
        worth=float(candidate.priority),
        duration=initiative.duration,
        earliest=choose_horizon(candidate, rules),
        work=middle_work(initiative),
        roles=initiative.work,
        requires=requires,
        is_quick=quick and initiative.id not in bases and not requires,
        held=choice.horizon if choice else None,
        latest=rules.last,
    )
