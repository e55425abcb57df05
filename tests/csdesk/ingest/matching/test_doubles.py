"""Accounts that stand twice in one list (trap 13)."""

from __future__ import annotations

import pytest

from csdesk.ingest.matching.doubles import find_doubles
from csdesk.model.matching import MatchBasis
from tests.csdesk.ingest.matching.account_rows import make_accounts


def found(*rows):
    return [(one.key, one.account, one.basis) for one in find_doubles(make_accounts(rows))]


def test_the_same_name_under_two_ids_is_a_double():
    rows = {"key": "1", "account_name": "Acme Inc."}, {"key": "7", "account_name": "ACME"}
    assert found(*rows) == [("7", "1", MatchBasis.NAME)]
    (double,) = find_doubles(make_accounts(rows))
    assert double.reasons == ("same name", "row 2")


def test_one_id_written_twice_is_a_double():
    rows = {"key": "CUST_001"}, {"key": "CUST001"}, {"key": "CUST_002"}
    assert found(*rows) == [("CUST001", "CUST_001", MatchBasis.REPAIRED_ID)]


@pytest.mark.parametrize("column", ["domain", "parent_account"])
def test_a_namesake_that_something_tells_apart_is_none(column):
    values = ("acme.de", "zenith.com")
    assert not found(*({"key": value, "account_name": "Acme", column: value} for value in values))


@pytest.mark.parametrize("named", ["P", "Group"])
def test_a_parent_that_carries_the_arr_of_its_daughters_is_told(named):
    rows = (
        {"key": "P", "account_name": "Group", "arr": 300.0, "parent_account": None},
        {"key": "D1", "account_name": "North", "arr": 100.0, "parent_account": named},
        {"key": "D2", "account_name": "South", "arr": 200.0, "parent_account": named},
    )
    assert found(*rows) == [("P", "D2", MatchBasis.GROUP)]
    (double,) = find_doubles(make_accounts(rows))
    assert double.reasons == ("its ARR is that of its daughters together: North, South",)


def test_a_parent_with_revenue_of_its_own_is_no_double():
    rows = (
        {"key": "P", "account_name": "Group", "arr": 50.0, "parent_account": None},
        {"key": "D1", "account_name": "North", "arr": 100.0, "parent_account": "P"},
    )
    assert not found(*rows)


def test_many_of_one_name_are_a_chain_and_no_doubles():
    assert not found(*({"key": f"K{at}", "account_name": "Burger House"} for at in range(21)))
