"""Accounts that are one: what their joined record shows, and how they are parted."""

from __future__ import annotations

from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.joining import follow_aliases, join_accounts
from csdesk.model.matching import AccountAlias, MatchBasis


def make_list(*rows):
    """Return a list of accounts from rows of key, ARR and plan, which stand from row 2 on."""
    keys, arr, plan = zip(*rows, strict=True)
    columns = {FieldId("arr"): arr, FieldId("plan"): plan}
    rows_of_file = tuple(range(2, len(keys) + 2))
    return AccountTable(
        BatchId(1), date(2026, 6, 30), "list.xlsx", "Sheet1", keys, rows_of_file, columns
    )


def alias(key, account):
    return AccountAlias(AccountKey(key), AccountKey(account), MatchBasis.PERSON, "one company")


def shown(table):
    return dict(
        zip(table.keys, zip(table.column("arr"), table.column("plan"), strict=True), strict=True)
    )


def test_a_list_without_aliases_stays_as_it_is():
    table = make_list(("a", 1.0, "Pro"), ("b", 2.0, None))
    assert join_accounts(table, []) == (table, ())
    assert join_accounts(table, [alias("x", "y")]) == (table, ())


def test_the_own_record_comes_first_and_the_other_fills_what_it_leaves_open():
    table = make_list(("b", 5.0, "Basic"), ("a", None, "Pro"), ("c", 7.0, None))
    joined, records = join_accounts(table, [alias("b", "a")])
    assert shown(joined) == {"a": (5.0, "Pro"), "c": (7.0, None)}
    assert joined.source_rows == (3, 4)
    assert [(one.account, one.rows) for one in records] == [("a", (3, 2))]
    assert records[0].aliases == (alias("b", "a"),)


def test_one_contract_listed_twice_counts_once_and_two_are_added_up():
    twice, _ = join_accounts(make_list(("a", 50.0, ""), ("b", 50.0, "")), [alias("b", "a")])
    assert twice.total_arr() == 50.0
    apart, _ = join_accounts(make_list(("a", 50.0, ""), ("b", 30.0, "")), [alias("b", "a")])
    assert apart.total_arr() == 80.0


def test_an_account_that_stands_under_its_alias_alone_gets_its_own_key():
    joined, records = join_accounts(make_list(("b", 1.0, "Pro")), [alias("b", "a")])
    assert joined.keys == ("a",)
    assert [one.account for one in records] == ["a"]


def test_parted_again_the_list_is_what_it_was():
    table = make_list(("a", 1.0, "Pro"), ("b", 2.0, "Basic"))
    joined, _ = join_accounts(table, [alias("b", "a")])
    assert len(joined) == 1
    assert join_accounts(table, []) == (table, ())


def test_an_alias_of_an_alias_leads_to_the_last_account():
    assert follow_aliases([alias("c", "b"), alias("b", "a")]) == {"c": "a", "b": "a"}


def test_two_that_stand_for_each_other_do_not_go_round():
    assert follow_aliases([alias("a", "b"), alias("b", "a")]) == {"a": "b"}
    assert follow_aliases([alias("a", "a")]) == {}
