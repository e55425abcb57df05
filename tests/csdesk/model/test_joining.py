"""Accounts that are one: whom a key stands for, and what a joined record shows."""

from __future__ import annotations

from csdesk.model.identifiers import AccountKey
from csdesk.model.joining import choose_joining, follow_aliases, group_records
from csdesk.model.matching import AccountAlias, MatchBasis


def alias(key, account):
    return AccountAlias(AccountKey(key), AccountKey(account), MatchBasis.PERSON, "one company")


def test_an_alias_of_an_alias_leads_to_the_last_account():
    assert follow_aliases([alias("c", "b"), alias("b", "a")]) == {"c": "a", "b": "a"}


def test_two_that_stand_for_each_other_do_not_go_round():
    assert follow_aliases([alias("a", "b"), alias("b", "a")]) == {"a": "b"}
    assert follow_aliases([alias("a", "a")]) == {}


def test_the_own_record_of_an_account_comes_first():
    assert group_records(["b", "a", "c"], {"b": "a"}) == {"a": [1, 0], "c": [2]}
    assert group_records(["b"], {"b": "a"}) == {"a": [0]}


def test_parted_again_every_record_is_an_account():
    assert group_records(["b", "a"], {}) == {"b": [0], "a": [1]}


def test_another_record_fills_in_what_the_own_one_leaves_open():
    join = choose_joining("plan")
    assert (join([None, "Pro"]), join(["Basic", "Pro"]), join([None])) == ("Pro", "Basic", None)


def test_one_contract_listed_twice_counts_once_and_two_are_added_up():
    join = choose_joining("arr")
    assert (join([50.0, 50.0]), join([50.0, 30.0]), join([None, None])) == (50.0, 80.0, None)
