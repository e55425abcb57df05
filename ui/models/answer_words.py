"""Answers of every kind in words, and numbers as people type them."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import answered_number
from csdesk.formatting.answers import answer_words
from csdesk.formatting.number_faults import find_number_fault
from csdesk.formatting.respondents import confidence_meaning
from csdesk.formatting.words import sentence
from csdesk.model.answers import Answer, Confidence
from csdesk.model.instruments import Choice, Question

CONFIDENCE_WORDS = {confidence: confidence_meaning(confidence) for confidence in Confidence}


def answer_word(question: Question, answer: Answer | None) -> str:
    """Return an answer on one line; "–" without one."""
    return " ".join(answer_words(question, answer).split())


def choice_keys(choices: Sequence[Choice]) -> tuple[str, ...]:
    """Return the digit that chooses each: the one it is called by, else its place from 0."""
    labels = tuple(choice.label for choice in choices)
    if all(len(label) == 1 and label.isdecimal() for label in labels):
        return labels
    return tuple(str(place) for place in range(len(labels)))


def typed_number(value: float | None) -> str:
    """Return a number as it stands in a field that it is typed into."""
    return "" if value is None else answered_number(value).replace(",", "")


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


def refuse_number(text: str, value: float | None, question: Question) -> str:
    """Say why what was typed and read is no answer, and what to type; empty where it is one."""
    if value is None:
        unit = f" in {question.unit}" if question.unit else ""
        refusal = f"“{text.strip()}” is no number. Type one{unit}, such as 1250 or 12.5."
        return refusal if text.strip() else ""
    fault = find_number_fault(question, value)
    return f"{sentence(fault.problem)} {sentence(fault.fix)}" if fault else ""
