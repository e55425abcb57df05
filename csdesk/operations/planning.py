"""The plan that follows from a diagnosis and from what people decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InitiativeId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.library import Library
from csdesk.model.plan_choices import ProgressState
from csdesk.model.plan_review import NO_PLAN_REVIEW, Capacity, PlanReview
from csdesk.model.roadmap import PlanRules
from csdesk.operations.plan_since import find_template, follow_plan
from csdesk.operations.team_sizes import read_team
from csdesk.roadmap import PlanDecisions, plan_roadmap
from csdesk.roadmap.capacity import PEOPLE, read_capacity
from csdesk.roadmap.investment import review_investment
from csdesk.roadmap.phases import lay_phases
from csdesk.roadmap.placing import Placing, find_places
from csdesk.roadmap.projection import Doing, project_levels
from csdesk.roadmap.raci import keep_held
from csdesk.roadmap.raci_checks import check_raci
from csdesk.roadmap.staffing import review_staffing
from csdesk.roadmap.targets import look_at_goals, look_at_targets
from csdesk.roadmap.tasks import PlanTask
from csdesk.storage.workspace import Workspace

KEPT_PLACINGS = 8
_found: dict[str, Placing] = {}


def make_plan(workspace: Workspace, library: Library, diagnosis: Diagnosis) -> Diagnosis:
    """Return a diagnosis with its plan; without a day to begin on there is none."""
    start_on = diagnosis.engagement.as_of
    if start_on is None:
        return replace(diagnosis, roadmap=None, plan=NO_PLAN_REVIEW)
    people, team = diagnosis.registers.get(PEOPLE), read_team(workspace, library, diagnosis)
    decided = replace(
        read_decisions(workspace, library),
        capacity=read_capacity(people, start_on),
        team=keep_held(team.size, people) if team else None,
    )
    planned = plan_roadmap(
        diagnosis.findings,
        library,
        start_on,
        levels=diagnosis.maturity,
        decided=decided,
        find=find_places_once,
    )
    made = replace(diagnosis, roadmap=planned.roadmap, plan=planned.review)
    progress = workspace.plan_choices.progress()
    review = replace(
        _look_ahead(workspace, library, made, decided),
        final=workspace.plan_choices.final(),
        progress=progress,
        raci_problems=_check_raci(made, library),
        titles={**_name(library, progress), **made.plan.titles},
        investment=review_investment(made, library),
        staffing=review_staffing(made, library),
        since=follow_plan(workspace, made),
        team=team,
    )
    return replace(made, plan=review)


def read_decisions(workspace: Workspace, library: Library) -> PlanDecisions:
    """Return what people decided about the plan of the engagement."""
    progress = workspace.plan_choices.progress().values()
    return PlanDecisions(
        owners=workspace.plan.owners(),
        raci=workspace.plan.raci(),
        choices=workspace.plan_choices.choices(),
        done=frozenset(one.initiative for one in progress if one.state is ProgressState.DONE),
        template=find_template(workspace, library),
    )


def _look_ahead(
    workspace: Workspace, library: Library, made: Diagnosis, decided: PlanDecisions
) -> PlanReview:
    """Return the review of a plan with its phases, and with what it leads to."""
    if made.roadmap is None:
        return made.plan
    doing = Doing(made.roadmap, library.initiatives, decided.done)
    assessments = made.assessments.values()
    ladder = ((MATURITY_LADDER, area.id) for area in made.instrument.areas)
    template, projections = decided.template, project_levels(assessments, doing)
    wanted = {*ladder, *workspace.aims.targets()}
    return replace(
        made.plan,
        phases=lay_phases(template, made.roadmap, made.plan, made.registers) if template else None,
        projections=projections,
        targets=look_at_targets(assessments, wanted, doing, projections),
        goals=look_at_goals(made.metrics.goals, doing),
    )


def _check_raci(made: Diagnosis, library: Library) -> tuple[str, ...]:
    people = made.registers.get(PEOPLE)
    return check_raci(made.roadmap, library.plan, people) if made.roadmap else ()


def _name(library: Library, wanted: Iterable[InitiativeId]) -> dict[InitiativeId, str]:
    named = set(wanted)
    return {one.id: one.title for one in library.initiatives if one.id in named}


def find_places_once(tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity) -> Placing:
    """Return the places of tasks, found anew only where something changed: most answers do not."""
    key = repr((tasks, rules, capacity))
    if key not in _found:
        while len(_found) >= KEPT_PLACINGS:
            _found.pop(next(iter(_found)))
        _found[key] = find_places(tasks, rules, capacity)
    return _found[key]
