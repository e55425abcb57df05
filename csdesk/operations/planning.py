"""The plan that follows from a diagnosis and from what people decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.plan_choices import ProgressState
from csdesk.model.plan_review import NO_PLAN_REVIEW, Capacity
from csdesk.model.roadmap import PlanRules
from csdesk.roadmap import PlanDecisions, plan_roadmap
from csdesk.roadmap.capacity import PEOPLE, read_capacity
from csdesk.roadmap.investment import review_investment
from csdesk.roadmap.placing import Placing, find_places
from csdesk.roadmap.staffing import review_staffing
from csdesk.roadmap.tasks import PlanTask
from csdesk.storage.workspace import Workspace

KEPT_PLACINGS = 8
_found: dict[str, Placing] = {}


def make_plan(workspace: Workspace, library: Library, diagnosis: Diagnosis) -> Diagnosis:
    """Return a diagnosis with its plan; without a day to begin on there is none."""
    start_on = diagnosis.engagement.as_of
    if start_on is None:
        return replace(diagnosis, roadmap=None, plan=NO_PLAN_REVIEW)
    planned = plan_roadmap(
        diagnosis.findings,
        library,
        start_on,
        levels=diagnosis.maturity,
        decided=replace(
            read_decisions(workspace),
            capacity=read_capacity(diagnosis.registers.get(PEOPLE), start_on),
        ),
        find=find_places_once,
    )
    made = replace(diagnosis, roadmap=planned.roadmap, plan=planned.review)
    review = replace(
        planned.review,
        final=workspace.plan_choices.final(),
        investment=review_investment(made, library),
        staffing=review_staffing(made, library),
    )
    return replace(made, plan=review)


def read_decisions(workspace: Workspace) -> PlanDecisions:
    """Return what people decided about the plan of the engagement."""
    progress = workspace.plan_choices.progress().values()
    return PlanDecisions(
        owners=workspace.plan.owners(),
        raci=workspace.plan.raci(),
        choices=workspace.plan_choices.choices(),
        done=frozenset(one.initiative for one in progress if one.state is ProgressState.DONE),
    )


def find_places_once(tasks: Sequence[PlanTask], rules: PlanRules, capacity: Capacity) -> Placing:
    """Return the places of tasks, found anew only where something changed: most answers do not."""
    key = repr((tasks, rules, capacity))
    if key not in _found:
        while len(_found) >= KEPT_PLACINGS:
            _found.pop(next(iter(_found)))
        _found[key] = find_places(tasks, rules, capacity)
    return _found[key]
