"""Answers of every kind in words, and numbers as people type them."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import UNKNOWN, number
from csdesk.formatting.respondents import confidence_meaning
from csdesk.model.answers import Answer, AnswerState, Confidence
from csdesk.model.instruments import Choice, Question, QuestionKind
from csdesk.model.questionnaires import NOT_APPLICABLE

PUT_OFF = "Put off"
CONFIDENCE_WORDS = {confidence: confidence_meaning(confidence) for confidence in Confidence}


def answer_word(question: Question, answer: Answer | None) -> str:
    """Return an answer in a few words; "–" without one."""
    state = AnswerState.UNANSWERED if answer is None else answer.state
    if answer is None or state is AnswerState.UNANSWERED:
        return UNKNOWN
    if state is AnswerState.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if state is AnswerState.DEFERRED:
        return PUT_OFF
    if question.kind is QuestionKind.NUMBER:
        return number_words(question, answer.value)
    if question.kind is QuestionKind.TEXT:
        return " ".join(answer.text.split())
    labels = {choice.id: choice.label for choice in question.choices}
    return labels.get(answer.choice, UNKNOWN) if answer.choice else UNKNOWN


def choice_keys(choices: Sequence[Choice]) -> tuple[str, ...]:
    """Return the digit that chooses each: the one it is called by, else its place from 0."""
    labels = tuple(choice.label for choice in choices)
    if all(len(label) == 1 and label.isdecimal() for label in labels):
        return labels
    return tuple(str(place) for place in range(len(labels)))


def number_words(question: Question, value: float | None) -> str:
    """Return a number with its unit."""
    if value is None:
        return UNKNOWN
    joint = "" if question.unit == "%" else " "
    return f"{_grouped(value)}{joint}{question.unit}".strip()


def typed_number(value: float | None) -> str:
    """Return a number as it stands in a field that it is typed into."""
    return "" if value is None else _grouped(value).replace(",", "")


def read_number(text: str, unit: str = "") -> float | None:
    """Return what was typed as a number, with whichever marks; None where it is none.

    "1,250.5", "1 250,5", "1.2k" and "12 %" are numbers; the unit may stand behind.
    """
    from csdesk.ingest.coercion.numbers import split_number, to_decimal

    plain = text.strip()
    for ending in (unit, "%"):
        if ending and plain.casefold().endswith(ending.casefold()):
            plain = plain[: -len(ending)].strip()
    parts = split_number(plain)
    if parts is None:
        return None
    value = to_decimal(parts, parts.proven or ".")
    return None if value is None else float(value)


def number_refusal(text: str, question: Question) -> str:
    """Say why what was typed is no answer, and what to type."""
    unit = f" in {question.unit}" if question.unit else ""
    return f"“{text.strip()}” is no number. Type one{unit}, such as 1250 or 12.5."


def _grouped(value: float) -> str:
    whole = float(value).is_integer()
    words = number(value, 0 if whole else 4)
    return words if whole else words.rstrip("0").rstrip(".")
