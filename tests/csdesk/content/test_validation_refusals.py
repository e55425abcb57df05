"""The rules about tests of a score as they ship, and mistakes in them."""

from __future__ import annotations

import pytest

RULES = "resources/library/validation/rules.toml"


def test_what_may_be_said_rises_with_the_number_of_losses(library):
    rules = library.validation
    tiers = (rules.ranks_from, rules.interval_from, rules.comparison_from, rules.fitting_from)
    assert tiers == (5, 10, 30, 100)
    assert (rules.usable_from, rules.good_from, rules.good_to) == (0.7, 0.75, 0.85)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ranks_from = 5", "ranks_from = 0", "validation.ranks_from is 0; expected above 0."),
        (
            "interval_from = 10",
            "interval_from = 5",
            "validation.interval_from is 5; expected above 5.",
        ),
        ("fitting_from = 100", "fitting_from = 30", "expected above 30."),
        ("usable_from = 0.70", "usable_from = 0.5", "expected above 0.5 and below 1."),
        ("good_to = 0.85", "good_to = 0.75", "expected above 0.75 and below 1."),
        ("leak_above = 0.95", "leak_above = 95", "expected above 0.85 and below 1."),
        ("collinear_above = 0.80", "collinear_above = 80", "expected above 0 and below 1."),
        ("concentrated_above = 20", "concentrated_above = 100", "above 0 and below 100."),
        ('"churn_flag"', '"churned"', "outcome_fields is “churned”; expected the id of a field."),
        (
            '"kündig", "kue',
            '"Kündig", "kue',
            "outcome_words is “Kündig”; expected a part of",
        ),
    ],
)
def test_rules_of_a_test_rise_and_name_fields_that_exist(content, old, new, expected):
    content.replace(RULES, old, new)
    refusal = content.refusal()
    assert RULES in refusal
    assert expected in refusal


def test_there_is_one_table_of_rules(content):
    (content.root / RULES).unlink()
    assert "exactly one [validation] table" in content.refusal()
