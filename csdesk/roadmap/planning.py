"""From findings to the plan of 90, 180 and 360 days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from csdesk.model.findings import Finding
from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.levels import MaturityResult
from csdesk.model.library import Library
from csdesk.model.plan_choices import PlanChoice
from csdesk.model.plan_review import (
    Capacity,
    PlaceExplanation,
    PlaceReason,
    PlanReview,
    PlanSolution,
)
from csdesk.model.plan_templates import PlanTemplate
from csdesk.model.roadmap import PlanRules, RaciLetter, Roadmap, RoadmapItem, TeamSize
from csdesk.roadmap.breaches import find_problems, measure_loads
from csdesk.roadmap.capacity import usual_capacity
from csdesk.roadmap.phases import scale_gates
from csdesk.roadmap.placing import Placing, find_places
from csdesk.roadmap.prioritisation import Candidate, choose_initiatives, pin_top
from csdesk.roadmap.raci import make_raci
from csdesk.roadmap.reasons import explain_places
from csdesk.roadmap.scheduling import Placement, schedule
from csdesk.roadmap.tasks import PlanTask, is_left_out, make_tasks

FindPlaces = Callable[[Sequence[PlanTask], PlanRules, Capacity], Placing]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and what is told about it."""

    roadmap: Roadmap
    review: PlanReview


@dataclass(frozen=True, slots=True)
class PlanDecisions:
    """What people decided about a plan."""

    owners: Mapping[InitiativeId, str] = field(default_factory=dict)
    raci: Mapping[RaciRowId, Mapping[RoleId, RaciLetter]] = field(default_factory=dict)
    """The letters of rows that were changed."""
    choices: Mapping[InitiativeId, PlanChoice] = field(default_factory=dict)
    """Where initiatives were put."""
    done: frozenset[InitiativeId] = frozenset()
    """What needs no place any more."""
    capacity: Capacity | None = None
    """Who has how many days; None: as the rules say."""
    team: TeamSize | None = None
    """By which roles are held by others; None: each stands on its own."""
    template: PlanTemplate | None = None
    """By which a short plan ends early, and its gates are moved; None: 360 days."""


NOTHING_DECIDED = PlanDecisions()


def plan_roadmap(
    findings: Sequence[Finding],
    library: Library,
    start_on: date,
    *,
    levels: MaturityResult,
    decided: PlanDecisions = NOTHING_DECIDED,
    find: FindPlaces = find_places,
) -> Planned:
    """Return the plan: what the findings call for, each at most once (S1.20, S0.21).

    ``findings`` come highest priority first. Days count from ``start_on``, which is day 0. What
    cannot be done in a year, by the capacity there is, is left out with its reason. The library's
    rules say how many initiatives are pinned for the worst findings, how many run side by side, and
    by which day at least one quick win is due (S0.20). ARR at stake is that of the accounts named
    by an item's findings, no account twice. Gates and roles are the library's, the RACI has its
    standing rows and one per item (S1.89).
    """
    template = decided.template
    rules = library.plan if template is None else replace(library.plan, last=template.last)
    candidates = choose_initiatives(findings, library.initiatives, levels, rules.default_quick_win)
    candidates = tuple(one for one in candidates if one.initiative.id not in decided.done)
    capacity = decided.capacity or usual_capacity(rules)
    placing = find(make_tasks(candidates, rules, decided.choices), rules, capacity)
    top = pin_top(candidates, findings, rules.pinned)
    items = tuple(
        _make_item(placement, start_on, decided.owners, top)
        for placement in schedule(candidates, placing.room)
    )
    doing = [item.initiative for item in items]
    roadmap = Roadmap(
        start_on=start_on,
        items=items,
        gates=library.gates if template is None else scale_gates(library.gates, template.scale),
        raci=make_raci(library.raci, doing, decided.raci, decided.team),
        roles=library.roles,
        team=decided.team,
    )
    return Planned(roadmap, replace(_review(placing, candidates, decided), last=rules.last))


def _review(
    placing: Placing, candidates: Sequence[Candidate], decided: PlanDecisions
) -> PlanReview:
    left_out = (
        PlaceExplanation(one.initiative.id, None, PlaceReason.LEFT_OUT)
        for one in candidates
        if is_left_out(one.initiative.id, decided.choices)
    )
    explained = (*explain_places(placing.room), *left_out)
    solution = PlanSolution(placing.method, placing.worth, placing.bound, explained)
    return PlanReview(
        solution,
        titles={one.initiative.id: one.initiative.title for one in candidates},
        problems=find_problems(placing.room),
        loads=measure_loads(placing.room),
    )


def _make_item(
    placement: Placement,
    start_on: date,
    owners: Mapping[InitiativeId, str],
    top: frozenset[InitiativeId],
) -> RoadmapItem:
    candidate = placement.candidate
    return RoadmapItem(
        initiative=candidate.initiative,
        horizon=placement.horizon,
        start_day=placement.start_day,
        due_day=placement.due_day,
        start_on=start_on + timedelta(days=placement.start_day),
        due_on=start_on + timedelta(days=placement.due_day),
        priority=float(candidate.priority),
        arr_at_stake=candidate.arr_at_stake,
        findings=candidate.findings,
        owner=owners.get(candidate.initiative.id, ""),
        top_three=candidate.initiative.id in top,
    )
