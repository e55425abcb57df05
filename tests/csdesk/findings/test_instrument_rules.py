"""Rules over instruments beside the ladder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.areas import Area, Dimension, Share
from csdesk.model.assessments import Assessment
from csdesk.model.findings import RuleKind
from csdesk.model.identifiers import (
    AreaId,
    ChoiceId,
    FunctionId,
    InitiativeId,
    InstrumentId,
    QuestionId,
)
from csdesk.model.instruments import Instrument, Question, QuestionKind, Reconciliation
from csdesk.model.ladders import Tier
from csdesk.scoring.maturity import score_instrument
from tests.csdesk.findings.conftest import CHOICES

PAIRS = {"x": 2, "y": 1}


def make(**parts) -> Instrument:
    questions = tuple(
        Question(
            QuestionId(f"{area}.{number}"), AreaId(area), f"{area}{number}", f"Is {area} so?", "",
            choices=CHOICES, initiatives=(InitiativeId(f"mend.{area}{number}"),),
        )
        for area, count in PAIRS.items()
        for number in range(1, count + 1)
    )  # fmt: skip
    known = {
        "tiers": (),
        "dimensions": tuple(
            Dimension(AreaId(f"d{area}"), f"D {area}", "", (Share(AreaId(area)),)) for area in PAIRS
        ),
    }
    return Instrument(
        id=InstrumentId("audit"),
        version="1",
        name="Audit",
        description="",
        areas=tuple(Area(AreaId(area), area.upper(), "", pillar=AreaId("data")) for area in PAIRS),
        questions=questions,
        overall_questions=(),
        **known | parts,
    )


def say(**choices: str) -> dict[QuestionId, Answer]:
    named = {key.replace("_", "."): choice for key, choice in choices.items()}
    return {QuestionId(key): Answer(QuestionId(key), ChoiceId(said)) for key, said in named.items()}


@pytest.fixture
def look(find):
    """Return a function that runs one rule over the audit with these answers."""

    def run(kind, test, subject, threshold, answers, instrument=None, functions=(), **texts):
        instrument = instrument or make()
        result = score_instrument(instrument, answers, functions=functions)
        assessment = Assessment(instrument, answers, result, result)
        known = {"answers": answers, "assessments": {instrument.id: assessment}}
        return find(kind, test, subject, threshold, **known, **texts)

    return run


def test_an_answer_to_another_instrument_is_found(look):
    assert look(RuleKind.ANSWER, "credit_below", "x.1", 1.0, say(x_1="no")) is not None
    assert look(RuleKind.ANSWER, "credit_below", "x.1", 1.0, say(x_2="no")) is None


def test_a_question_that_no_instrument_asks_any_more_is_not_found(look):
    assert look(RuleKind.ANSWER, "credit_below", "x.9", 1.0, say(x_1="no")) is None


def test_the_gaps_of_an_area_are_one_finding_with_all_that_closes_them(look):
    found = look(
        RuleKind.ANSWER,
        "area_gaps",
        "x",
        0.5,
        say(x_1="no", x_2="no", y_1="no"),
        title="{count} of {total}: {names}",
    )
    assert found.title == "2 of 2: x1 and x2"
    assert found.initiatives == ("mend.x1", "mend.x2")
    assert [one.question for one in found.evidence] == ["x.1", "x.2"]


def test_gaps_are_those_below_the_threshold_only(look):
    answers = say(x_1="partly", x_2="no")
    found = look(RuleKind.ANSWER, "area_gaps", "x", 0.5, answers)
    assert found.initiatives == ("mend.x2",)
    assert look(RuleKind.ANSWER, "area_gaps", "x", 0.5, say(x_1="partly")) is None
    assert look(RuleKind.ANSWER, "area_gaps", "unknown", 0.5, answers) is None


@pytest.mark.parametrize(("second", "is_found"), [(0.45, True), (0.405, False)])
def test_numbers_that_differ_are_written_as_they_were_given(look, second, is_found):
    asked = make()
    numbers = tuple(replace(one, kind=QuestionKind.NUMBER, choices=()) for one in asked.questions)
    named = (QuestionId("x.1"), QuestionId("x.2"))
    rates = Reconciliation("rates", "Rate", named, tolerance=2.0)
    found = look(
        RuleKind.ANSWER,
        "numbers_differ",
        "x.1",
        0,
        {key: Answer(key, value=value) for key, value in zip(named, (0.4, second), strict=True)},
        instrument=replace(asked, questions=numbers, reconciliations=(rates,)),
        title="{names}: {value}, tolerated {threshold}",
    )
    # 0.05 of 0.45 is a ninth; 0.005 of 0.405 is 1.2%.
    assert (found and found.title) == (
        "x1 0.4 and x2 0.45: 11.1%, tolerated 2%" if is_found else None
    )


def test_a_finding_of_another_instrument_is_counted_under_its_pillar(look):
    found = look(RuleKind.ANSWER, "area_gaps", "y", 0.5, say(y_1="no"))
    assert found.area == "data"


def test_dimensions_far_apart_are_found_with_both_names(look):
    answers = say(x_1="yes", x_2="yes", y_1="partly")
    found = look(
        RuleKind.LEVEL, "dimensions_apart_above", "audit", 25, answers,
        title="{names}: {value} above {threshold}",
    )  # fmt: skip
    assert found.title == "D x and D y: 50 above 25"


def test_dimensions_exactly_one_level_apart_are_not_found(look):
    # x: (1 + 0.5) / 2 = 75, y: 50.
    answers = say(x_1="yes", x_2="partly", y_1="partly")
    assert look(RuleKind.LEVEL, "dimensions_apart_above", "audit", 25, answers) is None


def test_dimensions_that_are_not_assessed_are_not_far_from_anything(look):
    assert look(RuleKind.LEVEL, "dimensions_apart_above", "audit", 25, say(x_1="yes")) is None
    assert look(RuleKind.LEVEL, "dimensions_apart_above", "audit", 25, {}) is None


def test_a_tier_of_another_ladder_is_found_by_its_name(look):
    ladder = replace(make(), tiers=(Tier(1, "Begun", ""), Tier(2, "Done", "")), dimensions=())
    tiered = tuple(replace(one, tier=1) for one in ladder.questions)
    found = look(
        RuleKind.LEVEL, "tier_below", "x", 1, say(x_1="no", x_2="yes"),
        replace(ladder, questions=tiered), title="{value}, not {threshold}",
    )  # fmt: skip
    assert found.title == "Not in place, not Begun"


def test_a_lowest_tier_of_which_not_all_is_met_is_below_it(look):
    ladder = replace(make(), tiers=(Tier(1, "Begun", ""),), dimensions=(), lowest_tier=1)
    ladder = replace(ladder, questions=tuple(replace(one, tier=1) for one in ladder.questions))
    found = look(
        RuleKind.LEVEL, "tier_below", "x", 1, say(x_1="no", x_2="yes"), ladder, title="{value}"
    )
    assert found.title == "Begun, not all of it met"
    met = say(x_1="yes", x_2="yes")
    assert look(RuleKind.LEVEL, "tier_below", "x", 1, met, ladder) is None


def test_areas_outside_the_chosen_functions_raise_no_finding(look):
    sales, service = FunctionId("sales"), FunctionId("service")
    limited = make(dimensions=())
    areas = (replace(limited.areas[0], functions=(sales,)), limited.areas[1])
    limited = replace(limited, areas=areas)
    answers = say(x_1="no", y_1="no")
    for kind, test, subject in (
        (RuleKind.ANSWER, "credit_below", "{}.1"),
        (RuleKind.ANSWER, "area_gaps", "{}"),
        (RuleKind.LEVEL, "index_below", "{}"),
    ):
        threshold = 50 if kind is RuleKind.LEVEL else 0.5
        for area, functions, is_found in (
            ("x", {sales}, True),
            ("x", {service}, False),
            ("y", {service}, True),
        ):
            found = look(
                kind,
                test,
                subject.format(area),
                threshold,
                answers | say(x_2="no"),
                limited,
                functions,
            )
            assert (found is not None) is is_found, (test, area, functions)
