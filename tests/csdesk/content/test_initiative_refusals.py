"""Mistakes in what initiatives take, cost, need, move, answer and leave behind."""

from __future__ import annotations

import pytest

RULES = "resources/library/plan/rules.toml"
PLAYBOOKS = "resources/library/initiatives/playbooks.toml"
MORE = "resources/library/more.toml"
INITIATIVE = """
[[initiative]]
id = "test.try"
title = "Try"
area = "health"
workstream = "Health scoring"
outcome = "Tried."
steps = ["Try it"]
effort_low = 2
effort_high = 4
duration = 30
quick_win = false
impact = 3
feasibility = 3
raci = { cs_ops = "R", cs_director = "A", csms = "I" }
kpi = "nrr"
complexity = "medium"
aim = "lower_churn"
work = { cs_ops = 2, cs_director = 1 }
cost_low = 100
cost_high = 200
gain_low = 1
gain_high = 2
requires = ["data.loss_reasons"]
deliverables = ["A trial"]
risks = ["It is put off; set a day"]

[initiative.answers]
"health.1.written_definition" = "yes"
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'workstream = "Health scoring"',
            'workstream = "Health"',
            "workstream is “Health”; expected one of: Health scoring, Churn prediction, Renewal",
        ),
        ('aim = "lower_churn"', 'aim = "growth"', "aim is “growth”; expected one of: lower_churn"),
        ('"medium"', '"low"', "duration is 30; expected 14 to 28 days, as its complexity is low"),
        ("= 30", "= 27", "duration is 27; expected 28 to 92 days, as its complexity is medium"),
        ('"medium"', '"high"', "duration is 30; expected 90 to 184 days, as its complexity is hi"),
        ("cs_ops = 2,", "finance = 2,", "work is “finance”; expected a role that its raci gives"),
        ("cs_ops = 2,", "csms = 2,", "work is “csms”; expected a role that its raci gives R, A"),
        ("cs_ops = 2,", "cs_ops = 0,", "work.cs_ops is 0.0; expected person-days above 0"),
        ("cs_ops = 2,", "cs_ops = 0.5,", "work is 1.5; expected 2 to 4 person-days in sum, as"),
        ("cs_ops = 2,", "cs_ops = 3.5,", "work is 4.5; expected 2 to 4 person-days in sum, as"),
        ("cost_low = 100", "cost_low = 300", "cost_low is 300.0; expected from 0 to cost_high"),
        ("cost_low = 100", "cost_low = -1", "cost_low is -1.0; expected from 0 to cost_high, 200"),
        ("gain_low = 1", "gain_low = 3", "gain_low is 3.0; expected from 0 to gain_high, both"),
        ("gain_high = 2", "", "gain_low is 1.0; expected from 0 to gain_high, both of them given"),
        ('kpi = "nrr"', "", "kpi is missing; expected the KPI that gain_low and gain_high are"),
        ("data.loss_reasons", "data.loss", "requires is “data.loss”; expected the id of an init"),
        ("data.loss_reasons", "test.try", "“test.try”; expected one that does not need this one"),
        (
            "data.loss_reasons",
            "playbooks.first_value_path",
            "requires is “playbooks.first_value_path”; expected none that is offered in every plan",
        ),
        ("quick_win = false", "quick_win = true", "expected none, as it is a quick win"),
        ("health.1.written_def", "health.1.def", "answers is “health.1.definition”; expected the"),
        (
            '"health.1.written_definition" = "yes"',
            '"alignment.account_name" = "yes"',
            "answers is “alignment.account_name”; expected the id of a question that is scored",
        ),
        ('" = "yes"', '" = "done"', "answers.health.1.written_definition is “done”; expected one"),
        ('" = "yes"', '" = "no"', "answers.health.1.written_definition is “no”; expected one of:"),
        ('deliverables = ["A trial"]', "", "deliverables is missing; expected at least one"),
        ('"A trial"', '" "', "deliverables is “”; expected texts that are not blank"),
        ('risks = ["It is put off; set a day"]', "", "risks is missing; expected at least one"),
    ],
)
def test_an_initiative_must_hold_together(content, old, new, expected) -> None:
    content.append(MORE, INITIATIVE)
    content.read()
    content.replace(MORE, old, new)
    refusal = content.refusal()
    assert refusal.startswith(f"{MORE}: initiative[1] “test.try”.")
    assert expected in refusal


def test_initiatives_cannot_wait_for_each_other_in_a_circle(content) -> None:
    content.append(MORE, INITIATIVE.replace("data.loss_reasons", "test.again"))
    again = INITIATIVE.replace('"test.try"', '"test.again"').replace('"Try"', '"Again"')
    content.append(MORE, again.replace("data.loss_reasons", "test.third"))
    third = INITIATIVE.replace('"test.try"', '"test.third"').replace('"Try"', '"Third"')
    content.append(MORE, third)
    content.read()
    content.replace(MORE, "data.loss_reasons", "test.try")
    assert "expected one that does not need this one itself" in content.refusal()


def test_a_shipped_initiative_that_takes_too_long_is_named(content) -> None:
    content.replace(PLAYBOOKS, "duration = 28", "duration = 29")
    assert content.refusal() == (
        f"{PLAYBOOKS}: initiative[9] “playbooks.first_value_path”.duration is 29; "
        "expected 14 to 28 days, as its complexity is low."
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("low = [14, 28]", "", "durations.low is []; expected the fewest and the most"),
        ("low = [14, 28]", "low = [14]", "durations.low is [14]; expected the fewest and the"),
        ("low = [14, 28]", "low = [28, 14]", "expected the fewest and the most days, in this"),
        ("low = [14, 28]", "lower = [14, 28]", "expected one of: low, medium, high"),
    ],
)
def test_each_complexity_has_its_days(content, old, new, expected) -> None:
    content.replace(RULES, old, new)
    assert expected in content.refusal()
