"""Mistakes in the definitions of tables and in what their fields offer."""

from __future__ import annotations

import pytest

TABLES = "resources/library/tables/tables.toml"
SOURCES = "resources/library/tables/sources.toml"
ACCOUNTS = "resources/library/fields/accounts.toml"
USERS = "resources/library/fields/users.toml"
TICKETS = "resources/library/fields/support.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('kind = "users"', 'kind = "user"', "table[2].kind is “user”; expected one of: accounts,"),
        ('kind = "users"', 'kind = "usage"', ".kind is “usage”; expected one that is not yet used"),
        (
            '["account_id", "account_name", "role"]',
            '["account_id", "rolle"]',
            "table[2].needs[2] is “rolle”; expected the id of a field of “users”.",
        ),
        (
            '["account_id", "account_name", "role"]',
            "[]",
            "table[2].needs[2] is missing; expected at least one field.",
        ),
        (
            'tells = ["role"',
            'tells = ["rolle"',
            "table[2].tells is “rolle”; expected the id of a field of “users”.",
        ),
        (
            'tells = ["role"',
            'tells = ["status"',
            "table[2].tells is “status”; expected one that the table “accounts” does not have.",
        ),
        (
            'dated_by = "created_on"',
            'dated_by = "made_on"',
            "table[2].dated_by is “made_on”; expected the id of a field of “users”.",
        ),
        (
            'dated_by = "created_on"',
            'dated_by = "role"',
            "table[2].dated_by is “role”; expected a field that holds dates.",
        ),
        (
            'source = "Product telemetry"',
            'source = "Telemetry"',
            "table[2].source is “Telemetry”; expected the name of a source.",
        ),
        (
            'steward = "product"',
            'steward = "nobody"',
            "table[2].steward is “nobody”; expected the id of a role.",
        ),
    ],
)
def test_a_definition_of_a_table_must_lead_somewhere(content, old, new, expected):
    content.replace(TABLES, old, new)
    assert expected in content.refusal()


def test_a_table_without_needs_is_refused(content):
    content.replace(TABLES, 'needs = [["account_id", "account_name"], ["touched_on"]', "needs = [")
    content.replace(TABLES, '["touch_type", "subject", "touch_outcome", "notes"]]', "]")
    content.replace(TABLES, "needs = [, ]", "needs = []")
    assert ".needs is missing; expected at least one group of fields." in content.refusal()


def test_figures_of_a_table_are_fresh_for_a_day_at_least(content):
    content.replace(TABLES, "fresh_days = 1\n", "fresh_days = 0\n")
    assert "table[1].fresh_days is 0; expected at least one day." in content.refusal()


def test_every_kind_of_table_is_defined(content):
    text = (content.root / TABLES).read_text(encoding="utf-8")
    whole = text[: text.index('[[table]]\nkind = "churn_events"')]
    (content.root / TABLES).write_text(whole, encoding="utf-8")
    expected = "table is missing; expected a definition of the table “churn_events”."
    assert expected in content.refusal()


def test_a_source_is_named_once(content):
    content.replace(SOURCES, 'name = "Billing"', 'name = "CRM"')
    assert "source[3].name is “CRM”; expected one that is not yet used" in content.refusal()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            TICKETS,
            'refers_to = "users"',
            'refers_to = "user"',
            "field[4] “user_id”.refers_to is “user”; expected one of: accounts, users",
        ),
        (
            TICKETS,
            'refers_to = "users"',
            'refers_to = "invoices"',
            ".refers_to is “invoices”; expected a table that has “user_id” as well.",
        ),
        (
            ACCOUNTS,
            'source = "Third-party enrichment"',
            'source = "Hearsay"',
            ".source is “Hearsay”; expected the name of a source.",
        ),
        (
            USERS,
            "is_personal = true",
            "is_own_id = true",
            "field[2] “email”.is_own_id is “true”; expected false, as field[1] “user_id” names",
        ),
        (
            USERS,
            'example = "U-501"',
            'example = " "',
            "field[1] “user_id”.example is missing; expected a value that a template shows.",
        ),
        (
            USERS,
            '"Viewer"',
            '"User"',
            ".choices is “User”; expected words of which each stands there once.",
        ),
        (
            USERS,
            'example = "2025-02-03"',
            'example = "2025-02-03"\nchoices = ["Soon"]',
            ".choices is “Soon”; expected none, as only text has a list of words.",
        ),
        (
            USERS,
            '"User role"',
            '"activationDate"',
            "expected one that field[",
        ),
    ],
)
def test_a_field_must_fit_its_table(content, file, old, new, expected):
    content.replace(file, old, new)
    assert expected in content.refusal()
