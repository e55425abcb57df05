"""Mistakes in a question: where it stands, what it checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.instruments import (
    Subject,
)
from tests.csdesk.content.broken_instruments import (
    BASE,
    CHECK,
    FACT,
    NUMBER,
    ask,
    refusal,
    with_question,
)


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
