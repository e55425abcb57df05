"""Levels of the maturity ladder: the rule of S1.15 and what must hold for any answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.model.ladders import Tier
from csdesk.model.levels import LevelState
from csdesk.scoring.maturity import missing_for, next_rung, score_instrument

CREDITS = {"no": 0.0, "partly": 0.5, "yes": 1.0}
CHOICES = tuple(Choice(ChoiceId(name), name, "", credit) for name, credit in CREDITS.items())


def question(identifier: str, area: str, tier: int | None, weight: float = 1.0) -> Question:
    return Question(
        id=QuestionId(identifier),
        area=AreaId(area),
        short="",
        text="",
        why="",
        tier=tier,
        polarity=Polarity.POSITIVE,
        choices=CHOICES,
        weight=weight,
    )


def ladder(*areas: str, weight: float = 1.0) -> Instrument:
    """Two questions on each of four rungs of each area, two about the whole."""
    questions = [
        question(f"{area}.{tier}.{letter}", area, tier, weight)
        for area in areas
        for tier in (1, 2, 3, 4)
        for letter in "ab"
    ]
    whole = [question("overall.a", "overall", None), question("overall.b", "overall", None)]
    return Instrument(
        id=InstrumentId("ladder"),
        version="1",
        name="",
        description="",
        tiers=tuple(Tier(number, "", "") for number in (1, 2, 3, 4)),
        areas=tuple(Area(AreaId(area), area, "") for area in areas),
        questions=(*questions, *whole),
        overall_questions=tuple(q.id for q in whole),
    )


LADDER = ladder("health", "data")
IDS = [q.id for q in LADDER.questions]


def say(identifier: str, choice: str, confidence: Confidence = Confidence.HIGH) -> Answer:
    return Answer(QuestionId(identifier), ChoiceId(choice), confidence=confidence)


def skip(identifier: str) -> Answer:
    return Answer(QuestionId(identifier), None, not_applicable_reason="no such customers")


def book(*answers: Answer) -> dict[QuestionId, Answer]:
    return {answer.question: answer for answer in answers}


def pass_up_to(area: str, tier: int) -> list[Answer]:
    return [
        say(f"{area}.{rung}.{letter}", "yes" if rung <= tier else "no")
        for rung in (1, 2, 3, 4)
        for letter in "ab"
    ]


@pytest.mark.parametrize("tier", [0, 1, 2, 3, 4])
def test_a_tier_is_reached_when_it_and_all_below_pass(tier):
    level = score_instrument(LADDER, book(*pass_up_to("health", tier))).area(AreaId("health"))
    assert level.tier == tier
    assert level.index == 25 * tier
    assert level.state is LevelState.FINAL


def test_passing_a_rung_above_a_failed_one_lifts_the_index_only():
    answers = book(*pass_up_to("health", 1), say("health.3.a", "yes"), say("health.3.b", "yes"))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert (level.tier, level.index) == (1, 50)


def test_partly_does_not_pass_a_rung():
    answers = book(*pass_up_to("health", 4), say("health.2.b", "partly"))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert level.tier == 1
    assert level.index == pytest.approx(100 * 7.5 / 8)


def test_half_answered_is_provisional_and_carries_a_range():
    # Two of eight answered: index over the two, worst and best case over all eight.
    answers = book(say("health.1.a", "yes"), say("health.1.b", "partly"))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert level.state is LevelState.PROVISIONAL
    assert (level.answered, level.applicable) == (2, 8)
    assert level.index == 75
    assert level.low == pytest.approx(100 * 1.5 / 8)
    assert level.high == pytest.approx(100 * 7.5 / 8)


def test_low_confidence_is_one_choice_worse_or_better():
    answers = book(*pass_up_to("health", 4), say("health.4.b", "partly", Confidence.LOW))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert level.index == pytest.approx(100 * 7.5 / 8)
    assert level.low == pytest.approx(100 * 7 / 8)
    assert level.high == 100


def test_low_confidence_at_an_end_moves_one_way_only():
    answers = book(*pass_up_to("health", 4), say("health.4.b", "yes", Confidence.LOW))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert (level.index, level.high) == (100, 100)
    assert level.low == pytest.approx(100 * 7.5 / 8)


def test_a_question_that_does_not_apply_drops_out_of_its_rung():
    answers = book(*pass_up_to("health", 4), skip("health.2.a"))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert (level.tier, level.index, level.applicable) == (4, 100, 7)
    assert level.state is LevelState.FINAL


def test_a_rung_on_which_nothing_applies_is_not_reached_by_that():
    answers = book(*pass_up_to("health", 3), skip("health.4.a"), skip("health.4.b"))
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert (level.tier, level.index) == (3, 100)
    answers = book(*pass_up_to("health", 3), skip("health.2.a"), skip("health.2.b"))
    assert score_instrument(LADDER, answers).area(AreaId("health")).tier == 3


def test_an_area_in_which_nothing_applies_is_out_of_the_whole():
    nothing = [skip(identifier) for identifier in IDS if identifier.startswith("data")]
    about_whole = [say("overall.a", "no"), say("overall.b", "no")]
    result = score_instrument(LADDER, book(*pass_up_to("health", 3), *nothing, *about_whole))
    data = result.area(AreaId("data"))
    assert (data.tier, data.index, data.applicable) == (None, None, 0)
    assert data.state is LevelState.NOT_ASSESSED
    assert (result.overall.tier, result.overall.index) == (3, 75)
    assert result.overall.state is LevelState.FINAL
    assert (result.overall.low, result.overall.high) == (75, 75)
    assert result.average_tier == 3


def test_nothing_answered_is_not_assessed_rather_than_zero():
    result = score_instrument(LADDER, {})
    assert {level.state for level in result.areas} == {LevelState.NOT_ASSESSED}
    assert (result.overall.tier, result.overall.index, result.average_tier) == (None, None, None)
    assert result.overall.applicable == 18


def test_an_answer_without_choice_and_reason_is_unanswered():
    answers = {QuestionId("health.1.a"): Answer(QuestionId("health.1.a"), None, note="ask Priya")}
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    assert (level.answered, level.applicable) == (0, 8)


def test_the_whole_stands_at_its_lowest_area():
    result = score_instrument(LADDER, book(*pass_up_to("health", 4), *pass_up_to("data", 2)))
    assert (result.overall.tier, result.overall.index, result.average_tier) == (2, 75, 3)
    assert result.overall.state is LevelState.PROVISIONAL
    assert (result.overall.answered, result.overall.applicable) == (16, 18)


def test_an_area_not_yet_asked_widens_the_range_of_the_whole():
    result = score_instrument(LADDER, book(*pass_up_to("health", 2)))
    assert (result.overall.index, result.overall.low, result.overall.high) == (50, 25, 75)


def test_weights_count_in_the_index():
    heavy = ladder("health")
    questions = tuple(
        question(q.id, q.area, q.tier, 3.0) if q.id == "health.1.a" else q for q in heavy.questions
    )
    answers = book(say("health.1.a", "yes"), say("health.1.b", "no"))
    level = score_instrument(replace(heavy, questions=questions), answers).area(AreaId("health"))
    assert level.index == 75


def test_scaling_all_weights_changes_nothing():
    answers = book(say("health.1.a", "yes"), say("health.2.b", "partly"))
    one = score_instrument(ladder("health"), answers).area(AreaId("health"))
    four = score_instrument(ladder("health", weight=4.0), answers).area(AreaId("health"))
    assert one == four


choices = st.sampled_from(["no", "partly", "yes"])
confidences = st.sampled_from(list(Confidence))
answer_kinds = st.one_of(st.none(), st.just("n/a"), st.tuples(choices, confidences))


@st.composite
def answer_books(draw) -> dict[QuestionId, Answer]:
    given_answers = []
    for identifier in IDS:
        kind = draw(answer_kinds)
        if kind == "n/a":
            given_answers.append(skip(identifier))
        elif kind is not None:
            given_answers.append(say(identifier, *kind))
    return book(*given_answers)


@given(answer_books(), st.sampled_from(IDS))
def test_improving_an_answer_never_lowers_a_level(answers, identifier):
    before = answers.get(identifier)
    if before is None or before.choice in (None, "yes"):
        return
    better = "partly" if before.choice == "no" else "yes"
    improved = {**answers, identifier: say(identifier, better, before.confidence)}
    first, second = score_instrument(LADDER, answers), score_instrument(LADDER, improved)
    pairs = zip((*first.areas, first.overall), (*second.areas, second.overall), strict=True)
    for old, new in pairs:
        if old.tier is not None:
            assert new.tier >= old.tier
            assert new.index >= old.index
            assert new.low >= old.low
            assert new.high >= old.high


@given(answer_books())
def test_the_index_lies_in_its_range(answers):
    result = score_instrument(LADDER, answers)
    for level in (*result.areas, result.overall):
        if level.index is not None:
            assert 0 <= level.low <= level.index <= level.high <= 100


@given(answer_books(), st.sampled_from([i for i in IDS if i.startswith("health")]))
def test_not_applicable_never_changes_another_area(answers, identifier):
    changed = {**answers, identifier: skip(identifier)}
    before = score_instrument(LADDER, answers).area(AreaId("data"))
    assert score_instrument(LADDER, changed).area(AreaId("data")) == before


@given(answer_books())
def test_the_order_of_answers_does_not_matter(answers):
    backwards = dict(reversed(answers.items()))
    assert score_instrument(LADDER, answers) == score_instrument(LADDER, backwards)


@given(answer_books())
def test_an_independent_count_of_passed_rungs_agrees(answers):
    level = score_instrument(LADDER, answers).area(AreaId("health"))
    states = {
        rung: [
            "n/a" if a is not None and a.choice is None else (a and a.choice)
            for a in (answers.get(QuestionId(f"health.{rung}.{letter}")) for letter in "ab")
        ]
        for rung in (1, 2, 3, 4)
    }
    expected = 0
    for rung in (1, 2, 3, 4):
        counted = [state for state in states[rung] if state != "n/a"]
        if any(state != "yes" for state in counted):
            break
        if counted:
            expected = rung
    assert level.tier == (expected if level.answered else None)


def test_what_keeps_a_tier_from_being_reached_is_unanswered_or_below_the_pass_credit():
    answers = book(
        say("data.1.a", "yes"), say("data.1.b", "partly"), say("data.2.a", "yes"), skip("data.2.b")
    )
    missing = [
        [found.id for found in missing_for(AreaId("data"), LADDER, answers, tier)]
        for tier in (1, 2, 3)
    ]
    # The second tier has nothing missing of its own, and rests on the first.
    assert missing == [["data.1.b"], ["data.1.b"], ["data.1.b", "data.3.a", "data.3.b"]]
    assert next_rung(AreaId("data"), LADDER, answers) == 1
    answers = {**answers, QuestionId("data.1.b"): say("data.1.b", "yes")}
    assert next_rung(AreaId("data"), LADDER, answers) == 3


def test_at_the_top_nothing_is_missing():
    answers = book(*pass_up_to("data", 4))
    assert next_rung(AreaId("data"), LADDER, answers) is None
