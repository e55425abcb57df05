"""What an index is made of, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.areas import Area
from csdesk.model.identifiers import AreaId, ChoiceId, FunctionId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Question, QuestionKind
from csdesk.model.ladders import Tier
from csdesk.model.traces import LeftOut
from csdesk.scoring.maturity import (
    score_instrument,
    trace_area,
    trace_whole,
    weakest_areas,
)

CHOICES = tuple(
    Choice(ChoiceId(name), name.capitalize(), "", credit)
    for name, credit in (("no", 0.0), ("partly", 0.5), ("yes", 1.0))
)
AREA = AreaId("p")


def ask(identifier: str, area: str = "p", **parts) -> Question:
    known = {"choices": CHOICES} | parts
    return Question(QuestionId(identifier), AreaId(area), identifier, "", "", **known)


LADDER = Instrument(
    id=InstrumentId("small"),
    version="1",
    name="",
    description="",
    tiers=(Tier(1, "Ad-hoc", ""), Tier(2, "Repeatable", "")),
    areas=(Area(AREA, "P", "", functions=(FunctionId("sales"),)), Area(AreaId("q"), "Q", "")),
    questions=(
        ask("one", tier=1),
        ask("two", tier=2, weight=2.0),
        ask("three", tier=2),
        ask("four", tier=2),
        ask("note", kind=QuestionKind.TEXT, choices=()),
        ask("other", "q", tier=1),
    ),
    overall_questions=(),
)


def say(**choices: str) -> dict[QuestionId, Answer]:
    return {
        QuestionId(key): Answer(QuestionId(key), ChoiceId(said)) for key, said in choices.items()
    }


ANSWERS = say(one="yes", two="partly") | {
    QuestionId("three"): Answer(QuestionId("three"), not_applicable_reason="no partners"),
    QuestionId("note"): Answer(QuestionId("note"), text="ask again in May"),
}


def lines(**parts):
    trace = trace_area(LADDER, parts.pop("answers", ANSWERS), AREA, **parts)
    return {line.question: line for line in trace.questions}


def test_a_question_adds_its_credit_by_its_share_of_the_weight():
    # Weights 1 and 2 are answered: the index is 100 * (1 + 2 * 0.5) / 3.
    found = lines()
    assert found["one"].gained == pytest.approx(100 / 3)
    assert found["two"].gained == pytest.approx(100 / 3)
    assert (found["one"].missed, found["two"].missed) == (0, pytest.approx(100 / 3))
    assert trace_area(LADDER, ANSWERS, AREA).gained == pytest.approx(200 / 3)


def test_what_is_left_out_says_why():
    found = lines()
    assert found["three"].left_out is LeftOut.NOT_APPLICABLE
    assert found["three"].reason == "no partners"
    assert found["four"].left_out is LeftOut.UNANSWERED
    assert found["note"].left_out is LeftOut.NOT_SCORED
    assert found["one"].left_out is None


def test_what_is_put_off_is_not_simply_unanswered():
    answers = ANSWERS | {QuestionId("four"): Answer(QuestionId("four"), deferred="ask Priya")}
    line = lines(answers=answers)["four"]
    assert (line.left_out, line.reason) == (LeftOut.DEFERRED, "ask Priya")


def test_an_area_out_of_scope_counts_nothing():
    found = lines(functions={FunctionId("service")})
    assert {line.left_out for line in found.values()} == {LeftOut.OUT_OF_SCOPE}
    assert {line.gained for line in found.values()} == {0}


def test_the_questions_that_hold_the_next_tier_back_are_named():
    found = lines()
    holding = {key: line.holds_back for key, line in found.items() if line.holds_back}
    assert holding == {"two": 2, "four": 2}
    assert trace_area(LADDER, ANSWERS, AREA).next_tier == 2


def test_at_the_top_nothing_holds_back():
    answers = say(one="yes", two="yes", three="yes", four="yes")
    trace = trace_area(LADDER, answers, AREA)
    assert trace.next_tier is None
    assert {line.holds_back for line in trace.questions} == {None}


def test_an_answer_that_the_data_contradict_shows_both_credits():
    line = lines(caps={QuestionId("one"): 0.5})["one"]
    assert (line.claimed, line.credit, line.is_capped) == (1, 0.5, True)
    assert line.gained == pytest.approx(100 / 6)
    assert line.holds_back == 1
    assert not lines()["one"].is_capped


def test_an_area_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        trace_area(LADDER, ANSWERS, AreaId("r"))


def test_the_whole_is_made_of_its_assessed_areas():
    heavy = replace(LADDER, areas=(replace(LADDER.areas[0], weight=3.0), LADDER.areas[1]))
    answers = ANSWERS | say(other="no")
    trace = trace_whole(heavy, score_instrument(heavy, answers))
    first, second = trace.parts
    # (3 * 66.7 + 1 * 0) / 4.
    assert (first.gained, second.gained) == (pytest.approx(50), 0)
    assert (first.missed, second.missed) == (pytest.approx(25), pytest.approx(25))
    assert trace.level.index == pytest.approx(50)


def test_an_area_without_an_answer_is_left_out_of_the_whole():
    first, second = trace_whole(LADDER, score_instrument(LADDER, ANSWERS)).parts
    assert second.left_out is LeftOut.UNANSWERED
    assert first.gained == pytest.approx(200 / 3)


def test_the_weakest_areas_come_in_order_and_ties_in_that_of_the_instrument():
    three = replace(
        LADDER,
        areas=tuple(Area(AreaId(key), key, "") for key in "pqrs"),
        questions=tuple(ask(key, key) for key in "pqrs"),
    )
    result = score_instrument(three, say(p="partly", q="no", r="partly"))
    assert [level.area for level in weakest_areas(three, result, 2)] == ["q", "p"]
    assert [level.area for level in weakest_areas(three, result, 9)] == ["q", "p", "r"]
