"""Mistakes in a ladder, in marks, and in the head of an instrument."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content.checks.instruments import check_instrument
from csdesk.content.placing import place_instrument
from csdesk.model.ladders import Mark, Need
from tests.csdesk.content.broken_instruments import (
    BASE,
    ask,
    choose,
    refusal,
    tiers,
)


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


def test_a_question_about_the_whole_has_no_tier():
    questions = (*BASE.questions, ask("w", "overall", tier=1))
    told = refusal(questions=questions, overall_questions=("x.w",), tiers=tiers(()))
    assert "question[5].tier is 1; expected none for a question about the whole." in told
