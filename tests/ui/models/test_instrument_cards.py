from dataclasses import replace

import pytest

from csdesk.model.answers import FROM_DATA, Answer
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.report.document import Status
from tests.ui.conftest import make_assessment
from ui.models.instrument_cards import (
    SCREEN,
    InstrumentWords,
    find_last,
    find_way_on,
    list_instruments,
)


@pytest.fixture
def screen(diagnosis: Diagnosis) -> Assessment:
    """Give a screen of one question of its own, with points and without a ladder."""
    asked = replace(diagnosis.instrument.questions[0], id=QuestionId("screen.first"), tier=None)
    area = diagnosis.instrument.areas[0]
    instrument = replace(
        diagnosis.instrument,
        id=SCREEN,
        name="Screen",
        minutes=20,
        place=200,
        points=4.0,
        tiers=(),
        areas=(area,),
        questions=(asked,),
        overall_questions=(),
    )
    return make_assessment(instrument, {})


def answered(screen: Assessment, choice: str) -> Assessment:
    question = screen.instrument.questions[0].id
    return make_assessment(screen.instrument, {question: Answer(question, ChoiceId(choice))})


def cards(*assessments: Assessment) -> dict[InstrumentId, InstrumentWords]:
    return {card.id: card for card in list_instruments(assessments, ())}


def test_the_screen_comes_first_until_something_is_answered(
    diagnosis: Diagnosis, fresh_diagnosis: Diagnosis, screen: Assessment
) -> None:
    untouched = fresh_diagnosis.assessments[MATURITY_LADDER]
    assert list(cards(untouched, screen)) == [SCREEN, MATURITY_LADDER]
    begun = diagnosis.assessments[MATURITY_LADDER]
    assert list(cards(screen, begun)) == [MATURITY_LADDER, SCREEN]


def test_a_card_says_how_far_it_is_and_where_it_stands(diagnosis: Diagnosis) -> None:
    card = cards(diagnosis.assessments[MATURITY_LADDER])[MATURITY_LADDER]
    assert (card.progress, card.status) == ("6 of 13 answered", Status.DOING)
    assert card.standing == "Not in place, provisional"
    assert card.share == pytest.approx(6 / 13)


def test_points_are_shown_where_points_are_counted(screen: Assessment) -> None:
    card = cards(answered(screen, "partly"))[SCREEN]
    assert (card.standing, card.status) == ("2 of 4 points", Status.GOOD)
    assert card.minutes == "About 20 minutes"
    assert cards(screen)[SCREEN].standing == "Not assessed"


def test_the_way_leads_to_the_screen_then_to_where_one_stopped(
    diagnosis: Diagnosis, fresh_diagnosis: Diagnosis, screen: Assessment
) -> None:
    ladder = diagnosis.assessments[MATURITY_LADDER]
    fresh = find_way_on([fresh_diagnosis.assessments[MATURITY_LADDER], screen])
    assert (fresh.words, fresh.question) == ("Start the 20-minute screen", None)
    begun = find_way_on([ladder, screen])
    assert (begun.words, begun.question) == ("Continue: Ladder", "health.2.second")
    assert find_way_on([answered(screen, "yes"), ladder], SCREEN).instrument == MATURITY_LADDER
    assert find_way_on([answered(screen, "yes")]) is None


def test_one_was_last_at_the_begun_instrument_that_asks_the_question_answered_last(
    diagnosis: Diagnosis, fresh_diagnosis: Diagnosis, screen: Assessment
) -> None:
    ladder = diagnosis.assessments[MATURITY_LADDER]
    asked = ladder.instrument.questions[0].id
    own = screen.instrument.questions[0].id
    begun = answered(screen, "no")
    assert find_last([ladder, begun], asked) == MATURITY_LADDER
    assert find_last([ladder, begun], own) == SCREEN
    assert find_last([ladder, screen], own) is None
    assert find_last([ladder, begun], None) is None
    lender = replace(ladder, lent=frozenset({own}))
    both = replace(lender, instrument=replace(ladder.instrument, questions=(
        *ladder.instrument.questions, screen.instrument.questions[0])))  # fmt: skip
    assert find_last([both, begun], own) == SCREEN


def test_what_only_the_data_answer_begins_nothing(screen: Assessment) -> None:
    question = screen.instrument.questions[0].id
    known = Answer(question, ChoiceId("no"), respondent=FROM_DATA)
    card = cards(make_assessment(screen.instrument, {question: known}))[SCREEN]
    assert (card.progress, card.standing) == ("1 of 1 known", "Not assessed")
    assert (card.status, card.detail) == (Status.NONE, "")


def test_one_figure_needs_half_of_the_answers(screen: Assessment) -> None:
    first = screen.instrument.questions[0]
    asked = tuple(replace(first, id=QuestionId(f"screen.{number}")) for number in range(4))
    instrument = replace(screen.instrument, points=None, questions=asked)
    given = {one.id: Answer(one.id, ChoiceId("yes")) for one in asked}
    one = {asked[0].id: given[asked[0].id]}
    two = one | {asked[1].id: given[asked[1].id]}
    few = cards(make_assessment(instrument, one))[SCREEN]
    assert (few.standing, few.detail) == (
        "Between 25 and 100 of 100",
        "Too few answers for one figure",
    )
    assert cards(make_assessment(instrument, two))[SCREEN].standing == "100 of 100, provisional"
