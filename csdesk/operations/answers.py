"""Answering the questions of an instrument, one by one or from a filled-in workbook."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from math import isfinite
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import WorkspaceDamaged, WrongUsage
from csdesk.formatting.number_faults import find_number_fault
from csdesk.ingest.answers import read_answers
from csdesk.ingest.worker import read_workbook
from csdesk.model.answers import NOBODY, Answer, AnswerState
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, InstrumentId, QuestionId
from csdesk.model.imports import DataIssue
from csdesk.model.instruments import Instrument
from csdesk.operations.instruments.keeping import current_instruments
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.report.packets import Packet, ask_questions
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.workspace import Workspace


def save_answer(workspace: Workspace, answer: Answer) -> Outcome[None]:
    """Keep an answer; it is on disk when this returns.

    Raises WrongUsage for "not applicable" without a reason, and for a number that is none or
    cannot be the answer to its question.
    """
    check_answer(answer)
    if answer.value is not None:
        _check_number(answer.value, answer.question, workspace)
    with workspace.step(Action.ANSWER):
        workspace.answers.save(answer)
    return Outcome(None, ANSWERED)


def clear_answer(
    workspace: Workspace, question: QuestionId, subject: AccountKey = NOBODY
) -> Outcome[None]:
    """Make a question unanswered again."""
    with workspace.step(Action.CLEAR_ANSWER):
        workspace.answers.clear(question, subject)
    return Outcome(None, ANSWERED)


def check_answer(answer: Answer) -> None:
    """Raise WrongUsage for a reason that is blank, and for a number that is none."""
    if answer.state is AnswerState.NOT_APPLICABLE and not answer.not_applicable_reason.strip():
        raise WrongUsage("“Not applicable” needs a reason. Say why the question does not apply.")
    if answer.value is not None and not isfinite(answer.value):
        raise WrongUsage("The answer is no number that can be kept. Give a finite one.")


def _check_number(value: float, question: QuestionId, workspace: Workspace) -> None:
    """Refuse a number that its question cannot have; a damaged text refuses no answer."""
    instruments: Mapping[InstrumentId, Instrument] = {}
    with suppress(WorkspaceDamaged):
        instruments = current_instruments(workspace, load_library())
    for instrument in instruments.values():
        asked = (one for one in instrument.questions if one.id == question)
        for fault in filter(None, (find_number_fault(one, value) for one in asked)):
            raise WrongUsage(f"{fault.problem}. {fault.fix}.")


def draft_answers(
    path: Path, instrument: Instrument, progress: Progress = silent
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    """Read a filled-in questionnaire without keeping anything."""
    refuse_open_file(path)
    return read_answers(read_workbook(path, progress), instrument)


def make_questionnaire(instrument: Instrument) -> Packet:
    """Return an empty questionnaire, to be filled in by hand and read by ``draft_answers``."""
    return Packet(ask_questions((instrument,)))
