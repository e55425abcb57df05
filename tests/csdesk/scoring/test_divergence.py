"""How far roles are apart, by hand: means of roles, common questions, weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.answers import Answer
from csdesk.model.areas import Area, AreaKind
from csdesk.model.instruments import Choice, Instrument, Question, QuestionKind
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Respondent, Response
from csdesk.scoring.divergence import (
    area_divergence,
    is_large,
    large_divergence,
    measure_divergence,
)

LEADERSHIP, CSM, SALES = (
    RespondentRole.LEADERSHIP,
    RespondentRole.CSM,
    RespondentRole.SALES,
)
CHOICES = tuple(
    Choice(name, name.title(), "", credit, "")
    for name, credit in (("none", 0.0), ("some", 0.25), ("half", 0.5), ("most", 0.75), ("all", 1.0))
)


def question(number, area="data", **more):
    return Question(f"q.{number}", area, f"Q{number}", "Text?", "", choices=CHOICES, **more)


def instrument(*questions, kind=AreaKind.PRACTICE):
    return Instrument(
        "small", "1", "Small", "", (), (Area("data", "Data", "", kind=kind),), questions, ()
    )


def person(number, role):
    return Respondent(number, f"Person {number}", role)


def say(who, choice, number=1):
    return Response(who, Answer(f"q.{number}", choice))


ADA, BEN, CAT, DAN = (
    person(1, LEADERSHIP),
    person(2, CSM),
    person(3, CSM),
    person(4, SALES),
)


def test_the_mean_of_each_role_and_the_widest_gap_between_two():
    said = (say(ADA, "most"), say(BEN, "none"), say(CAT, "some"), say(DAN, "half"))
    area, one = measure_divergence(instrument(question(1)), said)
    # CSMs: (0 + 0.25) / 2; leadership less CSMs: 0.75 - 0.125.
    assert one.credits == {LEADERSHIP: 0.75, CSM: 0.125, SALES: 0.5}
    assert (one.spread, one.people) == (0.625, 4)
    assert (area.question, area.credits, area.spread) == (None, one.credits, 0.625)


def test_one_role_alone_disagrees_with_nobody():
    assert measure_divergence(instrument(question(1)), (say(BEN, "none"), say(CAT, "all"))) == ()


def test_roles_that_were_asked_different_questions_are_not_apart():
    said = (
        say(ADA, "all", 1), say(BEN, "all", 1),
        say(CAT, "none", 2), say(DAN, "none", 2),
    )  # fmt: skip
    (area,) = area_divergence(measure_divergence(instrument(question(1), question(2)), said))
    assert area.credits == {LEADERSHIP: 1.0, CSM: 0.5, SALES: 0.0}
    assert area.spread == 0.0


def test_a_question_that_one_role_answered_does_not_count_for_the_area():
    said = (say(ADA, "half", 1), say(BEN, "half", 1), say(ADA, "all", 2))
    found = measure_divergence(instrument(question(1), question(2)), said)
    assert [one.question for one in found] == [None, "q.1"]
    assert found[0].credits[LEADERSHIP] == 0.5


def test_an_area_weighs_its_questions():
    said = (
        say(ADA, "all", 1), say(BEN, "none", 1),
        say(ADA, "none", 2), say(BEN, "none", 2),
    )  # fmt: skip
    asked = instrument(question(1, weight=3.0), question(2))
    (area,) = area_divergence(measure_divergence(asked, said))
    assert area.credits == {LEADERSHIP: 0.75, CSM: 0.0}
    assert area.spread == 0.75


@pytest.mark.parametrize("kind", [QuestionKind.FACT, QuestionKind.TEXT, QuestionKind.NUMBER])
def test_what_earns_no_credit_is_not_compared(kind):
    said = (say(ADA, "all"), say(BEN, "none"))
    assert measure_divergence(instrument(question(1, kind=kind)), said) == ()


def test_areas_of_facts_are_not_compared():
    said = (say(ADA, "all"), say(BEN, "none"))
    assert measure_divergence(instrument(question(1), kind=AreaKind.FACTS), said) == ()


def test_not_applicable_and_choices_that_are_gone_are_left_out():
    unsure = Response(DAN, Answer("q.1", None, "no such team"))
    said = (say(ADA, "all"), say(BEN, "all"), say(CAT, "gone"), unsure)
    _, one = measure_divergence(instrument(question(1)), said)
    assert (one.credits, one.people) == ({LEADERSHIP: 1.0, CSM: 1.0}, 2)


@pytest.mark.parametrize(("choice", "large"), [("half", True), ("most", False), ("none", True)])
def test_half_of_the_scale_is_large(choice, large):
    _, one = measure_divergence(instrument(question(1)), (say(ADA, "all"), say(BEN, choice)))
    assert is_large(one) is large


def test_large_gaps_come_widest_first_and_without_areas():
    said = (
        say(ADA, "all", 1), say(BEN, "half", 1),
        say(ADA, "all", 2), say(BEN, "none", 2),
        say(ADA, "all", 3), say(BEN, "most", 3),
    )  # fmt: skip
    found = measure_divergence(instrument(question(1), question(2), question(3)), said)
    assert [one.question for one in large_divergence(found)] == ["q.2", "q.1"]


PEOPLE = st.sampled_from((ADA, BEN, CAT, DAN))
SAID = st.lists(st.tuples(PEOPLE, st.sampled_from(CHOICES), st.integers(1, 3)), max_size=12)


@given(SAID)
def test_spreads_stay_on_the_scale_and_the_order_of_responses_changes_nothing(said):
    asked = instrument(question(1), question(2, weight=2.0), question(3))
    responses = [say(who, choice.id, number) for who, choice, number in said]
    found = measure_divergence(asked, responses)
    assert all(one.spread is not None and 0.0 <= one.spread <= 1.0 for one in found)
    turned = measure_divergence(asked, responses[::-1])
    assert [(one.area, one.question, one.spread) for one in turned] == [
        (one.area, one.question, pytest.approx(one.spread)) for one in found
    ]
