"""Mistakes in the rows of the RACI and in the rules of the plan."""

from __future__ import annotations

import pytest

RACI = "resources/library/roles/raci.toml"
RULES = "resources/library/plan/rules.toml"


@pytest.mark.parametrize("taken", ["raci.playbooks", "data.loss_reasons"])
def test_a_row_of_the_raci_has_an_id_of_its_own(content, taken):
    content.replace(RACI, "raci.automation", taken)
    assert f".id is “{taken}”; expected one that is not yet used" in content.refusal()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "first_value_path",
            "first_value",
            "default_quick_win is “playbooks.first_value”; expected the id of an initiative",
        ),
        (
            "playbooks.first_value_path",
            "playbooks.core_three",
            "is “playbooks.core_three”; expected an initiative with quick_win = true",
        ),
        (
            "quick_win_due = 30",
            "quick_win_due = 5",
            "quick_win_due is 5; expected at least the duration of default_quick_win",
        ),
        ("at_once = 4", "at_once = 0", "at_once is 0; expected at least 1"),
        ("stagger = 5", "stagger = -1", "stagger is -1; expected at least 0"),
        ("pinned = 3", "pinned = 0", "pinned is 0; expected at least 1"),
        ("skills = 360", "skill = 360", "horizon_of_area is “skill”; expected the id of an area"),
        ("skills = 360", "", "horizon_of_area.skills is missing; expected one of: 90, 180, 360"),
        ("skills = 360", "skills = 300", "skills is 300; expected one of: 90, 180, 360"),
    ],
)
def test_the_rules_of_the_plan_must_hold_together(content, old, new, expected):
    content.replace(RULES, old, new)
    assert expected in content.refusal()


def test_there_is_one_set_of_rules(content):
    text = (content.root / RULES).read_text(encoding="utf-8")
    content.append("resources/library/plan/more.toml", text)
    assert "plan is “2 tables”; expected exactly one [plan] table" in content.refusal()
    (content.root / "resources/library/plan/more.toml").unlink()
    (content.root / RULES).unlink()
    assert "plan is missing; expected exactly one [plan] table" in content.refusal()
