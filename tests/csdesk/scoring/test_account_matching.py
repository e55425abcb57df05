"""Finding the customers of one list on another: ids written differently, names, doubtful cases."""

from __future__ import annotations

from csdesk.scoring.matching import match_accounts


def partners(make_table, before, after):
    """Match lists given as pairs of key and name; return the partners and the loosely matched."""
    tables = [
        make_table(*({"key": key, "account_name": name} for key, name in rows))
        for rows in (before, after)
    ]
    found = match_accounts(*tables)
    return dict(found.partners), set(found.otherwise)


def test_the_same_key_needs_nothing_else(make_table):
    found = partners(make_table, [("a", "Acme"), ("b", "Beta")], [("b", "Acme"), ("a", "Beta")])
    assert found == ({"a": "a", "b": "b"}, set())


def test_keys_are_found_whatever_their_case_and_spaces(make_table):
    found = partners(make_table, [("Ab-1", None), ("c  3", None)], [("aB-1", None), ("C 3 ", None)])
    assert found == ({"Ab-1": "aB-1", "c  3": "C 3 "}, {"Ab-1", "c  3"})


def test_numbers_are_found_without_their_leading_zeros(make_table):
    found = partners(make_table, [("1", None), ("0", None)], [("001", None), ("000", None)])
    assert found == ({"1": "001", "0": "000"}, {"1", "0"})


def test_zeros_count_in_keys_that_are_no_numbers(make_table):
    assert partners(make_table, [("A1", None)], [("0A1", None)]) == ({}, set())


def test_a_list_of_names_is_found_on_a_list_with_ids(make_table):
    before = [("Acme", "Acme"), ("Beta  Ltd", "Beta  Ltd")]
    after = [("K-1", "ACME"), ("K-2", " Beta Ltd")]
    found = partners(make_table, before, after)
    assert found == ({"Acme": "K-1", "Beta  Ltd": "K-2"}, {"Acme", "Beta  Ltd"})


def test_what_two_customers_share_matches_nobody(make_table):
    twins = [("x", "Acme"), ("y", "Acme")]
    assert partners(make_table, [("a", "Acme")], twins) == ({}, set())
    assert partners(make_table, twins, [("a", "Acme")]) == ({}, set())
    assert partners(make_table, [("ab", None), ("AB", None)], [("Ab", None)]) == ({}, set())
    assert partners(make_table, [("1", None)], [("01", None), ("001", None)]) == ({}, set())


def test_a_customer_that_was_found_is_not_found_again(make_table):
    found = partners(make_table, [("a", "Acme"), ("b", "Beta")], [("a", "Beta")])
    assert found == ({"a": "a"}, set())


def test_blank_names_are_not_alike(make_table):
    assert partners(make_table, [("a", None)], [("b", None)]) == ({}, set())
