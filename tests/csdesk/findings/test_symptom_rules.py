"""Findings from the symptoms of a dysfunction, and from numbers that were answered."""

from __future__ import annotations

import pytest

from csdesk.findings import FindingInputs, detect_findings
from csdesk.model.answers import Answer
from csdesk.model.areas import Area, AreaKind
from csdesk.model.assessments import Assessment
from csdesk.model.findings import RuleKind
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Polarity, Question, QuestionKind
from csdesk.scoring.maturity import score_instrument

SYMPTOM_CHOICES = tuple(
    Choice(ChoiceId(name), name.capitalize(), "", credit)
    for name, credit in (("yes", 0.0), ("partly", 0.5), ("no", 1.0))
)
CHAOS = AreaId("chaos")


def symptom(number: int) -> Question:
    return Question(
        id=QuestionId(f"chaos.{number}"),
        area=CHAOS,
        short="",
        text="",
        why="",
        polarity=Polarity.NEGATIVE,
        choices=SYMPTOM_CHOICES,
    )


ALERTS = Question(
    QuestionId("alerts"), CHAOS, "", "How many are false?", "", kind=QuestionKind.NUMBER, unit="%"
)
DIAGNOSTIC = Instrument(
    id=InstrumentId("diagnostic"),
    version="1",
    name="",
    description="",
    tiers=(),
    areas=(Area(CHAOS, "Onboarding chaos", "", kind=AreaKind.SYMPTOMS),),
    questions=(*(symptom(number) for number in range(4)), ALERTS),
    overall_questions=(),
)


@pytest.fixture
def look(instrument, rule):
    """Return a function that runs one rule over answers to the diagnostic."""

    def run(kind: RuleKind, test: str, subject: str, threshold: float, *given: Answer, **texts):
        answers = {answer.question: answer for answer in given}
        result = score_instrument(DIAGNOSTIC, answers)
        inputs = FindingInputs(
            instrument=instrument,
            maturity=score_instrument(instrument, {}),
            currency="GBP",
            answers=answers,
            assessments={DIAGNOSTIC.id: Assessment(DIAGNOSTIC, answers, result, result)},
        )
        found = detect_findings([rule(kind, test, subject, threshold, **texts)], inputs, ())
        return found[0] if found else None

    return run


def symptoms(*choices: str) -> list[Answer]:
    return [
        Answer(QuestionId(f"chaos.{number}"), ChoiceId(choice))
        for number, choice in enumerate(choices)
    ]


def test_a_dysfunction_is_found_from_its_threshold_upwards(look):
    half = symptoms("yes", "yes", "no", "no")
    less = symptoms("yes", "partly", "no", "no")
    assert look(RuleKind.LEVEL, "match_at_least", "chaos", 50, *half) is not None
    assert look(RuleKind.LEVEL, "match_at_least", "chaos", 50, *less) is None


def test_a_dysfunction_is_not_found_while_open_symptoms_may_clear_it(look):
    assert look(RuleKind.LEVEL, "match_at_least", "chaos", 50, *symptoms("yes")) is None
    two = symptoms("yes", "yes")
    assert look(RuleKind.LEVEL, "match_at_least", "chaos", 50, *two) is not None


def test_a_dysfunction_says_how_far_it_matches(look):
    given = symptoms("yes", "yes", "yes", "partly")
    detail = "{value}, {threshold}: {count} of {total}."
    found = look(RuleKind.LEVEL, "match_at_least", "chaos", 50, *given, detail=detail)
    assert found.detail == "87.5%, 50%: 4 of 4."
    assert found.evidence[0].text == (
        "Onboarding chaos: symptoms match by 87.5%, from 4 of 4 answers."
    )


@pytest.mark.parametrize(("value", "is_found"), [(5.1, True), (5.0, False), (4.9, False)])
def test_a_number_is_found_above_its_threshold_only(look, value, is_found):
    answer = Answer(ALERTS.id, value=value)
    found = look(RuleKind.ANSWER, "number_above", "alerts", 5, answer)
    assert (found is not None) is is_found


def test_a_match_that_is_not_sure_says_its_range(look):
    found = look(RuleKind.LEVEL, "match_at_least", "chaos", 50, *symptoms("yes", "yes", "partly"))
    assert "by 83.3%, between 62.5% and 87.5%, from 3 of 4" in found.evidence[0].text


def test_a_number_says_what_was_answered_and_what_is_too_much(look):
    answer = Answer(ALERTS.id, value=5.04)
    detail = "{value} of {threshold}."
    found = look(RuleKind.ANSWER, "number_above", "alerts", 5, answer, detail=detail)
    assert found.detail == "5.04% of 5%."
    assert found.evidence[0].question == "alerts"
    assert found.evidence[0].text == "“How many are false?” was answered 5.04%."


def test_a_number_that_nobody_gave_is_not_found(look):
    assert look(RuleKind.ANSWER, "number_above", "alerts", 5) is None
    later = Answer(ALERTS.id, deferred="Ask CS Ops")
    assert look(RuleKind.ANSWER, "number_above", "alerts", 5, later) is None
