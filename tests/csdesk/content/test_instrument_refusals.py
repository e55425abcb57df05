"""Mistakes in every part of an instrument: each is told with its place and what was expected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content.checks.instruments import check_instrument
from csdesk.content.placing import place_instrument
from csdesk.errors import ContentInvalid
from csdesk.model.claims import ClaimCheck, Comparison
from csdesk.model.instruments import (
    Area,
    AreaKind,
    Choice,
    Dimension,
    Function,
    Grid,
    Instrument,
    KpiTarget,
    Mark,
    Need,
    Polarity,
    Question,
    QuestionKind,
    Reconciliation,
    Share,
    Subject,
    Tier,
)

NUMBER = QuestionKind.NUMBER
FACT = QuestionKind.FACT


def choose(*earned: float, first: str = "a", rungs: tuple[int, ...] = ()) -> tuple[Choice, ...]:
    """Return choices that earn these credits, called a, b, c."""
    return tuple(
        Choice(
            first if place == 0 else "abcdef"[place],
            "Label",
            "Seen.",
            credit,
            "" if credit == 1 else "Do it.",
            rungs[place] if rungs else None,
        )
        for place, credit in enumerate(earned)
    )


def ask(name: str, area: str = "x.one", **known: object) -> Question:
    question = Question(f"x.{name}", area, name, f"{name}?", "Why.", choices=choose(0, 0.5, 1))
    return replace(question, **known)


def tiers(*needs: tuple[Need, ...]) -> tuple[Tier, ...]:
    return tuple(Tier(number, "Name", "Meaning.", one) for number, one in enumerate(needs, start=1))


ONE, TWO = Area("x.one", "One", "First."), Area("x.two", "Two", "Second.")
BASE = Instrument(
    id="x",
    version="1",
    name="X",
    description="An instrument.",
    tiers=(),
    areas=(ONE, TWO),
    questions=(ask("q1"), ask("q2"), ask("n", kind=NUMBER, choices=()), ask("t", area="x.two")),
    overall_questions=(),
)
CHECK = ClaimCheck("x.check", "health.scored", Comparison.AT_LEAST, 90, "Most are scored.")
GRID = Grid("x.one", ("Row",), ("Left", "Right"), ("x.q1", "x.q2"))
DIMENSION = Dimension("x.dim", "Dim", "A view.", (Share("x.one"), Share("x.two")))


def refusal(**known: object) -> str:
    with pytest.raises(ContentInvalid) as caught:
        check_instrument(place_instrument(replace(BASE, **known), "x.toml"))
    told = str(caught.value)
    assert told.startswith("x.toml: ")
    return told.removeprefix("x.toml: ")


def with_question(**known: object) -> tuple[Question, ...]:
    """Return the questions of the base, the first one changed."""
    return (replace(BASE.questions[0], **known), *BASE.questions[1:])


def test_the_instrument_that_the_mistakes_are_made_in_breaks_no_rule():
    whole = replace(
        BASE,
        dimensions=(DIMENSION,),
        grids=(GRID,),
        reconciliations=(Reconciliation("x.sum", "Sum", ("x.n",)),),
        marks=(Mark(0, "Low"), Mark(50, "High")),
        functions=(Function("x.f", "F"),),
    )
    check_instrument(place_instrument(whole, "x.toml"))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (choose(0, 1, 0.5), "choices.credit is “0, 1, 0.5”; expected credits from 0 (worst)"),
        (choose(0.1, 1), "choices.credit is “0.1, 1”; expected credits from 0"),
        (choose(0, 0.9), "choices.credit is “0, 0.9”; expected credits from 0"),
        (choose(0), "choices is 1; expected at least two choices."),
        ((), "choices is 0; expected at least two choices."),
        (choose(0, 1, first="b"), "choices.id is “b, b”; expected each id once."),
        (choose(0, 1, first="na"), "choices[1].id is “na”; expected an answer; “not applicable”"),
        (choose(0, 1, first="yes"), "polarity is “positive”; expected “negative”, as yes is worst"),
        (choose(0, 0.5, 1, rungs=(0, 2, 1)), "choices.rung is “0, 2, 1”; expected one for each"),
        (choose(0, 1, rungs=(-1, 0)), "choices.rung is “-1, 0”; expected one for each choice, ris"),
    ],
)
def test_choices_rise_and_are_told_apart(choices, expected):
    assert f"question[1].{expected}" in refusal(questions=with_question(choices=choices))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"practice": " "}, "choices[1].practice is “ ”; expected what it looks like in practice"),
        ({"improvement": ""}, "choices[1].improvement is “”; expected what would lift this ans"),
        ({"label": ""}, "choices[1].label is “”; expected a text"),
    ],
)
def test_a_choice_has_its_texts(change, expected):
    first, *others = choose(0, 0.5, 1)
    questions = with_question(choices=(replace(first, **change), *others))
    assert f"question[1].{expected}" in refusal(questions=questions)


def test_a_choice_with_full_credit_needs_no_improvement():
    first, last = choose(0, 1)
    questions = with_question(choices=(first, replace(last, improvement="More.")))
    expected = "choices[2].improvement is “More.”; expected none for an answer that earns full"
    assert expected in refusal(questions=questions)


def test_a_question_whose_worst_answer_is_not_yes_is_not_negative():
    questions = with_question(polarity=Polarity.NEGATIVE)
    expected = "question[1].choices[1].id is “a”; expected “yes”, the worst answer"
    assert expected in refusal(questions=questions)


@pytest.mark.parametrize("key", ["short", "text", "why"])
def test_a_question_has_its_texts(key):
    assert f"question[1].{key} is “ ”; expected a text." in refusal(
        questions=with_question(**{key: " "})
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"area": "x.three"}, "area is “x.three”; expected the id of an area."),
        ({"area": "overall"}, "area is “overall”; expected the id of an area."),
        ({"tier": 1}, "tier is 1; expected the number of a tier."),
        ({"weight": 0.0}, "weight is 0.0; expected above 0."),
        ({"weight": -1.0}, "weight is -1.0; expected above 0."),
        ({"revision": 0}, "revision is 0; expected at least 1."),
        ({"due_day": 30}, "due_day is 30; expected a day from 0 on, in an instrument about acc"),
        ({"id": "x.q2"}, "id is “x.q2”; expected one that is not yet used in x.toml, question["),
        ({"id": "Q 1"}, "id is “Q 1”; expected small letters, digits, “_” and “.”."),
        ({"kind": NUMBER}, "choices is 3; expected none for a number."),
        ({"kind": FACT}, "choices[2].credit is 0.5; expected no credit and no rung for a fact."),
        ({"from_data": True}, "from_data is “true”; expected checks by which the data can answer"),
    ],
)
def test_a_question_stands_where_it_can_be_counted(change, expected):
    assert expected in refusal(questions=with_question(**change))


def test_a_day_is_due_after_the_start_only():
    told = refusal(subject=Subject.ACCOUNT, questions=with_question(due_day=-1))
    assert "question[1].due_day is -1; expected a day from 0 on" in told


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"claimed_from": 0.0}, "checks[1].claimed_from is 0.0; expected above 0 and at most 1."),
        ({"claimed_from": 1.1}, "checks[1].claimed_from is 1.1; expected above 0 and at most 1."),
        ({"supports": 1.0}, "checks[1].supports is 1.0; expected at least 0 and below claimed_f"),
        ({"supports": -0.1}, "checks[1].supports is -0.1; expected at least 0 and below claime"),
        ({"text": ""}, "checks[1].text is “”; expected a text."),
        ({"id": "X"}, "checks[1].id is “X”; expected small letters"),
    ],
)
def test_a_check_can_go_either_way(change, expected):
    questions = with_question(checks=(replace(CHECK, **change),))
    assert f"question[1].{expected}" in refusal(questions=questions)


def test_a_number_claims_nothing():
    questions = (
        *BASE.questions[:2],
        replace(BASE.questions[2], checks=(CHECK,)),
        ask("t", "x.two"),
    )
    assert "checks is 1; expected none, as nothing is claimed." in refusal(questions=questions)


def test_each_check_has_an_id_of_its_own():
    questions = (ask("q1", checks=(CHECK,)), ask("q2", checks=(CHECK,)), ask("t", "x.two"))
    told = refusal(questions=questions)
    assert "question[2].checks[1].id is “x.check”; expected one that is not yet used" in told


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        (((Need(2, 50),),), "tier[1].needs[1].rung is 2; expected from 1 to 1, its own rung."),
        (((Need(0, 50),),), "tier[1].needs[1].rung is 0; expected from 1 to 1"),
        (((Need(1, 0),),), "tier[1].needs[1].percent is 0; expected above 0 and at most 100."),
        (((Need(1, 101),),), "tier[1].needs[1].percent is 101; expected above 0 and at most 100"),
        (((Need(1, 50), Need(1, 60)),), "tier[1].needs.rung is “1, 1”; expected each rung once."),
        (
            ((Need(1, 50),), (Need(1, 60),)),
            "tier[2].needs.rung is “1”; expected one for 2, its own rung.",
        ),
        (
            ((Need(1, 50),), (Need(1, 60), Need(2, 70))),
            "tier[2].needs.percent is 70; expected at most 60, what the tier asks of rung 1.",
        ),
        (
            ((Need(1, 80),), (Need(1, 70), Need(2, 60))),
            "tier[2].needs.percent is 70; expected at least 80 of rung 1, as tier 1 asks.",
        ),
        (
            ((Need(1, 50),), (Need(2, 60),)),
            "tier[2].needs.percent is 0; expected at least 50 of rung 1, as tier 1 asks.",
        ),
        (
            ((), (Need(1, 90), Need(2, 60))),
            "tier[2].needs.percent is 90; expected at least 100 of rung 1, as tier 1 asks.",
        ),
    ],
)
def test_tiers_ask_for_more_the_higher_they_stand(needs, expected):
    assert expected in refusal(tiers=tiers(*needs))


def test_every_area_of_a_ladder_asks_something_on_every_rung():
    questions = (ask("q1", tier=1), ask("q2", tier=2), ask("t", "x.two", tier=1))
    told = refusal(tiers=tiers((), ()), questions=questions)
    assert "area[2].questions is “none at tier 2”; expected at least one at tier 2." in told


def test_choices_with_rungs_reach_the_highest_tier():
    rated = choose(0, 0.5, 1, rungs=(0, 1, 2))
    questions = (ask("q1", choices=rated), ask("t", "x.two", choices=rated))
    check_instrument(place_instrument(replace(BASE, tiers=tiers((), ()), questions=questions), "x"))
    told = refusal(tiers=tiers((), (), ()), questions=questions)
    assert "choices.rung is “0, 1, 2”; expected rungs up to 3, the highest tier." in told


def test_a_question_has_a_tier_or_choices_with_rungs():
    rated = choose(0, 1, rungs=(0, 1))
    told = refusal(tiers=tiers(()), questions=(ask("q1", choices=rated, tier=1), ask("t", "x.two")))
    assert "tier is 1; expected none where the choices have rungs of their own." in told


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pass_credit": 0.0}, "instrument.pass_credit is 0.0; expected above 0 and at most 1."),
        ({"pass_credit": 1.5}, "instrument.pass_credit is 1.5; expected above 0 and at most 1."),
        ({"lowest_tier": 1}, "instrument.lowest_tier is 1; expected 0, as there are no tiers."),
        ({"points": 0.0}, "instrument.points is 0.0; expected above 0."),
        ({"minutes": 0}, "instrument.minutes is 0; expected above 0."),
        ({"name": ""}, "instrument.name is “”; expected a text."),
        ({"version": " "}, "instrument.version is “ ”; expected a text."),
        ({"overall_questions": ("x.no",)}, "overall_questions is “x.no”; expected the id of a qu"),
        ({"marks": (Mark(10, "Low"),)}, "mark[1].at_least is 10; expected 0, as the first mark"),
        (
            {"marks": (Mark(0, "Low"), Mark(0, "Same"))},
            "mark[2].at_least is 0; expected above 0 and at most 100.",
        ),
        (
            {"marks": (Mark(0, "Low"), Mark(101, "High"))},
            "mark[2].at_least is 101; expected above 0 and at most 100.",
        ),
    ],
)
def test_the_head_and_the_marks_make_sense(change, expected):
    assert expected in refusal(**change)


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (replace(TWO, id="x.one"), "area[2].id is “x.one”; expected one that is not yet used"),
        (replace(TWO, id="overall"), "id is “overall”; expected another id, this one stands for"),
        (replace(TWO, weight=0.0), "area[2].weight is 0.0; expected above 0."),
        (replace(TWO, functions=("x.f",)), "functions is “x.f”; expected the id of a function"),
        (replace(TWO, definition=""), "area[2].definition is “”; expected a text."),
        (replace(TWO, targets=(KpiTarget("", 1, "%"),)), "area[2].targets[1].name is “”; expected"),
        (replace(TWO, targets=(KpiTarget("A", 1, ""),)), "area[2].targets[1].unit is “”; expected"),
    ],
)
def test_areas_are_told_apart_and_can_be_weighed(area, expected):
    questions = (*BASE.questions[:3], replace(BASE.questions[3], area=area.id))
    if area.id == "overall":
        questions = BASE.questions[:3]
    assert expected in refusal(areas=(ONE, area), questions=questions)


def test_an_area_asks_something():
    told = refusal(questions=BASE.questions[:3])
    assert "area[2].questions is 0; expected at least one question or shared question." in told


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"shares": ()}, "shares is 0; expected at least one area."),
        ({"shares": (Share("x.no"),)}, "shares[1].area is “x.no”; expected the id of an area."),
        ({"shares": (Share("x.one", 0),)}, "shares[1].weight is 0; expected above 0."),
        ({"shares": (Share("x.one"),) * 2}, "shares.area is “x.one”; expected each once."),
        ({"weight": 0.0}, "weight is 0.0; expected above 0."),
        ({"id": "x.one"}, "id is “x.one”; expected one that is not yet used in x.toml, area[1]."),
    ],
)
def test_a_dimension_is_the_mean_of_areas(change, expected):
    told = refusal(dimensions=(replace(DIMENSION, **change),))
    assert f"dimension[1].{expected}" in told


def test_facts_are_no_part_of_a_dimension():
    areas = (replace(ONE, kind=AreaKind.FACTS), TWO)
    told = refusal(areas=areas, dimensions=(DIMENSION,))
    assert "shares[1].area is “x.one”; expected an area that is scored." in told


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"area": "x.no"}, "area is “x.no”; expected the id of an area."),
        ({"cells": ("x.q1",)}, "cells is 1; expected 2, one for each column of each row."),
        ({"rows": (), "cells": ()}, "cells is 0; expected rows and columns."),
        ({"cells": ("x.q1", "x.q1")}, "cells is “x.q1”; expected each once."),
        ({"cells": ("x.q1", "x.t")}, "cells[2] is “x.t”; expected the id of a question of its ar"),
        ({"cells": ("x.q1", "x.no")}, "cells[2] is “x.no”; expected the id of a question of its"),
    ],
)
def test_a_grid_has_a_question_in_each_cell(change, expected):
    assert f"grid[1].{expected}" in refusal(grids=(replace(GRID, **change),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"questions": ()}, "questions is 0; expected at least one question for a number."),
        ({"questions": ("x.q1",)}, "questions[1] is “x.q1”; expected the id of a question for a n"),
        ({"questions": ("x.no",)}, "questions[1] is “x.no”; expected the id of a question for a n"),
        ({"questions": ("x.n", "x.n")}, "questions is “x.n”; expected each once."),
        ({"tolerance": -1.0}, "tolerance is -1.0; expected at least 0."),
    ],
)
def test_numbers_are_reconciled(change, expected):
    entry = replace(Reconciliation("x.sum", "Sum", ("x.n",)), **change)
    assert f"reconciliation[1].{expected}" in refusal(reconciliations=(entry,))


def test_a_question_about_the_whole_has_no_tier():
    questions = (*BASE.questions, ask("w", "overall", tier=1))
    told = refusal(questions=questions, overall_questions=("x.w",), tiers=tiers(()))
    assert "question[5].tier is 1; expected none for a question about the whole." in told
