"""The plan that the sample client made a year before, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from csdesk.model.history import Action
from csdesk.model.library import Library
from csdesk.model.plan_choices import FinalPlan, InitiativeProgress, ProgressState, PromisedItem
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.plan import make_plan_final
from csdesk.samples import Sample
from csdesk.storage.workspace import Workspace

OPEN, STOPPED = 9, 7
"""In the order of their days every ninth initiative runs still, every seventh was stopped."""
LATEST_DAYS, MORE_WORK = 24, 1.25


def follow_a_plan(workspace: Workspace, library: Library, sample: Sample) -> None:
    """Make the plan of the chosen engagement final, and tell what became of most of it."""
    diagnosis = diagnose(workspace, library)
    make_plan_final(workspace, diagnosis, sample.previous_as_of, sample.work.author)
    final = workspace.plan_choices.final()
    with workspace.step(Action.NOTE_PROGRESS):
        for progress in _tell(final, sample.as_of) if final else ():
            workspace.plan_choices.note_progress(progress)


def _tell(final: FinalPlan, today: date) -> Iterator[InitiativeProgress]:
    ordered = sorted(final.items, key=lambda item: (item.due_on, item.initiative))
    for place, item in enumerate(ordered, start=1):
        if place % OPEN == 0:
            yield InitiativeProgress(item.initiative, ProgressState.RUNNING, spent_days=1.0)
        elif place % STOPPED == 0:
            yield InitiativeProgress(item.initiative, ProgressState.STOPPED)
        else:
            yield _finish(item, place, today)


def _finish(item: PromisedItem, place: int, today: date) -> InitiativeProgress:
    done_on = min(today, item.due_on + timedelta(days=place * OPEN % LATEST_DAYS))
    spent = round(item.effort_days * (MORE_WORK if place % 2 else 1.0))
    return InitiativeProgress(
        item.initiative, ProgressState.DONE, done_on=done_on, spent_days=float(spent)
    )
