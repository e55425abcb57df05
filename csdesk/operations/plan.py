"""Deciding who does what and when, telling what became of it, and making the plan final."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.model.changes import PLANNED
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.identifiers import InitiativeId, RaciRowId, RoleId
from csdesk.model.library import Library
from csdesk.model.plan_choices import FinalPlan, InitiativeProgress, PlanChoice
from csdesk.model.plan_templates import TemplateId
from csdesk.model.roadmap import Horizon, Initiative, RaciLetter
from csdesk.operations.outcome import Outcome
from csdesk.operations.plan_since import CHOSEN, NAME, TEMPLATE
from csdesk.roadmap.promising import keep_baseline, promise_items
from csdesk.roadmap.raci import check_letters
from csdesk.roadmap.wording import describe_problem
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace


def assign_owner(workspace: Workspace, initiative: InitiativeId, name: str) -> Outcome[None]:
    """Name the person who owns an initiative; an empty name takes the owner away."""
    with workspace.step(Action.ASSIGN_OWNER):
        workspace.plan.set_owner(initiative, name.strip())
    return Outcome(None, PLANNED)


def set_raci(
    workspace: Workspace, row_id: RaciRowId, letters: Mapping[RoleId, RaciLetter]
) -> Outcome[None]:
    """Set the letters of a row; WrongUsage unless one role answers for it and one does it."""
    problems = check_letters(letters)
    if problems:
        raise WrongUsage(problems[0])
    with workspace.step(Action.SET_RACI):
        workspace.plan.set_raci(row_id, letters)
    return Outcome(None, PLANNED)


def place_initiative(
    workspace: Workspace,
    library: Library,
    initiative: InitiativeId,
    horizon: Horizon | None,
    reason: str = "",
) -> Outcome[None]:
    """Put an initiative into a horizon, or leave it out where that is None.

    The planner keeps to it. WrongUsage for an initiative that nobody knows, and where it takes
    longer than the horizon.
    """
    known = _find(library, initiative)
    if horizon is not None:
        room = horizon.value - horizon.first_day + 1
        if known.duration > room:
            raise WrongUsage(
                f"“{known.title}” takes {known.duration} days, and from day {horizon.first_day} to "
                f"day {horizon.value} there are {room}. Put it into a longer horizon."
            )
    with workspace.step(Action.PLACE_INITIATIVE):
        workspace.plan_choices.choose(PlanChoice(initiative, horizon, reason.strip()))
    return Outcome(None, PLANNED)


def let_plan(workspace: Workspace, initiative: InitiativeId) -> Outcome[None]:
    """Let the planner decide again where an initiative stands."""
    with workspace.step(Action.PLACE_INITIATIVE):
        workspace.plan_choices.let_plan(initiative)
    return Outcome(None, PLANNED)


def choose_template(workspace: Workspace, library: Library, template: TemplateId) -> Outcome[None]:
    """Let the plan follow a template: its phases, its gates, and its end where it is a short one.

    WrongUsage for a template that the library does not have.
    """
    if template not in {one.id for one in library.plan_templates}:
        raise WrongUsage(f"There is no template “{template}”. Choose one of those that are listed.")
    with workspace.step(Action.CHOOSE_TEMPLATE):
        workspace.registers.save(TEMPLATE, KeptRow(CHOSEN, 0, {NAME: template}))
    return Outcome(None, PLANNED)


def note_progress(workspace: Workspace, progress: InitiativeProgress) -> Outcome[None]:
    """Keep what became of an initiative; WrongUsage where it ends before it begins."""
    started, done = progress.started_on, progress.done_on
    if started and done and done < started:
        raise WrongUsage("It is done before it began. Correct one of the two days.")
    with workspace.step(Action.NOTE_PROGRESS):
        workspace.plan_choices.note_progress(progress)
    return Outcome(None, PLANNED)


def forget_progress(workspace: Workspace, initiative: InitiativeId) -> Outcome[None]:
    """Forget what became of an initiative: it is planned again."""
    with workspace.step(Action.NOTE_PROGRESS):
        workspace.plan_choices.forget_progress(initiative)
    return Outcome(None, PLANNED)


def make_plan_final(workspace: Workspace, diagnosis: Diagnosis, on: date, by: str) -> Outcome[None]:
    """Keep the plan as it stands as what was promised; a re-audit holds what was done against it.

    WrongUsage while there is no plan, or one that has no quick win due by day 30 (S0.20).
    """
    roadmap = diagnosis.roadmap
    if roadmap is None or not roadmap.items:
        raise WrongUsage("There is no plan to make final yet: answer questions or bring in a list.")
    for problem in diagnosis.plan.problems:
        if problem.blocks:
            raise WrongUsage(describe_problem(problem, diagnosis.plan, roadmap.roles))
    promised = promise_items(diagnosis, roadmap)
    baseline = keep_baseline(diagnosis, roadmap)
    with workspace.step(Action.MAKE_FINAL):
        final = FinalPlan(on, by, roadmap.start_on, promised, baseline)
        workspace.plan_choices.make_final(final)
    return Outcome(None, PLANNED)


def reopen_plan(workspace: Workspace) -> Outcome[None]:
    """Let the plan be no longer final."""
    with workspace.step(Action.REOPEN_PLAN):
        workspace.plan_choices.reopen()
    return Outcome(None, PLANNED)


def _find(library: Library, initiative: InitiativeId) -> Initiative:
    known = (one for one in library.initiatives if one.id == initiative)
    found = next(known, None)
    if found is None:
        raise WrongUsage(f"There is no initiative “{initiative}”.")
    return found
