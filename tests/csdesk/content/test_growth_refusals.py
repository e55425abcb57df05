"""Mistakes in reasons of churn, rules of expansion, guardrails and cited figures."""

from __future__ import annotations

import pytest

REASONS = "resources/library/churn/reasons.toml"
RULES = "resources/library/expansion/rules.toml"
OFFERS = "resources/library/expansion/offers.toml"
CITED = "resources/library/churn/cited.toml"
WORKLOAD = "resources/library/actions/workload.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (REASONS, 'id = "adoption"', 'id = "product_fit"', "churn.reasons[2].id is “product_fit”"),
        (
            REASONS,
            '"price", "pricing"',
            '"support", "pricing"',
            "churn.reasons[5].words is “support”; expected one that does not mean “price” already",
        ),
        (REASONS, "win_back_low = 8", "win_back_low = 13", "at most win_back_high, 12"),
        (REASONS, "early_days = 90", "early_days = 0", "churn.early_days is 0; expected more"),
        (
            REASONS,
            "reference_share = 15",
            "reference_share = 16",
            "churn.reasons.reference_share is “101 in sum”; expected at most 100 in sum.",
        ),
        (
            REASONS,
            '"skills.commercial_talks"',
            '"skills.haggling"',
            "churn.reasons[3].initiatives is “skills.haggling”; expected the id of an initiative.",
        ),
        (RULES, "points = 10", "points = 11", "expansion.factors.points is “101 in sum”"),
        (RULES, 'id = "footprint"', 'id = "adoption"', "expansion.factors[4].id is “adoption”"),
        (
            RULES,
            "potential_above = 20_000",
            "",
            "expansion.factors[5].when is missing; expected a condition, or potential_above.",
        ),
        (
            RULES,
            '[{ subject = "arr", test = "above", number = 100_000 }]',
            "[]",
            "expansion.segments[2].when is missing; expected at least one condition.",
        ),
        (RULES, 'subject = "change.seat', 'subject = "change.seats', "expected the id of a fact"),
        (RULES, "routed_value = 50_000", "routed_value = 19_999", "at least high_value, 20000"),
        (RULES, "watch_quantile = 0.75", "watch_quantile = 75", "expected above 0 and below 1"),
        (RULES, "[0, 50, 70, 85]", "[0, 70, 50]", "expected scores that begin at 0 and rise"),
        (RULES, "closing_days = 45", "closing_days = 0", "expansion.closing_days is 0; expected"),
        (RULES, "due_hours = 48", "due_hours = 0", "expansion.route.due_hours is 0; expected"),
        (
            RULES,
            'owner = "csms"',
            'owner = "nobody"',
            "is “nobody”; expected the id of a role",
        ),
        (RULES, "{held_back}", "{hint}", "expected nothing in braces but {held_back} and {score}"),
        (OFFERS, "cap = 15", "cap = 20", "offers.cap is 20.0; expected above usual_low, 5, and"),
        (OFFERS, "term_months = 12", "term_months = 0", "offers.term_months is 0; expected more"),
        (OFFERS, 'id = "privacy"', 'id = "fairness"', "offers.checks[5].id is “fairness”"),
        (CITED, "high = 12", "high = 7", "low is 8.0; expected at most high, 7."),
        (CITED, 'said_by = "Qualtrics"', 'said_by = ""', "expected who is named for the figure"),
        (CITED, '"churn.gainsight"', '"churn.hubspot"', "expected one that is not yet used in"),
    ],
)
def test_growth_content_is_whole_and_in_order(content, file, old, new, expected):
    content.replace(file, old, new)
    refusal = content.refusal()
    assert file in refusal
    assert expected in refusal


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (REASONS, "exactly one [churn] table"),
        (OFFERS, "exactly one [offers] table"),
        (WORKLOAD, "exactly one [workload] table"),
    ],
)
def test_there_is_one_table_of_each(content, file, expected):
    (content.root / file).unlink()
    assert expected in content.refusal()
