"""On which days the initiatives of a horizon are worked on: as many side by side as rules allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.model.identifiers import InitiativeId
from csdesk.model.roadmap import Horizon, PlanRules
from csdesk.roadmap.tasks import PlanTask, sort_by_need

Starts = Mapping[InitiativeId, int]
"""The day, counted from the start of the plan, on which each begins."""


def lay_out(tasks: Sequence[PlanTask], horizon: Horizon, rules: PlanRules) -> Starts | None:
    """Return when each task of a horizon begins; None where they do not fit into it.

    Tasks come in order of priority, and begin in it where that fits; otherwise those with the most
    days ahead come first. Each waits for a free lane and for what it needs.
    """
    for order in (tasks, sorted(tasks, key=lambda task: -_days_from(task, tasks))):
        starts = _fill(sort_by_need(order), horizon, rules)
        if all(_ends(task, starts) <= horizon for task in tasks):
            return starts
    return None


def squeeze(tasks: Sequence[PlanTask], horizon: Horizon, rules: PlanRules) -> Starts:
    """Return when each task begins where a person put in more than fits: the last run beside."""
    starts = _fill(sort_by_need(tasks), horizon, rules)
    return {
        task.id: max(horizon.first_day, min(starts[task.id], horizon - task.duration + 1))
        for task in tasks
    }


def lay_out_quick(tasks: Sequence[PlanTask], rules: PlanRules) -> Starts:
    """Return when quick wins begin: one after the other by a few days, all due by their day."""
    return {
        task.id: min(number * rules.stagger, rules.quick_win_due - task.duration + 1)
        for number, task in enumerate(tasks)
    }


def _fill(tasks: Sequence[PlanTask], horizon: Horizon, rules: PlanRules) -> dict[InitiativeId, int]:
    free_from = [horizon.first_day + lane * rules.stagger for lane in range(rules.at_once)]
    starts: dict[InitiativeId, int] = {}
    by_id = {task.id: task for task in tasks}
    for task in tasks:
        bases = (_ends(by_id[base], starts) + 1 for base in task.requires if base in by_id)
        lane = free_from.index(min(free_from))
        starts[task.id] = max(free_from[lane], *bases, horizon.first_day)
        free_from[lane] = starts[task.id] + task.duration
    return starts


def _days_from(task: PlanTask, tasks: Sequence[PlanTask]) -> int:
    """Return the days from the start of a task to the end of all that waits for it."""
    waiting = (_days_from(one, tasks) for one in tasks if task.id in one.requires)
    return task.duration + max(waiting, default=0)


def _ends(task: PlanTask, starts: Starts) -> int:
    return starts[task.id] + task.duration - 1
