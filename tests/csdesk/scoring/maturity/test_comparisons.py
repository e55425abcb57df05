"""Two engagements side by side, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER, Choice, Instrument, Question
from csdesk.scoring.maturity import compare_assessments, score_instrument
from tests.csdesk.scoring.maturity.books import draw_book

CHOICES = tuple(
    Choice(ChoiceId(name), name, "", credit)
    for name, credit in (("no", 0.0), ("partly", 0.5), ("yes", 1.0))
)
LADDER = load_library().instruments[MATURITY_LADDER]


def make(*questions: str, weights: dict[str, float] | None = None) -> Instrument:
    """Return an instrument of questions named by area and letter ("p.a")."""
    areas = dict.fromkeys(question.split(".")[0] for question in questions)
    return Instrument(
        id=InstrumentId("small"),
        version="1",
        name="",
        description="",
        tiers=(),
        areas=tuple(Area(AreaId(area), area, "") for area in areas),
        questions=tuple(
            Question(
                QuestionId(question),
                AreaId(question.split(".")[0]),
                "",
                "",
                "",
                choices=CHOICES,
                weight=(weights or {}).get(question, 1.0),
            )
            for question in questions
        ),
        overall_questions=(),
    )


FIRST = make("p.a", "p.b", "q.a", "r.a")


def say(*said: str) -> dict[QuestionId, Answer]:
    """Return answers written as "p.a=yes"."""
    pairs = (one.split("=") for one in said)
    return {QuestionId(key): Answer(QuestionId(key), ChoiceId(choice)) for key, choice in pairs}


BEFORE = say("p.a=no", "p.b=partly", "q.a=yes", "r.a=partly")


def test_areas_stand_side_by_side_with_their_change():
    after = say("p.a=yes", "p.b=partly", "q.a=partly", "r.a=partly")
    found = compare_assessments(FIRST, BEFORE, FIRST, after)
    assert [(one.area, one.index_before, one.index_after, one.delta) for one in found.areas] == [
        ("p", 25, 75, 50),
        ("q", 100, 50, -50),
        ("r", 50, 50, 0),
    ]
    assert found.overall.delta == 0
    assert (found.improved.area, found.concern.area) == ("p", "q")


def test_where_nothing_fell_the_lowest_that_stood_still_is_the_concern():
    after = BEFORE | say("p.a=yes")
    found = compare_assessments(FIRST, BEFORE, FIRST, after)
    assert (found.improved.area, found.concern.area) == ("p", "r")


def test_where_all_rose_there_is_no_concern_and_where_none_rose_no_improvement():
    best = say("p.a=yes", "p.b=yes", "q.a=yes", "r.a=yes")
    low = say("p.a=no", "p.b=no", "q.a=no", "r.a=no")
    assert compare_assessments(FIRST, low, FIRST, best).concern is None
    assert compare_assessments(FIRST, best, FIRST, low).improved is None


def test_what_stands_still_at_the_top_gives_no_concern():
    best = say("p.a=yes", "p.b=yes", "q.a=yes", "r.a=yes")
    found = compare_assessments(FIRST, best | say("r.a=partly"), FIRST, best)
    assert (found.improved.area, found.concern) == ("r", None)
    assert compare_assessments(FIRST, best, FIRST, best | say("q.a=no")).concern.area == "q"


def test_an_area_assessed_once_only_has_no_change():
    found = compare_assessments(FIRST, say("p.a=no"), FIRST, say("p.a=no", "q.a=yes"))
    assert [one.delta for one in found.areas] == [0, None, None]
    assert found.improved is None


def test_changed_answers_come_with_their_credit_the_largest_change_first():
    after = BEFORE | say("p.a=partly", "q.a=no")
    found = compare_assessments(FIRST, BEFORE, FIRST, after)
    assert [(one.question, one.credit_before, one.credit_after) for one in found.answers] == [
        ("q.a", 1, 0),
        ("p.a", 0, 0.5),
    ]


def test_another_note_or_confidence_is_no_other_answer():
    after = {key: replace(one, note="x", confidence=Confidence.LOW) for key, one in BEFORE.items()}
    assert compare_assessments(FIRST, BEFORE, FIRST, after).answers == ()


@pytest.mark.parametrize(
    ("earlier", "later", "has_changed"),
    [
        ({"text": "Acme and Borg"}, {"text": " acme  and Borg"}, False),
        ({"text": "Acme and Borg"}, {"text": "Acme"}, True),
        ({"value": 5.0}, {"value": 5.1}, True),
        ({"not_applicable_reason": "no team"}, {"not_applicable_reason": "nobody"}, False),
        ({"not_applicable_reason": "no team"}, {"deferred": "ask Finance"}, True),
        ({}, {"deferred": "ask Finance"}, False),
    ],
)
def test_what_counts_as_another_answer(earlier, later, has_changed):
    before, after = (Answer(QuestionId("p.a"), **one) for one in (earlier, later))
    found = compare_assessments(FIRST, {"p.a": before}, FIRST, {"p.a": after})
    assert bool(found.answers) is has_changed


def test_an_answer_that_was_open_before_has_changed():
    found = compare_assessments(FIRST, {}, FIRST, say("p.a=no"))
    (change,) = found.answers
    assert (change.before, change.credit_before, change.credit_after) == (None, None, 0)
    assert found.by_instrument is None


def test_the_same_instrument_moves_nothing():
    found = compare_assessments(FIRST, BEFORE, FIRST, BEFORE | say("p.a=yes"))
    assert found.by_instrument == 0
    assert (found.shared_questions, found.all_questions) == (4, 4)


def test_another_instrument_is_told_apart_from_other_answers():
    # Before: p 25, q 100, r 50, the whole 58.33. The new version drops r, adds p.c and weighs p.b
    # threefold. The old answers by it: p (0 + 3 * 0.5) / 4 = 37.5, q 100: 68.75.
    # The new ones: p (1 + 3 * 0.5 + 0) / 5 = 50, q 100: 75.
    second = make("p.a", "p.b", "p.c", "q.a", weights={"p.b": 3.0})
    after = say("p.a=yes", "p.b=partly", "p.c=no", "q.a=yes")
    found = compare_assessments(FIRST, BEFORE, second, after)
    assert found.overall.index_after == 75
    assert found.by_instrument == pytest.approx(68.75 - 175 / 3)
    assert found.overall.delta - found.by_instrument == pytest.approx(75 - 68.75)
    assert (found.shared_questions, found.all_questions) == (3, 5)
    assert [one.area for one in found.areas] == ["p", "q", "r"]
    assert found.areas[2].index_after is None


def test_an_old_answer_to_a_question_that_was_not_asked_then_moves_nothing():
    # Another instrument asked it, as answers belong to questions.
    newer = make("p.a", "p.b", "p.c", "q.a", "r.a")
    before = BEFORE | say("p.c=yes")
    assert compare_assessments(FIRST, before, newer, before).by_instrument == 0


def test_answers_can_be_carried_over_as_an_upgrade_moves_them():
    fewer = replace(
        FIRST,
        questions=tuple(replace(one, choices=(CHOICES[0], CHOICES[2])) for one in FIRST.questions),
    )
    left_open = compare_assessments(FIRST, BEFORE, fewer, BEFORE)
    # p.b and r.a were answered “partly”: p 0, q 100.
    assert left_open.by_instrument == pytest.approx(50 - 175 / 3)
    moved = BEFORE | say("p.b=no", "r.a=no")
    found = compare_assessments(FIRST, BEFORE, fewer, BEFORE, carried=moved)
    # p 0, q 100, r 0.
    assert found.by_instrument == pytest.approx(100 / 3 - 175 / 3)


@given(first=st.integers(0, 2**32), second=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_the_parts_of_a_change_add_up(first, second):
    before, after = draw_book(LADDER, first), draw_book(LADDER, second)
    newer = replace(LADDER, questions=LADDER.questions[: len(LADDER.questions) // 2])
    found = compare_assessments(LADDER, before, newer, after)
    index = score_instrument(newer, before).overall.index
    if None not in (found.overall.delta, index):
        by_answers = found.overall.index_after - index
        assert found.by_instrument + by_answers == pytest.approx(found.overall.delta)


def test_a_lowest_tier_of_which_not_all_is_met_is_told_apart():
    worst = {one.id: Answer(one.id, one.choices[0].id) for one in LADDER.questions}
    best = {one.id: Answer(one.id, one.choices[-1].id) for one in LADDER.questions}
    found = compare_assessments(LADDER, worst, LADDER, best)
    whole = found.overall
    assert (whole.tier_before, whole.is_met_before) == (1, False)
    assert (whole.tier_after, whole.is_met_after) == (4, True)
