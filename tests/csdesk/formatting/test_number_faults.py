"""Shares lie between 0 and 100, and customers are counted whole."""

from __future__ import annotations

import pytest

from csdesk.formatting.number_faults import find_number_fault
from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.instruments import Question, QuestionKind


def ask(unit, kind=QuestionKind.NUMBER):
    return Question(QuestionId("q.1"), AreaId("a"), "Short", "Text?", "Why", kind=kind, unit=unit)


@pytest.mark.parametrize(
    ("unit", "value", "problem"),
    [
        ("%", 8_700_000.0, "8,700,000% is no share, which lies between 0 and 100"),
        ("%", 100.5, "100.5% is no share, which lies between 0 and 100"),
        ("%", -1.0, "\N{MINUS SIGN}1% is no share, which lies between 0 and 100"),
        ("customers", -3.0, "\N{MINUS SIGN}3 is no number of customers, which are counted whole"),
        ("customers", 12.5, "12.5 is no number of customers, which are counted whole"),
    ],
)
def test_a_number_that_cannot_be_is_told(unit, value, problem):
    fault = find_number_fault(ask(unit), value)
    assert fault.problem == problem


@pytest.mark.parametrize(
    ("unit", "value"),
    [("%", 0.0), ("%", 100.0), ("%", 12.5), ("customers", 0.0), ("customers", 412.0),
     ("ARR", -12.5), ("days", 2.5)],
)  # fmt: skip
def test_a_number_that_can_be_has_no_fault(unit, value):
    assert find_number_fault(ask(unit), value) is None


def test_what_is_no_question_for_a_number_has_no_limits():
    assert find_number_fault(ask("%", QuestionKind.TEXT), 900.0) is None
