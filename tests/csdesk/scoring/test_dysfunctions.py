"""How far dysfunctions match, from the symptoms that are there."""

from __future__ import annotations

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area, AreaKind
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.scoring.dysfunctions import rank_dysfunctions
from csdesk.scoring.maturity import score_instrument

CHOICES = tuple(
    Choice(ChoiceId(name), name.capitalize(), "", credit)
    for name, credit in (("yes", 0.0), ("partly", 0.5), ("no", 1.0))
)
AREAS = ("chaos", "theatre", "practice")


def make_question(area: str, number: int) -> Question:
    return Question(
        id=QuestionId(f"{area}.{number}"),
        area=AreaId(area),
        short="",
        text="",
        why="",
        polarity=Polarity.NEGATIVE,
        choices=CHOICES,
    )


@pytest.fixture
def diagnostic() -> Instrument:
    """Two dysfunctions with four symptoms each, and an area of practice."""
    kinds = (AreaKind.SYMPTOMS, AreaKind.SYMPTOMS, AreaKind.PRACTICE)
    return Instrument(
        id=InstrumentId("diagnostic"),
        version="1",
        name="",
        description="",
        tiers=(),
        areas=tuple(
            Area(AreaId(name), name, "", kind=kind) for name, kind in zip(AREAS, kinds, strict=True)
        ),
        questions=tuple(make_question(area, number) for area in AREAS for number in range(4)),
        overall_questions=(),
    )


def rank(diagnostic: Instrument, answers: dict[str, str], confidence=Confidence.HIGH):
    given = {
        QuestionId(question): Answer(QuestionId(question), ChoiceId(choice), confidence=confidence)
        for question, choice in answers.items()
    }
    return rank_dysfunctions(diagnostic, score_instrument(diagnostic, given))


def test_the_match_is_the_share_of_symptoms_that_are_there(diagnostic):
    answers = {"chaos.0": "yes", "chaos.1": "yes", "chaos.2": "partly", "chaos.3": "no"}
    (match,) = rank(diagnostic, answers)
    assert (match.area.id, match.match, match.least, match.most) == ("chaos", 62.5, 62.5, 62.5)


def test_the_best_match_comes_first(diagnostic):
    answers = {f"chaos.{number}": "partly" for number in range(4)}
    answers |= {f"theatre.{number}": "yes" for number in range(4)}
    assert [(m.area.id, m.match) for m in rank(diagnostic, answers)] == [
        ("theatre", 100),
        ("chaos", 50),
    ]


def test_open_symptoms_may_be_there_or_not(diagnostic):
    (match,) = rank(diagnostic, {"chaos.0": "yes"})
    assert (match.match, match.least, match.most) == (100, 25, 100)
    assert (match.answered, match.applicable) == (1, 4)


def test_doubtful_symptoms_widen_the_match_by_one_answer(diagnostic):
    answers = {f"chaos.{number}": "partly" for number in range(4)}
    (match,) = rank(diagnostic, answers, Confidence.LOW)
    assert (match.match, match.least, match.most) == (50, 0, 100)


def test_what_nobody_answered_and_what_is_no_dysfunction_is_not_ranked(diagnostic):
    assert rank(diagnostic, {"practice.0": "yes"}) == ()
