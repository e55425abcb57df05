"""Filled cells and keys that fit, counted by hand."""

from __future__ import annotations

import pytest

from csdesk.model.tables import TableKind


def test_completeness_counts_every_cell_of_the_list(measure):
    rows = [{"arr": 1.0, "csm": "Ann", "segment": None}, {"arr": 2.0, "csm": None, "segment": None}]
    found = measure("data_completeness", *rows)
    # Two of two, one of two, none of two.
    assert (found.value, found.n, found.base) == (50, 2, "accounts, 3 columns")
    assert found.caution == "Least filled: segment 0.0% and csm 50.0%."
    assert found.lineage == "now.xlsx, sheet Customers, rows 6 to 7"
    assert measure("data_completeness", {"arr": 1.0}).caution == ""


def test_a_list_without_columns_has_no_cell(measure):
    assert measure("data_completeness", {"key": "A"}).reason == (
        "no base: the customer list holds no cell"
    )


def test_keys_fit_where_the_customer_list_has_them(measure):
    lists = {
        TableKind.SUPPORT: {"account_id": ["A", "A", "B", None]},
        TableKind.SURVEYS: {"account_id": ["A"]},
    }
    found = measure("key_match", lists=lists)
    assert (found.value, found.n, found.base) == (60, 5, "records of 2 lists")
    assert found.caution == "Fit least: support 50.0%."
    assert found.lineage == (
        "support.csv, sheet support, rows 2 to 5; surveys.csv, sheet surveys, row 2"
    )


def test_customers_that_left_are_known_where_a_list_has_them(measure):
    lists = {
        TableKind.SUPPORT: {"account_id": ["A", "Gone", "Z"]},
        TableKind.CHURN_EVENTS: {"account_id": ["Gone", None]},
    }
    found = measure("key_match", lists=lists)
    assert (found.value, found.n, found.base) == (pytest.approx(200 / 3), 3, "records of 1 list")


def test_records_are_found_through_the_user_that_they_name(measure):
    lists = {
        TableKind.USERS: {"user_id": ["u", "v"], "account_id": ["A", "Z"]},
        TableKind.USAGE_EVENTS: {"user_id": ["u", "u", "v", "w"]},
    }
    assert measure("key_match", lists=lists).value == pytest.approx(100 * 3 / 6)


def test_without_another_list_no_key_has_to_fit(measure):
    assert measure("key_match").reason == ("no base: there is no list beside that of the customers")
