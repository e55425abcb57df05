"""Mistakes in the choices of a question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.instruments import (
    Polarity,
)
from tests.csdesk.content.broken_instruments import (
    choose,
    refusal,
    with_question,
)


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
