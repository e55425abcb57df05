"""One id, however it is written; and ids that merely look alike (trap 12)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.matching.keys import looks_like, loosen_key, repair_key
from csdesk.ingest.matching.salesforce import check_suffix, read_salesforce_id

SHORT, LONG = "0015000000Gv7qJ", "0015000000Gv7qJAAR"
"""G, J are capitals 1 and 5 of the last five: bits 1 and 16, the letter R; the others have none."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CUST_001", "CUST001"),
        ("cust 001", "CUST-001"),
        ("  CUST\u00a0001 ", "cust.001"),
        ("00123", "123"),
        ("'00123", "123.0"),
        ("1.23456789012E+11", "123456789012"),
        (SHORT, LONG),
        (SHORT, LONG.upper()),
        ("A-1-2", "a_1_2"),
        ("550e8400-e29b-41d4-a716-446655440000", "{550E8400E29B41D4A716446655440000}"),
    ],
)
def test_one_id_is_the_same_however_it_is_written(one, other):
    assert repair_key(one) == repair_key(other) != ""
    assert looks_like(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A-12", "A-1-2"),
        ("CUST1", "CUST001"),
        ("C0O1", "COO1"),
        ("1.23457E+11", "123456789012"),
        ("1234567890123450", "1234567890123456"),
        (SHORT, SHORT.swapcase()),
    ],
)
def test_ids_that_merely_look_alike_are_not_the_same(one, other):
    assert repair_key(one) != repair_key(other)
    assert looks_like(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("CUST_001", "CUST_002"), ("1,000", "1"), ("1.23457E+11", "123458000000"), ("A1", "B1")],
)
def test_other_ids_do_not_even_look_alike(one, other):
    assert repair_key(one) != repair_key(other)
    assert not looks_like(one, other)


def test_the_suffix_of_a_salesforce_id_says_which_letters_are_capitals():
    assert check_suffix(SHORT) == "AAR"
    assert read_salesforce_id(LONG) == read_salesforce_id(LONG.lower()) == SHORT


def test_a_wrong_suffix_makes_no_salesforce_id():
    assert read_salesforce_id(SHORT + "AAA") is None
    assert read_salesforce_id("customer0000000001") is None


@given(st.text(max_size=30))
def test_the_loose_form_never_parts_what_the_repaired_form_joins(key):
    for other in (key.upper(), key.lower(), f" {key} ", key.replace("-", "_")):
        if repair_key(key) == repair_key(other):
            assert loosen_key(key) == loosen_key(other)


@given(st.integers(0, 10**15), st.integers(0, 6))
def test_leading_zeros_never_count_in_numbers(number, zeros):
    assert repair_key("0" * zeros + str(number)) == str(number)


@given(st.text(max_size=20), st.text(max_size=20))
def test_looking_alike_is_mutual(one, other):
    assert looks_like(one, other) is looks_like(other, one)
