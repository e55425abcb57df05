"""One row of a form that was filled in by hand, read as an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

from csdesk.formatting import confidence_word
from csdesk.formatting.number_faults import find_number_fault
from csdesk.formatting.respondents import confidence_choice
from csdesk.ingest.answers.forms import Line, cell_text
from csdesk.ingest.coercion import quote
from csdesk.ingest.coercion.numbers import split_number, to_decimal
from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.model.answers import Answer, Confidence
from csdesk.model.identifiers import ChoiceId
from csdesk.model.instruments import Question, QuestionKind
from csdesk.model.questionnaires import (
    ANSWER,
    CONFIDENCE,
    EVIDENCE,
    NOT_APPLICABLE,
    NOTE,
    REASON,
)
from csdesk.model.tables import Cell

_CONFIDENCES = {
    name.casefold(): confidence
    for confidence in Confidence
    for name in (
        str(confidence.value),
        confidence_word(confidence),
        confidence_choice(confidence),
    )
}


class NotUnderstood(Exception):
    """A row cannot be taken as an answer; ``column`` is where."""

    def __init__(self, column: str, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.column = column
        self.problem = problem
        self.fix = fix


@dataclass(frozen=True, slots=True)
class _Given:
    """The texts of one row."""

    answer: Cell
    confidence: str
    evidence: str
    note: str
    reason: str


def read_line(line: Line, question: Question) -> Answer:
    """Return the answer of a row. Raises NotUnderstood."""
    given = _Given(
        line[ANSWER],
        cell_text(line[CONFIDENCE]),
        *(_read_text(line[name], name) for name in (EVIDENCE, NOTE, REASON)),
    )
    answer = Answer(
        question=question.id,
        confidence=_read_confidence(given.confidence),
        evidence=given.evidence,
        note=given.note,
        revision=question.revision,
    )
    if cell_text(given.answer).casefold() == NOT_APPLICABLE.casefold():
        return _read_not_applicable(answer, question, given.reason)
    # A reason beside an answer is a remark in the wrong column.
    answer = replace(answer, note="\n".join(filter(None, (given.note, given.reason))))
    if question.kind is QuestionKind.NUMBER:
        return replace(answer, value=_read_number(given.answer, question))
    if question.kind is QuestionKind.TEXT:
        return replace(answer, text=_read_text(given.answer, ANSWER))
    return replace(answer, choice=_read_choice(given.answer, question))


def is_left_open(line: Line) -> bool:
    """Say whether a row has no answer; raise NotUnderstood where it says something else instead."""
    if cell_text(line[ANSWER]):
        return False
    for name in (EVIDENCE, NOTE, REASON):
        if cell_text(line[name]):
            raise NotUnderstood(
                ANSWER,
                f"the answer is empty, but there is something under “{name}”",
                "Choose an answer, or keep what is said there as a note of your own",
            )
    return True


def _read_not_applicable(answer: Answer, question: Question, reason: str) -> Answer:
    if not question.may_not_apply:
        raise NotUnderstood(
            ANSWER,
            f"“{NOT_APPLICABLE}” is no answer to this question, which applies to every company",
            _known_choices(question) or "Write an answer",
        )
    if not reason:
        raise NotUnderstood(
            REASON, f"“{NOT_APPLICABLE}” needs a reason", "Write why the question does not apply"
        )
    return replace(answer, not_applicable_reason=reason)


def _read_choice(cell: Cell, question: Question) -> ChoiceId:
    """Return the choice with this label or id."""
    wanted = cell_text(cell).casefold()
    for choice in question.choices:
        if wanted in (choice.label.casefold(), choice.id.casefold()):
            return choice.id
    raise NotUnderstood(
        ANSWER, f"{_shown(cell)} is no answer to this question", _known_choices(question)
    )


def _known_choices(question: Question) -> str:
    labels = ", ".join(choice.label for choice in question.choices)
    return f"Choose one of: {labels}" if labels else ""


def _read_number(cell: Cell, question: Question) -> float:
    value = cell if isinstance(cell, float) else _number_in(cell_text(cell))
    if value is None or not isfinite(value):
        unit = f", in {question.unit}" if question.unit else ""
        raise NotUnderstood(
            ANSWER,
            f"{_shown(cell)} is no number, or one that can be read in two ways",
            f"Write a plain number{unit}, such as 1250.5",
        )
    fault = find_number_fault(question, value)
    if fault is not None:
        raise NotUnderstood(ANSWER, fault.problem, fault.fix)
    return value


def _number_in(text: str) -> float | None:
    parts = split_number(text)
    if parts is None or parts.is_open:
        return None
    value = to_decimal(parts, parts.proven or ".")
    return None if value is None else float(value)


def _read_text(cell: Cell, column: str) -> str:
    text = cell_text(cell)
    if text == NOT_STORED:
        raise NotUnderstood(
            column, "there is a formula without a result", "Write the words themselves"
        )
    return text


def _shown(cell: Cell) -> str:
    text = cell_text(cell)
    return "a formula without a result" if text == NOT_STORED else quote(text)


def _read_confidence(text: str) -> Confidence:
    if not text:
        return Confidence.MEDIUM
    if text.casefold() not in _CONFIDENCES:
        words = ", ".join(confidence_choice(confidence) for confidence in Confidence)
        raise NotUnderstood(
            CONFIDENCE, f"{_shown(text)} is no confidence", f"Choose one of: {words}"
        )
    return _CONFIDENCES[text.casefold()]
