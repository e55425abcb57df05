"""What the shipped rules say where all is well, and where nothing is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from csdesk.content import load_library
from csdesk.findings import FindingInputs, detect_findings
from csdesk.model.answers import Answer, Confidence
from csdesk.model.assessments import Assessment
from csdesk.model.findings import RuleKind
from csdesk.model.instruments import MATURITY_LADDER, Choice, Question, QuestionKind, Subject
from csdesk.model.library import Library
from csdesk.scoring.maturity import score_instrument

RUNGS_OF_WORK = 4
"""A question with more choices than done, half done and not done tells how well it is done."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def best(question: Question) -> Choice:
    return question.choices[-1]


def good(question: Question) -> Choice:
    return question.choices[-2 if len(question.choices) >= RUNGS_OF_WORK else -1]


def worst(question: Question) -> Choice:
    return question.choices[0]


def find_all(library: Library, pick: Callable[[Question], Choice]) -> set[str]:
    """Return the rules that find something where every choice is picked like this."""
    company = [one for one in library.instruments.values() if one.subject is Subject.COMPANY]
    answers = {
        question.id: Answer(question.id, pick(question).id, confidence=Confidence.VERY_HIGH)
        for instrument in company
        for question in instrument.questions
        if question.kind is QuestionKind.CHOICE
    }
    assessments = {}
    for instrument in company:
        result = score_instrument(instrument, answers)
        assessments[instrument.id] = Assessment(instrument, answers, result, result)
    ladder = assessments[MATURITY_LADDER]
    inputs = FindingInputs(
        ladder.instrument, ladder.claimed, "EUR", answers=answers, assessments=assessments
    )
    return {found.id for found in detect_findings(library.rules, inputs, library.impact_bounds)}


@pytest.mark.parametrize("pick", [best, good])
def test_nothing_is_wrong_where_the_answers_are_good(library, pick):
    assert find_all(library, pick) == set()


def test_every_rule_about_a_choice_finds_the_worst_one(library):
    tests = {"credit_below", "area_gaps"}
    rules = {one.id for one in library.rules if one.kind is RuleKind.ANSWER and one.test in tests}
    assert rules <= find_all(library, worst)


def test_every_rule_about_an_index_or_a_dysfunction_finds_the_worst_answers(library):
    tests = {"index_below", "match_at_least", "tier_below"}
    rules = {one.id for one in library.rules if one.test in tests}
    assert rules <= find_all(library, worst)
