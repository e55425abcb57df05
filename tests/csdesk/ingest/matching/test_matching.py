"""Recognising accounts: what is joined, what is asked, and what never beats what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.ingest.matching.matcher import NOBODY, match_accounts
from tests.csdesk.ingest.matching.account_rows import make_accounts

ACME = {"key": "CUST_001", "account_name": "Acme Inc.", "domain": "acme.com"}


def test_the_same_key_needs_nothing_else(run_match):
    file = [{"key": "1", "account_name": "Acme"}, {"key": "2", "account_name": "Beta"}]
    known = [{"key": "2", "account_name": "Acme"}, {"key": "1", "account_name": "Beta"}]
    assert run_match(file, known) == ({"1": "1", "2": "2"}, {}, {})


def test_an_id_written_otherwise_is_joined(run_match):
    file = [{"key": "CUST001", "account_name": "ACME"}]
    assert run_match(file, [ACME]) == ({"CUST001": "CUST_001"}, {"CUST001": "repaired_id"}, {})


def test_an_id_written_otherwise_under_a_wholly_different_name_is_asked(run_match):
    file = [{"key": "CUST001", "account_name": "Zenith"}]
    assert run_match(file, [ACME]) == ({}, {}, {"CUST001": ["CUST_001"]})


def test_ids_that_look_alike_are_asked_and_never_joined(run_match):
    assert run_match([{"key": "A-12"}], [{"key": "A-1-2"}]) == ({}, {}, {"A-12": ["A-1-2"]})


def test_ids_that_look_alike_are_not_asked_where_the_names_differ(run_match):
    file = [{"key": "A-12", "account_name": "Acme"}]
    assert run_match(file, [{"key": "A-1-2", "account_name": "Zenith"}]) == ({}, {}, {})


def test_salesforce_ids_that_differ_in_capitals_are_two_accounts(run_match):
    file = [{"key": "0015000000GV7QJ", "account_name": "Zenith"}]
    known = [{"key": "0015000000Gv7qJ", "account_name": "Acme"}]
    assert run_match(file, known) == ({}, {}, {})


def test_an_email_address_joins_whatever_its_case(run_match):
    file = [{"key": "x9", "account_name": "Acme", "contact_email": "Bob@Acme.com"}]
    known = [{"key": "7", "account_name": "ACME Inc", "contact_email": "bob@acme.com"}]
    assert run_match(file, known) == ({"x9": "7"}, {"x9": "email_hash"}, {})


def test_a_pseudonym_joins_as_the_address_that_it_stands_for(run_match):
    file = [{"key": "x9", "contact_email": "p-0123456789abcdef"}]
    known = [{"key": "7", "contact_email": "p-0123456789abcdef"}]
    assert run_match(file, known) == ({"x9": "7"}, {"x9": "email_hash"}, {})


def test_a_domain_joins_names_that_are_nearly_the_same(run_match):
    file = [{"key": "x9", "account_name": "Acmee", "domain": "https://www.acme.com/"}]
    assert run_match(file, [ACME]) == ({"x9": "CUST_001"}, {"x9": "domain"}, {})


def test_a_daughter_with_its_parents_domain_is_asked(run_match):
    file = [{"key": "x9", "account_name": "Acme Logistics", "domain": "acme.com"}]
    assert run_match(file, [ACME]) == ({}, {}, {"x9": ["CUST_001"]})


def test_a_shared_mail_host_joins_nobody(run_match):
    file = [{"key": "x9", "account_name": "Zenith", "domain": "zenith@gmail.com"}]
    known = [{"key": "7", "account_name": "Acme", "domain": "acme@gmail.com"}]
    assert run_match(file, known) == ({}, {}, {})


def test_a_name_joins_without_its_legal_form(run_match):
    file = [{"key": "x9", "account_name": "acme"}]
    assert run_match(file, [ACME]) == ({"x9": "CUST_001"}, {"x9": "name"}, {})


def test_a_name_is_asked_where_something_speaks_against_it(run_match):
    for extra in ({"domain": "acme.de"}, {"account_name": "Acme GmbH"}):
        file = [{"key": "x9", "account_name": "Acme"} | extra]
        assert run_match(file, [ACME]) == ({}, {}, {"x9": ["CUST_001"]})


@pytest.mark.parametrize(
    ("called", "asked"),
    [
        ("Aldergate Insurance", {"x9": ["CUST_001"]}),
        ("Aldergate", {}),
        ("Insurance Brokers", {}),
        ("Aldergate Insurance Trust", {}),
    ],
)
def test_a_name_that_begins_another_is_asked_from_two_words_on(run_match, called, asked):
    known = {"key": "CUST_001", "account_name": "Aldergate Insurance Brokers"}
    assert run_match([{"key": "x9", "account_name": called}], [known]) == ({}, {}, asked)


def test_a_name_is_asked_where_both_lists_number_their_customers_alike(run_match):
    shared = {"key": "CUST_500", "account_name": "Beta"}
    file = [shared, {"key": "CUST_777", "account_name": "Acme"}]
    assert run_match(file, [shared, ACME]) == (
        {"CUST_500": "CUST_500"},
        {},
        {"CUST_777": ["CUST_001"]},
    )


def test_similar_names_are_asked_with_reasons(run_match):
    file = make_accounts([{"key": "x9", "account_name": "Northwind Tradng", "country": "Spain"}])
    known = make_accounts(
        [{"key": "7", "account_name": "Northwind Trading SL", "country": "Spain"}]
    )
    found = match_accounts(file, known)
    assert found.partners == [NOBODY]
    (candidate,) = found.questions[0].candidates
    assert candidate.basis == "similar"
    assert candidate.likeness >= 92
    assert candidate.reasons == ("names differ by a few letters", "same country: Spain")


def test_names_that_differ_in_a_figure_are_not_asked(run_match):
    known = [{"key": f"k{at}", "account_name": f"Customer {at:05d}"} for at in range(3)]
    file = [{"key": f"x{at}", "account_name": f"Customer {at:05d}"} for at in range(3, 6)]
    assert run_match(file, known) == ({}, {}, {})


def test_a_reason_tells_what_speaks_against_it():
    file = make_accounts([{"key": "x9", "account_name": "Blue River", "domain": "blueriver.de"}])
    known = make_accounts([{"key": "7", "account_name": "Blue River", "domain": "blueriver.com"}])
    (question,) = match_accounts(file, known).questions
    assert question.candidates[0].reasons == (
        "same name",
        "domain differs: blueriver.de, blueriver.com",
    )


def test_two_accounts_that_fit_equally_are_a_question(run_match):
    known = [{"key": "1", "account_name": "Acme Ltd"}, {"key": "2", "account_name": "ACME"}]
    assert run_match([{"key": "x", "account_name": "Acme"}], known) == ({}, {}, {"x": ["1", "2"]})


def test_what_a_person_said_overrules_everything(run_match):
    known = [ACME, {"key": "2", "account_name": "Beta"}]
    file = [{"key": "CUST001", "account_name": "Acme"}]
    assert run_match(file, known, {"CUST001": "2"}) == ({"CUST001": "2"}, {"CUST001": "person"}, {})
    assert run_match(file, known, {"CUST001": None}) == ({}, {}, {})


def test_a_list_of_names_is_found_on_a_list_with_ids(run_match):
    assert run_match([{"account_name": "ACME"}], [ACME])[0] == {"ACME": "CUST_001"}


NAMES = st.sampled_from(["Acme", "Acme Inc", "ACME GmbH", "Acme Logistics", "Acmee", "Beta", ""])
KEYS = st.sampled_from(["A-1", "A1", "a_1", "A-1-1", "A-11", "7", "007", "x", "CUST_1", "CUST_001"])
DOMAINS = st.sampled_from([None, "acme.com", "www.acme.com", "acme.de", "beta.io", "gmail.com"])
ROWS = st.lists(
    st.fixed_dictionaries({"key": KEYS, "account_name": NAMES, "domain": DOMAINS}),
    max_size=6,
    unique_by=lambda row: row["key"],
)


def joined(file, known):
    one, other = make_accounts(file), make_accounts(known)
    partners = match_accounts(one, other).partners
    return {(one.keys[at], other.keys[to]) for at, to in enumerate(partners) if to != NOBODY}


@settings(max_examples=200)
@given(ROWS, ROWS)
def test_joining_is_the_same_from_either_side(file, known):
    assert joined(file, known) == {(one, other) for other, one in joined(known, file)}


@settings(max_examples=200)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(file, known, chance):
    before = joined(file, known)
    chance.shuffle(file)
    chance.shuffle(known)
    assert joined(file, known) == before


@settings(max_examples=200)
@given(ROWS, ROWS)
def test_an_id_is_never_beaten_by_a_name(file, known):
    there = {row["key"] for row in known}
    pairs = dict(joined(file, known))
    assert all(pairs[row["key"]] == row["key"] for row in file if row["key"] in there)


@settings(max_examples=200)
@given(ROWS, ROWS)
def test_nobody_is_joined_twice_and_nobody_asked_who_is_joined(file, known):
    found = match_accounts(make_accounts(file), make_accounts(known))
    taken = [account for account in found.partners if account != NOBODY]
    assert len(taken) == len(set(taken))
    keys = {file[at]["key"] for at, to in enumerate(found.partners) if to != NOBODY}
    assert not keys & {question.key for question in found.questions}
