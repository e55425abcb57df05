"""Answering the questions of an instrument, one by one or from a filled-in workbook."""

from __future__ import annotations

from pathlib import Path

from csdesk.ingest.answers import read_answers
from csdesk.ingest.reader import read_workbook
from csdesk.model.answers import Answer
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import QuestionId
from csdesk.model.imports import DataIssue
from csdesk.model.instruments import Instrument
from csdesk.operations.outcome import Outcome
from csdesk.progress import Progress, silent
from csdesk.report.packets import Packet, ask_questions
from csdesk.storage.file.open_files import refuse_open_file
from csdesk.storage.workspace import Workspace


def save_answer(workspace: Workspace, answer: Answer) -> Outcome[None]:
    """Keep an answer; it is on disk when this returns."""
    with workspace.step(Action.ANSWER):
        workspace.answers.save(answer)
    return Outcome(None, ANSWERED)


def clear_answer(workspace: Workspace, question: QuestionId) -> Outcome[None]:
    """Make a question unanswered again."""
    with workspace.step(Action.CLEAR_ANSWER):
        workspace.answers.clear(question)
    return Outcome(None, ANSWERED)


def draft_answers(
    path: Path, instrument: Instrument, progress: Progress = silent
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    """Read a filled-in questionnaire without keeping anything."""
    refuse_open_file(path)
    return read_answers(read_workbook(path, progress), instrument)


def import_answers(
    workspace: Workspace, path: Path, instrument: Instrument, progress: Progress = silent
) -> Outcome[tuple[DataIssue, ...]]:
    """Keep the answers of a filled-in questionnaire; the result lists what was not understood."""
    answers, issues = draft_answers(path, instrument, progress)
    with workspace.step(Action.IMPORT_ANSWERS):
        workspace.answers.save_all(answers)
    return Outcome(issues, ANSWERED)


def make_questionnaire(instrument: Instrument) -> Packet:
    """Return an empty questionnaire, to be filled in by hand and read by ``import_answers``."""
    return Packet(ask_questions((instrument,)))
