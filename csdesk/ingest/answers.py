"""Reads back a questionnaire that was filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdesk.errors import InputRefused
from csdesk.formatting import confidence_word
from csdesk.ingest.coercion import quote
from csdesk.ingest.columns import cell_at, header_text
from csdesk.ingest.headers import normalise_header
from csdesk.model.answers import Answer, Confidence
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.imports import Cell, DataIssue, IssueKind, Sheet, Workbook
from csdesk.model.instruments import Instrument, Question
from csdesk.model.questionnaires import (
    ANSWER,
    CONFIDENCE,
    EVIDENCE,
    NOT_APPLICABLE,
    NOTE,
    QUESTION_ID,
    REASON,
)

READ = (QUESTION_ID, ANSWER, CONFIDENCE, EVIDENCE, NOTE, REASON)
NEEDED = (QUESTION_ID, ANSWER)
SEARCHED_ROWS = 30
_CONFIDENCES = {
    name.casefold(): confidence
    for confidence in Confidence
    for name in (str(confidence.value), confidence_word(confidence))
}


@dataclass(frozen=True, slots=True)
class _Form:
    """Where the questionnaire stands; columns are 1-based."""

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]

    def lines(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield row number and texts of each line below the header."""
        below = self.sheet.rows[self.header_row :]
        for number, row in enumerate(below, start=self.header_row + 1):
            texts = {name: _text(cell_at(row, column)) for name, column in self.columns.items()}
            yield number, dict.fromkeys(READ, "") | texts


class _NotUnderstood(Exception):
    """A line cannot be taken as an answer; ``column`` is where."""

    def __init__(self, column: str, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.column = column
        self.problem = problem
        self.fix = fix


def read_answers(
    workbook: Workbook, instrument: Instrument
) -> tuple[tuple[Answer, ...], tuple[DataIssue, ...]]:
    """Return the answers of a filled-in questionnaire, and the lines that were not understood.

    Lines without an answer are passed over. Raises InputRefused where the workbook is no
    questionnaire, or that of another instrument.
    """
    form = _find_form(workbook)
    answers: dict[QuestionId, Answer] = {}
    issues: list[DataIssue] = []
    known = {question.id for question in instrument.questions}
    asked = [texts[QUESTION_ID] for _, texts in form.lines() if texts[QUESTION_ID]]
    if asked and not known.intersection(asked):
        raise InputRefused(
            f"its questions are not those of “{instrument.name}”",
            file=workbook.file_name,
            sheet=form.sheet.name,
            advice="Make a new questionnaire and fill that in",
        )
    for row, texts in form.lines():
        if not texts[ANSWER]:
            continue
        try:
            answer = _read_line(texts, instrument, answers)
        except _NotUnderstood as reason:
            issues.append(_issue(workbook, form.sheet.name, row, reason))
        else:
            answers[answer.question] = answer
    return tuple(answers.values()), tuple(issues)


def _find_form(workbook: Workbook) -> _Form:
    """Return the fullest form on a visible sheet; an appendix may repeat some of its columns."""
    forms = [
        _Form(sheet, number, columns)
        for sheet in workbook.sheets
        if sheet.visible
        for number, row in enumerate(sheet.rows[:SEARCHED_ROWS], start=1)
        if (columns := _find_columns(row)) and all(name in columns for name in NEEDED)
    ]
    if not forms:
        raise InputRefused(
            "no questionnaire was found in it",
            file=workbook.file_name,
            advice=(
                f"It needs the columns “{QUESTION_ID}” and “{ANSWER}”; make a new questionnaire "
                "and fill that in"
            ),
        )
    return max(forms, key=lambda form: len(form.columns))


def _find_columns(row: tuple[Cell, ...]) -> dict[str, int]:
    named = {
        normalise_header(header_text(cell)): column for column, cell in enumerate(row, start=1)
    }
    return {name: named[normal] for name in READ if (normal := normalise_header(name)) in named}


def _text(cell: Cell) -> str:
    return header_text(cell) if not isinstance(cell, str) else cell.strip()


def _read_line(
    texts: Mapping[str, str], instrument: Instrument, answers: Mapping[QuestionId, Answer]
) -> Answer:
    question = _find_question(texts[QUESTION_ID], instrument)
    if question.id in answers:
        raise _NotUnderstood(
            QUESTION_ID,
            f"the question {quote(question.id)} was answered in a row above already",
            "Keep one row for each question",
        )
    choice = _find_choice(texts[ANSWER], question)
    if choice is None and not texts[REASON]:
        raise _NotUnderstood(
            REASON, f"“{NOT_APPLICABLE}” needs a reason", "Write why the question does not apply"
        )
    return Answer(
        question=question.id,
        choice=choice,
        not_applicable_reason=texts[REASON] if choice is None else "",
        confidence=_find_confidence(texts[CONFIDENCE]),
        evidence=texts[EVIDENCE],
        note=texts[NOTE],
    )


def _find_question(question_id: str, instrument: Instrument) -> Question:
    for question in instrument.questions:
        if question.id == question_id:
            return question
    raise _NotUnderstood(
        QUESTION_ID,
        f"there is no question {quote(question_id)}",
        "Leave the question ids as they are",
    )


def _find_choice(text: str, question: Question) -> ChoiceId | None:
    """Return the choice with this label or id, None for "Not applicable"."""
    wanted = text.casefold()
    if wanted == NOT_APPLICABLE.casefold():
        return None
    for choice in question.choices:
        if wanted in (choice.label.casefold(), choice.id.casefold()):
            return choice.id
    labels = ", ".join(choice.label for choice in question.choices)
    raise _NotUnderstood(
        ANSWER, f"{quote(text)} is no answer to this question", f"Choose one of: {labels}"
    )


def _find_confidence(text: str) -> Confidence:
    if not text:
        return Confidence.MEDIUM
    if text.casefold() not in _CONFIDENCES:
        words = ", ".join(confidence_word(confidence) for confidence in Confidence)
        raise _NotUnderstood(
            CONFIDENCE, f"{quote(text)} is no confidence", f"Choose one of: {words}"
        )
    return _CONFIDENCES[text.casefold()]


def _issue(workbook: Workbook, sheet: str, row: int, reason: _NotUnderstood) -> DataIssue:
    return DataIssue(
        IssueKind.UNREAD_VALUE,
        workbook.file_name,
        sheet,
        row,
        reason.column,
        reason.problem,
        reason.fix,
    )
