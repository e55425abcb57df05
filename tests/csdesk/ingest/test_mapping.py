"""Headers as people write them, matched to fields with a reason."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.formatting import normalise_header
from csdesk.ingest.columns import Column
from csdesk.ingest.headers import HeaderIndex
from csdesk.ingest.mapping import correct_mapping, propose_mapping
from csdesk.model.imports import Certainty
from csdesk.model.tables import TableKind


@pytest.fixture(scope="module")
def index():
    fields = load_library().fields
    return HeaderIndex(field for field in fields if field.table is TableKind.ACCOUNTS)


@pytest.fixture
def match(index):
    def match_columns(**columns):
        made = [
            Column(number, header, tuple(cell for cell in cells if cell is not None))
            for number, (header, cells) in enumerate(columns.values(), start=1)
        ]
        return propose_mapping(made, index)

    return match_columns


@pytest.fixture
def match_one(match):
    return lambda header, *cells: match(only=(header, cells))[0]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Account ID", "account id"),
        ("accountExternalId", "account external id"),
        ("csm_owner__c", "csm owner"),
        ("cf_Segment", "segment"),
        ("NPSScore", "nps score"),
        ("  Größe / Région ", "grosse region"),
        ("Tickets (90d)", "tickets 90d"),
        ("DAU/MAU %", "dau mau"),
        ("ARR\nUSD", "arr usd"),
    ],
)
def test_headers_are_compared_without_case_accents_and_punctuation(header, words):
    assert normalise_header(header) == words


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Account ID", "A-1", "account_id"),
        ("Account Id (18)", "001xx000003DGb2AAG", "account_id"),
        ("Kunde", "Acme", "account_name"),
        ("ARR (USD)", 5.0, "arr"),
        ("ARR in k€", 5.0, "arr"),
        ("Current_MRR__c", 5.0, "mrr"),
        ("CSM", "Anna", "csm"),
        ("Account Manager (CS)", "Anna", "csm"),
        ("Account Manager", "Anna", "account_owner"),
        ("nextRenewalDate", "2025-01-01", "renewal_date"),
        ("Acct #", "A-1", "account_id"),
        ("Customer #", "A-1", "account_id"),
        ("# Seats", 5.0, "seats_purchased"),
        ("Jahresumsatz (ARR)", 5.0, "arr"),
        ("Contract value p.a.", 5.0, "arr"),
        ("Licences sold", 5.0, "seats_purchased"),
        ("Vertragsende", "31.12.2025", "renewal_date"),
        ("Vertrag bis", "31.12.2025", "renewal_date"),
        ("created_at", "2024-01-31", "customer_since"),
        ("Account Created Date", "2024-01-31", "customer_since"),
        ("Features used (90d)", 5.0, "features_used_90d"),
        ("Tickets_Last_90d", 5.0, "tickets_90d"),
        ("NPS (0-10)", 9.0, "nps"),
        ("DAU/MAU", "35%", "dau_mau"),
        ("Seats", 5.0, "seats_purchased"),
        ("Plan Tier", "Pro", "plan"),
        ("ARR 2025", 5.0, "arr"),
        ("ARR FY25 (EUR)", 5.0, "arr"),
    ],
)
def test_known_headers_are_certain(match_one, header, cell, field):
    found = match_one(header, cell)
    assert (found.field, found.certainty) == (field, Certainty.CERTAIN)


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Renewel Date", "2025-01-01", "renewal_date"),
        ("Industy", "FinTech", "industry"),
    ],
)
def test_similar_headers_with_fitting_values_are_likely(match_one, header, cell, field):
    found = match_one(header, cell)
    assert (found.field, found.certainty) == (field, Certainty.LIKELY)
    assert found.evidence.startswith("The header resembles “")


def test_a_header_that_is_less_alike_is_only_suggested(match_one):
    found = match_one("Date of renewals", "2025-01-01")
    assert (found.field, found.certainty) == (None, Certainty.CHECK)
    assert found.evidence == "It may be “Renewal date”; choose it if it is"


def test_similar_headers_with_other_values_are_only_suggested(match_one):
    found = match_one("Renewel Date", "auto", "auto", "manual")
    assert (found.field, found.certainty) == (None, Certainty.CHECK)


@pytest.mark.parametrize(
    "header", ["Inactive users", "Tickets (30d)", "Support tickets last 30 days"]
)
def test_the_opposite_and_another_window_are_not_taken(match_one, header):
    found = match_one(header, 5.0)
    assert found.field is None
    assert found.certainty in {Certainty.CHECK, Certainty.IGNORED}


def test_a_known_header_over_other_values_is_not_read(match_one):
    found = match_one("ARR", "gold", "silver", 5.0)
    assert (found.field, found.certainty) == (None, Certainty.CHECK)
    assert found.evidence == "Named like “ARR”, but only 1 of 3 values can be read as that"


@pytest.mark.parametrize("ratings", [(45.0, -20.0, 60.0), (70.0, 85.0, 90.0, 9.0)])
def test_ratings_on_another_scale_are_read_so_that_the_scale_can_be_asked(match_one, ratings):
    found = match_one("NPS", *ratings)
    assert (found.field, found.certainty) == ("nps", Certainty.CERTAIN)


def test_a_rating_in_per_cent_is_read_so_that_the_scale_can_be_asked(match_one):
    assert match_one("CSAT %", 0.8, 0.75, 0.9).field == "csat"
    assert match_one("Tickets %", 0.8, 0.75, 0.9).field is None


def test_ratings_on_no_scale_at_all_are_not_read(match_one):
    assert match_one("NPS", 4500.0, -2000.0, 6000.0).field is None


def test_unknown_headers_are_left_out(match_one):
    found = match_one("Favourite colour", "blue")
    assert (found.field, found.certainty) == (None, Certainty.IGNORED)


def test_each_field_is_read_from_one_column(match):
    found = match(
        first=("Name", ["x"]),
        second=("Account name", ["y"]),
        third=("Customer", ["z"]),
    )
    assert [one.field for one in found] == [None, "account_name", None]
    assert found[0].evidence == "“Account name” is read from column B, “Account name”"
    assert found[2].certainty is Certainty.CHECK


def test_a_column_without_header_is_named_by_its_letter(match):
    found = match(first=("Name", ["x"]), second=("", ["stray"]), third=("", [None]))
    assert [(one.header, one.certainty) for one in found] == [
        ("Name", Certainty.CERTAIN),
        ("Column B", Certainty.IGNORED),
    ]


def test_the_person_decides_and_a_field_stays_unique(match):
    proposed = match(first=("ARR", [5.0]), second=("Budget", [6.0]), third=("CSM", ["Anna"]))
    corrected = correct_mapping(proposed, {2: "arr", 3: None})
    assert [one.field for one in corrected] == [None, "arr", None]
    assert [one.certainty for one in corrected] == [
        Certainty.IGNORED,
        Certainty.CERTAIN,
        Certainty.IGNORED,
    ]
    assert corrected[0].evidence == "You chose column B for this"


def test_which_of_several_years_is_meant_is_for_the_person_to_say(match):
    found = match(first=("ARR 2024", [5.0]), second=("ARR 2025", [6.0]), third=("Name", ["x"]))
    assert [(one.field, one.certainty) for one in found[:2]] == [(None, Certainty.CHECK)] * 2
    assert found[0].evidence == "It may be “ARR”; choose it if it is"
    named = match(first=("ARR 2024", [5.0]), second=("ARR", [6.0]))
    assert [one.field for one in named] == [None, "arr"]


@pytest.mark.parametrize("header", ["ARR Currency", "ARR (converted) Currency", "mrr_currency"])
def test_the_currency_of_an_amount_is_the_currency(match_one, header):
    found = match_one(header, "GBP", "USD")
    assert (found.field, found.certainty) == ("currency", Certainty.CERTAIN)


@pytest.mark.parametrize("header", ["Segment Currency", "Reporting hedge currency"])
def test_the_currency_of_no_amount_is_not_the_currency(match_one, header):
    assert match_one(header, "GBP", "USD").field is None


def test_cells_with_errors_do_not_speak_against_a_known_header(match_one):
    assert match_one("ARR", "#REF!", "#N/A").field == "arr"
    assert match_one("ARR", "#REF!", "gold", "silver", 5.0).field is None


@pytest.mark.parametrize("header", ["mrr_cents", "MRR in cents", "MRR (cents)", "MRR EUR cents"])
def test_amounts_in_cents_are_the_amounts_that_they_are(match_one, header):
    found = match_one(header, 4900.0, 9900.0)
    assert (found.field, found.certainty) == ("mrr", Certainty.CERTAIN)


@pytest.mark.parametrize("header", ["NPS cents", "Seats in cents"])
def test_what_is_no_amount_is_not_in_cents(match_one, header):
    assert match_one(header, 4900.0, 9900.0).certainty is not Certainty.CERTAIN
