"""What people say, held against what the data show."""

from __future__ import annotations

import pytest

from csdesk.findings.claims import answer_from_data, caps_of, check_claims
from csdesk.model.answers import FROM_DATA, Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.claims import ClaimCheck, ClaimVerdict, Comparison, Measured
from csdesk.model.identifiers import (
    AreaId,
    CheckId,
    ChoiceId,
    InstrumentId,
    MeasureId,
    QuestionId,
)
from csdesk.model.instruments import Choice, Instrument, Question

OWNED = MeasureId("list.filled.csm")
SCORED = MeasureId("health.scored")
RATINGS = tuple(
    Choice(ChoiceId(name), name.capitalize(), "", credit)
    for name, credit in (("none", 0.0), ("some", 0.25), ("half", 0.5), ("full", 1.0))
)
ASKED = QuestionId("data.owners")


def check(measure: MeasureId = OWNED, **parts) -> ClaimCheck:
    known = {
        "comparison": Comparison.AT_LEAST,
        "value": 95.0,
        "text": "The list names an owner for 95% of the accounts.",
        "claimed_from": 1.0,
        "supports": 0.5,
    }
    return ClaimCheck(CheckId(f"check.{measure}"), measure, **known | parts)


def instrument(*checks: ClaimCheck, **parts) -> Instrument:
    question = Question(
        ASKED, AreaId("data"), "", "Has each an owner?", "", choices=RATINGS, checks=checks, **parts
    )
    return Instrument(
        id=InstrumentId("small"),
        version="1",
        name="",
        description="",
        tiers=(),
        areas=(Area(AreaId("data"), "Data", ""),),
        questions=(question,),
        overall_questions=(),
    )


def say(choice: str) -> dict[QuestionId, Answer]:
    return {ASKED: Answer(ASKED, ChoiceId(choice))}


def shown(value: float | None, measure: MeasureId = OWNED) -> dict[MeasureId, Measured]:
    return {measure: Measured(value, "percent", f"Shown: {value}.", 40)}


def verdict(choice: str, value: float | None, **parts) -> ClaimVerdict:
    (claim,) = check_claims(instrument(check(**parts)), say(choice), shown(value))
    return claim.verdict


@pytest.mark.parametrize(
    ("choice", "value", "expected"),
    [
        ("full", 95.0, ClaimVerdict.CONFIRMED),
        ("full", 94.9999, ClaimVerdict.CONTRADICTED),
        ("full", None, ClaimVerdict.NOT_TESTABLE),
        ("half", 10.0, ClaimVerdict.NOT_CLAIMED),
        ("none", 10.0, ClaimVerdict.NOT_CLAIMED),
    ],
)
def test_an_answer_is_held_against_the_measure_from_where_it_claims_something(
    choice, value, expected
):
    assert verdict(choice, value) is expected


@pytest.mark.parametrize(
    ("comparison", "below", "at", "above"),
    [
        (Comparison.AT_LEAST, False, True, True),
        (Comparison.AT_MOST, True, True, False),
        (Comparison.ABOVE, False, False, True),
        (Comparison.BELOW, True, False, False),
    ],
)
def test_each_comparison_has_its_own_edge(comparison, below, at, above):
    for value, holds in ((9.0, below), (10.0, at), (11.0, above)):
        expected = ClaimVerdict.CONFIRMED if holds else ClaimVerdict.CONTRADICTED
        (claim,) = check_claims(
            instrument(check(comparison=comparison, value=10.0)), say("full"), shown(value)
        )
        assert claim.verdict is expected


def test_an_open_question_claims_nothing():
    (claim,) = check_claims(instrument(check()), {}, shown(10.0))
    assert claim.verdict is ClaimVerdict.NOT_CLAIMED
    assert claim.sentence == "Not answered yet. Shown: 10.0."


def test_the_sentence_says_what_was_answered_what_was_expected_and_what_is_there():
    (claim,) = check_claims(instrument(check()), say("full"), shown(10.0))
    assert claim.sentence == (
        "The answer is “Full”. The list names an owner for 95% of the accounts. Shown: 10.0."
    )


def test_what_is_not_measured_cannot_be_tested():
    (claim,) = check_claims(instrument(check()), say("full"), {})
    assert claim.verdict is ClaimVerdict.NOT_TESTABLE
    assert claim.measured is None


def caps(choice: str, measures, *checks: ClaimCheck) -> dict[QuestionId, float]:
    small = instrument(*checks)
    return caps_of(small, check_claims(small, say(choice), measures))


def test_a_contradicted_answer_keeps_what_the_data_support():
    assert caps("full", shown(10.0), check()) == {ASKED: 0.5}
    assert caps("full", shown(96.0), check()) == {}


def test_of_several_contradictions_the_gravest_counts():
    measures = shown(10.0) | shown(10.0, SCORED)
    graver = check(SCORED, claimed_from=0.5, supports=0.25)
    assert caps("full", measures, check(), graver) == {ASKED: 0.25}


def test_saying_more_never_counts_for_less_than_saying_less():
    # “Half” is not checked and earns a half, so “Full” cannot be left with nothing.
    assert caps("full", shown(10.0), check(supports=0.0)) == {ASKED: 0.5}


def derived(measures, *checks: ClaimCheck, answers=None) -> Answer | None:
    small = instrument(*checks, from_data=True, revision=3)
    return answer_from_data(small, answers or {}, measures).get(ASKED)


def test_the_data_answer_in_full_where_all_checks_hold():
    answer = derived(shown(96.0), check())
    assert answer == Answer(
        ASKED,
        ChoiceId("full"),
        confidence=Confidence.VERY_HIGH,
        evidence="Shown: 96.0.",
        respondent=FROM_DATA,
        revision=3,
    )


def test_the_data_leave_what_a_failing_check_supports():
    assert derived(shown(10.0), check()).choice == "half"
    assert derived(shown(10.0), check(supports=0.3)).choice == "some"
    assert derived(shown(10.0), check(supports=0.0)).choice == "none"


def test_as_long_as_a_check_that_would_decide_cannot_be_made_the_question_stays_open():
    both = (check(), check(SCORED))
    assert derived(shown(96.0), *both) is None
    assert derived(shown(96.0) | shown(None, SCORED), *both) is None
    assert derived(shown(10.0) | shown(None, SCORED), *both).choice == "half"


@pytest.mark.parametrize(
    "given_answer",
    [
        Answer(ASKED, ChoiceId("none")),
        Answer(ASKED, not_applicable_reason="no owners here"),
        Answer(ASKED, deferred="ask Priya"),
    ],
)
def test_the_data_never_answer_what_somebody_has(given_answer):
    assert derived(shown(96.0), check(), answers={ASKED: given_answer}) == given_answer


def test_a_note_alone_is_no_answer():
    noted = {ASKED: Answer(ASKED, note="see the list")}
    assert derived(shown(96.0), check(), answers=noted).choice == "full"


def test_only_questions_that_the_data_can_answer_are_answered_by_them():
    assert answer_from_data(instrument(check()), {}, shown(96.0)) == {}
