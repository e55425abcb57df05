"""Numbers that cannot be the answer to what is asked, in words."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting.numbers import answered_number
from csdesk.model.instruments import Question, QuestionKind

SHARE = "%"
COUNTED = frozenset({"accounts", "customers", "people", "users"})
"""Units of which there are whole ones only."""


@dataclass(frozen=True, slots=True)
class NumberFault:
    """Why a number is no answer, and what to write; both without a full stop."""

    problem: str
    fix: str


def find_number_fault(question: Question, value: float) -> NumberFault | None:
    """Return what is wrong with a number in the unit of a question; None where nothing is."""
    if question.kind is not QuestionKind.NUMBER:
        return None
    if question.unit == SHARE and not 0 <= value <= 100:
        return NumberFault(
            f"{answered_number(value, SHARE)} is no share, which lies between 0 and 100",
            "Write a number from 0 to 100",
        )
    if question.unit.casefold() in COUNTED and (value < 0 or value % 1 != 0):
        return NumberFault(
            f"{answered_number(value)} is no number of {question.unit}, which are counted whole",
            "Write a whole number, 0 or more",
        )
    return None
