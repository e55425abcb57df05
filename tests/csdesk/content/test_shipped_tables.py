"""The canonical tables that ship: the entities, fields, sources and spellings of the texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.formatting import normalise_header
from csdesk.ingest.headers import HeaderIndex
from csdesk.model.imports import Certainty
from csdesk.model.tables import FieldKind, TableKind

KNOWN = tomllib.loads(Path(__file__).with_name("real_headers.toml").read_text(encoding="utf-8"))
"""Headers that lists really have, and the fields as which they may be read."""

ENTITIES = {
    # S1.70: the field of the text, and the field here
    TableKind.ACCOUNTS: {
        "account_id": "account_id",
        "company_name": "account_name",
        "industry": "industry",
        "created_date": "customer_since",
    },
    TableKind.USERS: {
        "user_id": "user_id",
        "account_id": "account_id",
        "email": "email",
        "role": "role",
        "activation_date": "activation_date",
    },
    TableKind.USAGE_EVENTS: {
        "event_id": "event_id",
        "user_id": "user_id",
        "account_id": "account_id",
        "event_type": "event_type",
        "timestamp": "happened_at",
        "properties": "properties",
    },
    TableKind.SUBSCRIPTIONS: {
        "subscription_id": "subscription_id",
        "account_id": "account_id",
        "plan_tier": "plan",
        "start_date": "start_date",
        "end_date": "end_date",
        "revenue": "amount",
    },
    TableKind.SUPPORT: {
        "ticket_id": "ticket_id",
        "account_id": "account_id",
        "user_id": "user_id",
        "category": "category",
        "resolution_time": "resolution_hours",
        "satisfaction_score": "csat",
    },
}
SOURCES = [
    "Product telemetry",
    "CRM",
    "Billing",
    "Support",
    "Surveys",
    "Usage logs",
    "Third-party enrichment",
]


def _index(kind: TableKind) -> HeaderIndex:
    return HeaderIndex(field for field in load_library().fields if field.table is kind)


def _read(kind: TableKind, header: str) -> str | None:
    found = _index(kind).recognise(header)
    return found.field.id if found and found.certainty is Certainty.CERTAIN else None


def test_the_entities_of_the_text_have_their_twenty_seven_fields():
    assert sum(len(fields) for fields in ENTITIES.values()) == 27
    for kind, fields in ENTITIES.items():
        assert {header: _read(kind, header) for header in fields} == fields


def test_tables_and_fields_of_the_text_say_where_they_come_from(library):
    marked = {table.kind for table in library.tables if table.seeds == "S1.70"}
    assert marked == set(ENTITIES)
    fields = {(field.table, field.id) for field in library.fields if field.seeds == "S1.70"}
    wanted = {(kind, field) for kind, known in ENTITIES.items() for field in known.values()}
    assert fields == wanted


def test_the_seven_sources_of_the_text_are_there_and_each_holds_something(library):
    assert [source.name for source in library.sources] == SOURCES
    assert {source.seeds for source in library.sources} == {"S1.69"}
    used = {table.source for table in library.tables} | {field.source for field in library.fields}
    assert used - {""} == set(SOURCES)


def test_every_kind_of_table_is_there_once(library):
    assert [table.kind for table in library.tables] == list(TableKind)


@pytest.mark.parametrize(
    "row",
    KNOWN["spellings"],
    ids=lambda row: f"{row['of']} in {row['tables'][0]} as {row['fields'][0]}",
)
def test_every_spelling_that_real_lists_use_is_known(row):
    for kind in map(TableKind, row["tables"]):
        read = {header: _read(kind, header) for header in row["headers"]}
        assert {header for header, field in read.items() if field not in row["fields"]} == set()


@pytest.mark.parametrize("export", KNOWN["exports"])
def test_headers_of_well_known_exports_are_read_as_what_they_are(export):
    known = KNOWN["exports"][export]
    kind = TableKind(known["table"])
    assert {header: _read(kind, header) for header in known["headers"]} == known["headers"]


def test_no_header_means_two_fields_of_a_table(library):
    for kind in TableKind:
        owners: dict[str, set[str]] = {}
        for field in library.fields:
            if field.table is kind:
                for spelling in (field.id, field.name, *field.synonyms):
                    owners.setdefault(normalise_header(spelling), set()).add(field.id)
        assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


def test_the_same_field_is_of_the_same_kind_in_every_table(library):
    kinds: dict[str, set[FieldKind]] = {}
    for field in library.fields:
        kinds.setdefault(field.id, set()).add(field.kind)
    assert {field for field, found in kinds.items() if len(found) > 1} == set()


def test_every_table_but_that_of_managers_names_its_customer(library):
    naming = {f.table for f in library.fields if f.id == "account_id"}
    assert set(TableKind) - naming == {TableKind.CSMS}
    elsewhere = [f for f in library.fields if f.id == "account_id" and not f.is_own_id]
    assert {field.refers_to for field in elsewhere} == {TableKind.ACCOUNTS}


def test_names_addresses_and_telephone_numbers_of_people_are_marked(library):
    personal = {field.id for field in library.fields if field.is_personal}
    assert personal >= {"email", "user_name", "first_name", "last_name", "phone", "csm", "assignee"}
    unmarked = {f.table for f in library.fields if f.id in personal and not f.is_personal}
    assert unmarked == set()


def test_help_is_one_sentence_or_two_and_stands_with_every_field(library):
    for field in library.fields:
        assert field.help.endswith((".", "?")), field.id
        assert "  " not in field.help
        assert field.help[0] == field.help[0].upper()
