"""Mistakes in a ladder and its questions."""

from __future__ import annotations

import pytest

LADDER = "assessments/maturity_ladder/ladder.toml"
DATA = "assessments/maturity_ladder/data.toml"
OVERALL = "assessments/maturity_ladder/overall.toml"
HEALTH = "assessments/maturity_ladder/health.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("credit = 0\n", "credit = -1\n", "choices.credit is “-1, 0.5, 1”; expected credits from"),
        ("credit = 0\n", "credit = 0.25\n", "choices.credit is “0.25, 0.5, 1”; expected credits"),
        ("credit = 1\n", "credit = 2\n", "choices.credit is “0, 0.5, 2”; expected credits from 0"),
        ("credit = 1\n", "credit = 0.9\n", "choices.credit is “0, 0.5, 0.9”; expected credits"),
        ("credit = 0.5\n", "credit = 1.5\n", "choices.credit is “0, 1.5, 1”; expected credits"),
        ('id = "partly"', 'id = "no"', "choices.id is “no, no, yes”; expected each id once."),
        ('polarity = "positive"', 'polarity = "negative"', "choices[1].id is “no”; expected “yes”"),
    ],
)
def test_choices_go_from_worst_to_best(content, old, new, expected):
    content.replace(DATA, old, new)
    refusal = content.refusal()
    assert f"{DATA}: question[1] “data.1.sources_listed”" in refusal
    assert expected in refusal


def test_yes_to_a_bad_habit_cannot_be_the_good_answer(content):
    content.replace(DATA, 'polarity = "negative"', 'polarity = "positive"')
    expected = "“data.1.found_by_accident”.polarity is “positive”; expected “negative”, as yes is"
    assert expected in content.refusal()


def test_a_choice_below_the_best_says_what_would_lift_it(content):
    text = (content.root / HEALTH).read_text(encoding="utf-8")
    improvement = next(line for line in text.splitlines() if line.startswith("improvement"))
    content.replace(HEALTH, improvement, 'improvement = " "')
    expected = "choices[1].improvement is “ ”; expected what would lift this answer."
    assert expected in content.refusal()


def test_one_choice_is_no_question(content):
    content.append(
        OVERALL, _question('choices = [{ id = "yes", label = "Y", practice = "P", credit = 1 }]')
    )
    assert "choices is 1; expected at least two choices." in content.refusal()


def test_questions_of_an_area_climb_the_ladder(content):
    content.replace(DATA, "tier = 1", "tier = 2")
    content.replace(DATA, "tier = 2\n", "tier = 1\n", count=2)
    content.replace(DATA, "tier = 1\n", "tier = 2\n", count=1)
    assert "tier is 1; expected at least 2, tiers ascend in an area." in content.refusal()


def test_a_question_stands_on_a_rung_that_exists(content):
    content.replace(DATA, "tier = 4", "tier = 5")
    assert ".tier is 5; expected the number of a tier." in content.refusal()


def test_tiers_count_from_one_upwards(content):
    content.replace(LADDER, "number = 4", "number = 5")
    assert "tier[4].number is 5; expected 4, tiers ascend from 1." in content.refusal()


def test_a_question_belongs_to_an_area_or_to_the_whole(content):
    content.replace(DATA, 'area = "data"', 'area = "date"')
    assert ".area is “date”; expected the id of an area." in content.refusal()


def test_a_question_about_the_whole_stands_on_no_rung(content):
    content.replace(OVERALL, 'area = "overall"', 'area = "overall"\ntier = 1')
    assert ".tier is 1; expected none for a question about the whole." in content.refusal()


def _question(choices: str) -> str:
    return f"""
    [[question]]
    id = "overall.new"
    area = "data"
    tier = 4
    polarity = "positive"
    short = "New"
    text = "New?"
    why = "Because."
    {choices}
    """
