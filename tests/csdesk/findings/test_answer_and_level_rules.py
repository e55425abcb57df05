"""Rules over answers and levels."""

from __future__ import annotations

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.findings import RuleKind
from csdesk.model.identifiers import ChoiceId, QuestionId


def say(question: str, choice: str | None, **parts) -> dict[QuestionId, Answer]:
    chosen = None if choice is None else ChoiceId(choice)
    return {QuestionId(question): Answer(QuestionId(question), chosen, **parts)}


@pytest.mark.parametrize(
    ("choice", "threshold", "is_found"),
    [
        ("no", 0.5, True),
        ("partly", 0.5, False),
        ("partly", 1.0, True),
        ("yes", 1.0, False),
        (None, 1.0, False),
    ],
)
def test_an_answer_below_the_threshold_is_found(find, choice, threshold, is_found):
    answers = say("health.1", choice, not_applicable_reason="" if choice else "none yet")
    found = find(RuleKind.ANSWER, "credit_below", "health.1", threshold, answers=answers)
    assert (found is not None) is is_found


def test_an_unanswered_question_is_not_found(find):
    assert find(RuleKind.ANSWER, "credit_below", "health.1", 1.0) is None


def test_the_answer_is_its_own_evidence(find):
    answers = say("health.1", "no", evidence="We have no written score.")
    found = find(
        RuleKind.ANSWER, "credit_below", "health.1", 1.0, answers=answers, title="They said {value}"
    )
    assert found.title == "They said No"
    (evidence,) = found.evidence
    assert evidence.question == "health.1"
    assert evidence.text == (
        "“Is health on rung 1?” was answered “No”. Evidence given: We have no written score."
    )
    assert found.arr_at_stake is None


def test_a_tier_that_answers_rule_out_is_found(find):
    answers = say("health.1", "yes") | say("health.2", "partly")
    found = find(
        RuleKind.LEVEL,
        "tier_below",
        "health",
        2,
        answers=answers,
        title="{value}, not {threshold}: {count} of {total}",
    )
    assert found.title == "Ad-hoc, not Repeatable: 1 of 2"
    assert [evidence.question for evidence in found.evidence] == ["health.2"]


def test_a_tier_that_is_only_unanswered_is_not_found(find):
    answers = say("health.1", "yes")
    assert find(RuleKind.LEVEL, "tier_below", "health", 2, answers=answers) is None
    assert find(RuleKind.LEVEL, "tier_below", "health", 2) is None


def test_a_tier_that_is_reached_is_not_found(find):
    answers = say("health.1", "yes") | say("health.2", "yes")
    assert find(RuleKind.LEVEL, "tier_below", "health", 2, answers=answers) is None


def test_an_index_counts_when_its_best_case_is_too_low(find):
    no = say("health.1", "no") | say("health.2", "no")
    found = find(
        RuleKind.LEVEL,
        "index_below",
        "health",
        40.0,
        answers=no,
        title="{value} is below {threshold}",
    )
    assert found.title == "0 is below 40"
    assert found.evidence[0].text == "Health: index 0, likely 0 to 0, from 2 of 2 answers."
    half = say("health.1", "no")
    assert find(RuleKind.LEVEL, "index_below", "health", 40.0, answers=half) is None
    unsure = no | say("health.2", "no", confidence=Confidence.LOW)
    assert find(RuleKind.LEVEL, "index_below", "health", 25.0, answers=unsure) is None
