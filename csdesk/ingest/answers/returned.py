"""A questionnaire or packet as a whole: every row is an answer, empty, or named as not read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from csdesk.errors import InputRefused
from csdesk.ingest.answers.cover import read_name, read_role
from csdesk.ingest.answers.forms import Form, Line, asked_ids, cell_text, find_forms
from csdesk.ingest.answers.lines import NotUnderstood, is_left_open, read_line
from csdesk.ingest.answers.lost_sheets import find_lost_sheets
from csdesk.ingest.answers.stamp import read_stamp, refuse_foreign
from csdesk.ingest.coercion import quote
from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.model.imports import DataIssue, IssueKind, Workbook
from csdesk.model.instruments import Instrument, Question
from csdesk.model.packets import PacketStamp, ReturnedPacket
from csdesk.model.questionnaires import QUESTION, QUESTION_ID, REVISION


@dataclass(slots=True)
class _Reading:
    """What was read of a workbook so far."""

    workbook: Workbook
    questions: dict[QuestionId, Question]
    versions_differ: bool
    answers: dict[QuestionId, Answer] = field(default_factory=dict)
    issues: list[DataIssue] = field(default_factory=list)
    unanswered: int = 0

    def read_form(self, form: Form) -> None:
        """Read every row of a form."""
        for number, line in form.lines():
            try:
                self._read_row(line)
            except NotUnderstood as reason:
                self.issues.append(_issue(self.workbook, form.sheet.name, number, reason))

    def _read_row(self, line: Line) -> None:
        if is_left_open(line):
            self.unanswered += bool(cell_text(line[QUESTION_ID]))
            return
        question = self._find_question(line)
        if question.id in self.answers:
            raise NotUnderstood(
                QUESTION_ID,
                f"the question {quote(question.id)} was answered in a row above already",
                "Keep one row for each question",
            )
        self.answers[question.id] = read_line(line, question)

    def _find_question(self, line: Line) -> Question:
        wanted = cell_text(line[QUESTION_ID])
        question = self.questions.get(QuestionId(wanted))
        if question is None:
            shown = f"there is no question {quote(wanted)}" if wanted else "it has no question id"
            raise NotUnderstood(QUESTION_ID, shown, "Leave the question ids as they are")
        self._check_words(line, question)
        return question

    def _check_words(self, line: Line, question: Question) -> None:
        """Raise NotUnderstood where an id stands beside the text of another question."""
        text = _plain(cell_text(line[QUESTION]))
        if not text or text == _plain(question.text):
            return
        if not self.versions_differ:
            raise NotUnderstood(
                QUESTION_ID,
                f"{quote(question.id)} is not the id of the question beside it",
                "Sort whole rows only, and leave the ids as they are",
            )
        if cell_text(line[REVISION]) != str(question.revision):
            raise NotUnderstood(
                QUESTION,
                "the question has changed since the packet was sent",
                "Ask it again, in a new packet",
            )


def read_answers(
    workbook: Workbook, instrument: Instrument
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    """Return the answers of a filled-in questionnaire, and the lines that were not understood.

    Lines without an answer are passed over. Raises InputRefused where the workbook is no
    questionnaire, or that of another instrument.
    """
    stamp = read_stamp(workbook)
    reading = _read_forms(workbook, stamp, (instrument,), f"those of “{instrument.name}”")
    return tuple(reading.answers.values()), tuple(reading.issues)


def read_packet(
    workbook: Workbook,
    instruments: Iterable[Instrument],
    client: str,
    engagement: str,
    *,
    is_from_anywhere: bool = False,
) -> ReturnedPacket:
    """Return who answered what in a packet, and the rows that were not understood.

    Raises InputRefused where the workbook is no packet, does not say who answered, or was made for
    another client or audit, unless it may be ``is_from_anywhere``.
    """
    stamp = read_stamp(workbook)
    if not is_from_anywhere:
        refuse_foreign(workbook, stamp, client, engagement)
    name, role = read_name(workbook, stamp), read_role(workbook, stamp)
    reading = _read_forms(workbook, stamp, tuple(instruments), "known here")
    return ReturnedPacket(
        file_name=workbook.file_name,
        name=name,
        role=role,
        answers=tuple(reading.answers.values()),
        issues=tuple(reading.issues),
        unanswered=reading.unanswered,
    )


def _read_forms(
    workbook: Workbook,
    stamp: PacketStamp | None,
    instruments: tuple[Instrument, ...],
    whose: str,
) -> _Reading:
    sheets = frozenset(part.sheet for part in stamp.parts) if stamp else frozenset()
    forms = find_forms(workbook, sheets)
    questions = {question.id: question for one in instruments for question in one.questions}
    _refuse_strange(workbook, forms, questions, whose)
    reading = _Reading(workbook, questions, _versions_differ(stamp, instruments))
    for form in forms:
        reading.read_form(form)
    reading.issues += find_lost_sheets(workbook, stamp, forms, instruments)
    return reading


def _refuse_strange(
    workbook: Workbook,
    forms: tuple[Form, ...],
    questions: dict[QuestionId, Question],
    whose: str,
) -> None:
    asked = asked_ids(forms)
    if asked and not asked & questions.keys():
        raise InputRefused(
            f"its questions are not {whose}",
            file=workbook.file_name,
            sheet=forms[0].sheet.name,
            advice="Make a new questionnaire and fill that in",
        )


def _versions_differ(stamp: PacketStamp | None, instruments: tuple[Instrument, ...]) -> bool:
    """Say whether any instrument has another version than when the packet was made."""
    if stamp is None:
        return False
    versions = {instrument.id: instrument.version for instrument in instruments}
    return any(versions.get(part.instrument, part.version) != part.version for part in stamp.parts)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _issue(workbook: Workbook, sheet: str, row: int, reason: NotUnderstood) -> DataIssue:
    return DataIssue(
        IssueKind.UNREAD_VALUE,
        workbook.file_name,
        sheet,
        row,
        reason.column,
        reason.problem,
        reason.fix,
    )
