"""What a client's table is about is told by its headers: known exports, and small lists by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.ingest.drafting.draft import read_book
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.sheets import RawBook
from csdesk.model.imports import Reading, Sheet, Workbook
from csdesk.model.tables import Cell, TableKind

HEADERS = Path(__file__).parents[1] / "csdesk" / "content" / "real_headers.toml"
EXPORTS = tomllib.loads(HEADERS.read_text(encoding="utf-8"))["exports"]
BY_HAND = [
    (TableKind.ACCOUNTS, "Customer|ARR", "Acme|1200", "Brook|2400"),
    (TableKind.ACCOUNTS, "Client|CSM|Renewal|Health", "Acme|Ada|2026-06-30|70", "B|C|2026-07-31|4"),
    (TableKind.ACCOUNTS, "Customer|Plan|MRR|Status", "Acme|Pro|100|Active", "Brook|Pro|50|Active"),
    (
        TableKind.ACCOUNTS,
        "Company|Contract start|Contract end|ARR|CSM",
        "Acme|2025-01-01|2026-01-01|1200|Ada",
        "Brook|2025-06-01|2026-06-01|600|Ben",
    ),
    (
        TableKind.USERS,
        "Name|Email|Company|Role|Last login",
        "Ada|a@x.example|Acme|Admin|2026-03-01",
        "Ben|b@x.example|Brook|User|2026-03-02",
    ),
    (
        TableKind.SUBSCRIPTIONS,
        "Customer|Product|Start|End|MRR",
        "Acme|Core|2025-01-01||100",
        "Acme|Add-on|2025-06-01|2026-01-01|50",
    ),
    (
        TableKind.MOVEMENTS,
        "Date|Account|Type|MRR change",
        "2026-03-01|Acme|Expansion|100",
        "2026-03-01|Brook|Churn|-300",
    ),
    (
        TableKind.USAGE_EVENTS,
        "timestamp|user_id|account_id|event",
        "2026-03-01 10:00|U1|A1|login",
        "2026-03-01 11:00|U2|A2|export",
    ),
    (
        TableKind.USAGE,
        "Account|Month|Active users|Logins",
        "Acme|2026-03-01|12|80",
        "Brook|2026-03-01|4|9",
    ),
    (
        TableKind.USAGE_SIGNALS,
        "Account ID|Measured on|Active users in 30 days|Events in 30 days|Silent days",
        "A1|2026-03-31|12|800|0",
        "A2|2026-03-31|4|90|3",
    ),
    (
        TableKind.SUPPORT,
        "Ticket|Customer|Opened|Closed|Priority",
        "1|Acme|2026-03-01|2026-03-02|High",
        "2|Brook|2026-03-02||Low",
    ),
    (
        TableKind.SURVEYS,
        "Email|Score|Comment|Date",
        "a@x.example|9|fine|2026-03-01",
        "b@x.example|4||2026-03-02",
    ),
    (
        TableKind.INVOICES,
        "Invoice number|Customer|Invoice date|Due date|Amount|Status",
        "I-1|Acme|2026-03-01|2026-03-31|100|Paid",
        "I-2|Brook|2026-03-01|2026-03-31|300|Open",
    ),
    (
        TableKind.PAYMENTS,
        "Payment ID|Customer|Date|Amount|Method",
        "P-1|Acme|2026-03-01|100|Card",
        "P-2|Brook|2026-03-01|300|Card",
    ),
    (
        TableKind.OPPORTUNITIES,
        "Opportunity|Account|Stage|Amount|Close date",
        "More seats|Acme|Won|100|2026-03-01",
        "New|Brook|Open|300|2026-06-01",
    ),
    (
        TableKind.TOUCHES,
        "Date|Account|Type|Subject|CSM",
        "2026-03-01|Acme|Call|Review|Ada",
        "2026-03-02|Brook|E-mail|Renewal|Ben",
    ),
    (
        TableKind.ONBOARDING,
        "Account|Task|Owner|Due date|Status",
        "Acme|Kick-off|Ada|2026-01-01|Done",
        "Acme|Import|Ada|2026-01-10|Open",
    ),
    (
        TableKind.RENEWALS,
        "Account|Renewal date|ARR up for renewal|Forecast|Status",
        "Acme|2026-06-30|1200|Likely|Open",
        "Brook|2026-07-31|2400|At risk|Open",
    ),
    (TableKind.CSMS, "Name|Team|FTE", "Ada|East|1", "Ben|West|0.5"),
    (TableKind.CHURN_EVENTS, "Customer|Lost on|Reason", "Acme|2026-01-01|Price", "B|2026-02-01|X"),
]


def read(rows: Iterable[tuple[Cell, ...]]) -> Reading:
    library = load_library()
    book = Workbook("list.csv", "ab" * 32, (Sheet("list", True, tuple(rows)),))
    request = ReadingRequest(library.fields, library.tables, library.total_words)
    return read_book(RawBook.of(book), request).reading


@pytest.mark.parametrize("export", EXPORTS)
def test_a_known_export_is_told_by_its_headers(export):
    known = EXPORTS[export]
    fields = {field.id: field for field in load_library().fields if field.table == known["table"]}
    own = [fields[field] for field in known["headers"].values()]
    rows = [
        tuple(f"{field.example}{number if field.is_own_id else ''}" for field in own)
        for number in range(4)
    ]
    reading = read([tuple(known["headers"]), *rows])
    assert [table.kind for table in reading.tables] == [known["table"]]
    read_as = {match.header: match.field for match in reading.tables[0].matches}
    assert read_as == known["headers"]


@pytest.mark.parametrize(("kind", "head", "first", "second"), BY_HAND)
def test_a_small_list_is_told_by_its_headers(kind, head, first, second):
    reading = read([tuple(line.split("|")) for line in (head, first, second)])
    (table,) = reading.tables
    assert table.kind is kind
    assert table.records == 2
    assert [match.header for match in table.matches if match.field is None] == []


def test_a_small_list_of_every_kind_is_among_them():
    assert {kind for kind, *_ in BY_HAND} == set(TableKind)
