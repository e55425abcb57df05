"""Mistakes in columns that KPIs and the rules of quality name."""

from __future__ import annotations

import pytest

LIMITS = "resources/library/quality/limits.toml"
KPIS = "resources/library/kpis/core.toml"
EXPECTED = "expected a table and one of its fields."


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (LIMITS, '"accounts.account_name"', '"accounts.nmae"', "must_be_filled[1]"),
        (LIMITS, '"accounts.parent_account"', '"account.parent_account"', "blank_is_fine[1]"),
        (KPIS, '"subscriptions.mrr"', '"subscriptions.mmr"', "kpi[1] “nrr”.other_inputs"),
    ],
)
def test_a_column_that_nothing_has_is_refused_with_its_place(content, file, old, new, place):
    content.replace(file, old, new)
    shown = new.strip('"')
    assert content.refusal() == f"{file}: {place} is “{shown}”; {EXPECTED}"


def test_a_limit_warns_before_it_fails(content):
    content.replace(LIMITS, "warn_above = 0\nfail_from = 1\n", "warn_above = 2\nfail_from = 1\n")
    assert "quality_limit[1].fail_from is 1.0; expected more than it warns above" in (
        content.refusal()
    )


@pytest.mark.parametrize("test", ["checks_failed", "checks_warned"])
def test_a_rule_about_checks_names_what_they_look_at(content, test):
    rules = "resources/library/findings/data_review.toml"
    content.replace(rules, 'subject = "completeness"', 'subject = "blanks"')
    content.replace(rules, 'test = "checks_failed"', f'test = "{test}"', count=3)
    assert "subject is “blanks”; expected what a rule of the kind “data”" in content.refusal()


def test_a_kpi_rests_on_stated_inputs_that_there_are(content):
    file = "resources/library/kpis/renewals_and_growth.toml"
    content.replace(file, 'stated = ["retention_spend"]', 'stated = ["retention_spent"]')
    assert content.refusal().endswith(
        "stated is “retention_spent”; expected the id of an input that a person states."
    )
