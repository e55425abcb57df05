"""Lists made by hand, in six languages, and exports map without a hand, and never wrongly."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.ingest.columns import Column
from csdesk.ingest.headers import HeaderIndex
from csdesk.ingest.mapping import propose_mapping
from csdesk.model.imports import Certainty, ColumnMatch
from csdesk.model.tables import FieldKind, TableKind

KNOWN = tomllib.loads(
    Path(__file__).with_name("hand_made_headers.toml").read_text(encoding="utf-8")
)
LISTS = KNOWN["lists"]
"""The headers of each list with the field of each column, empty where a person has to say."""
ENOUGH = 0.95
SURE = {Certainty.CERTAIN, Certainty.LIKELY}
READABLE = {
    FieldKind.MONEY: (1200.0, 300.0),
    FieldKind.NUMBER: (4.0, 2.0),
    FieldKind.PERCENT: ("45%", "5%"),
    FieldKind.DATE: ("2026-03-14", "2026-12-31"),
    FieldKind.MOMENT: ("2026-03-14 10:00", "2026-12-31 09:30"),
    FieldKind.FLAG: ("Yes", "No"),
    FieldKind.TEXT: ("Blue", "Green"),
}
NUMBERS = (4.0, 2.0)
"""What stands below a header that no field is meant by: it would fit wherever a number does."""


def _map(name: str) -> tuple[ColumnMatch, ...]:
    known = LISTS[name]
    fields = {
        field.id: field
        for field in load_library().fields
        if field.table is TableKind(known["table"])
    }
    columns = [
        Column(number, header, READABLE[fields[meant].kind] if meant else NUMBERS)
        for number, (header, meant) in enumerate(known["columns"], start=1)
    ]
    return propose_mapping(columns, HeaderIndex(fields.values()))


def _read(name: str) -> list[tuple[str, str, str]]:
    """Return header, meant field and read field of each column."""
    told = zip(LISTS[name]["columns"], _map(name), strict=True)
    return [(header, meant, match.field or "") for (header, meant), match in told]


@pytest.mark.parametrize("name", LISTS)
def test_no_column_of_a_real_list_is_read_as_something_else(name):
    assert [told for told in _read(name) if told[2] not in {"", told[1]}] == []


def test_nearly_all_columns_of_real_lists_are_read_without_a_hand():
    told = [column for name in LISTS for column in _read(name) if column[1]]
    left = [header for header, _, read in told if not read]
    share = 1 - len(left) / len(told)
    assert share >= ENOUGH, f"{share:.1%} of {len(told)} columns are read; not read: {left}"


def test_forty_lists_are_tried():
    assert len(LISTS) >= 40


def test_a_list_made_by_hand_is_read_as_its_maker_means_it():
    read = {header: field for header, _, field in _read("Account review, UK abbreviations")}
    assert read["Acct ref"] == "account_id"
    assert read["Disc."] == "discount"
    assert read["Owner"] == "account_owner"
    assert read["RAG"] in {"csm_sentiment", "risk_band"}


@pytest.mark.parametrize(
    "header", ["Umsatz", "Chiffre d'affaires", "Omzet", "Facturación", "Revenue"]
)
def test_turnover_is_never_taken_for_recurring_revenue(header):
    fields = [field for field in load_library().fields if field.table is TableKind.ACCOUNTS]
    (match,) = propose_mapping([Column(1, header, NUMBERS)], HeaderIndex(fields))
    assert match.field not in {"arr", "mrr"}


@pytest.mark.parametrize("kind", KNOWN["others"])
def test_what_only_sounds_like_a_field_is_left_to_a_person(kind):
    index = HeaderIndex(field for field in load_library().fields if field.table == kind)
    found = ((header, index.find([header])) for header in KNOWN["others"][kind])
    sure = [(header, match) for header, match in found if match and match.certainty in SURE]
    assert [(header, match.field.id) for header, match in sure] == []


@pytest.mark.parametrize("header", ["Usage %", "Nutzung %", "Nutzung (%)", "Uso %", "Gebruik %"])
def test_use_in_percent_is_that_of_the_seats_and_without_percent_is_asked_about(header):
    fields = [field for field in load_library().fields if field.table is TableKind.ACCOUNTS]
    index = HeaderIndex(fields)
    found, bare = index.find([header]), index.find([header.split()[0]])
    assert (found.field.id, found.certainty) == ("seat_utilisation", Certainty.CERTAIN)
    assert bare.certainty is Certainty.CHECK
