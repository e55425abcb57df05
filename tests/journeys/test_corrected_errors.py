"""Rows that were not read go out in an error workbook, and come in again once corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from csdesk.content import load_library
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.worker.session import open_file
from csdesk.model.imports import ERROR_COLUMNS, Certainty, Decisions, ImportDraft
from csdesk.model.tables import TableKind
from csdesk.operations.import_workbooks import make_error_workbook
from exports import write
from tests.record_blocks import unpack_records

CUSTOMERS = [
    ("Customers as of 31 March 2026",),
    ("Account ID", "Customer", "ARR (GBP)", "Renewal Date", "Feature adoption"),
    ("00017", "Acme", 1200, "2026-09-30", "45%"),
    ("00018", "=Brook & Co", "plenty", "2026-10-31", "50%"),
    ("00019", "Cove", 3600, "soon", "55%"),
    (None, None, 4850, "2026-11-30", "60%"),
    ("00021", "Dale", 4900, "2026-12-31", "65%"),
]
SHARES = [
    ("Account ID", "Customer", "ARR", "Renewal Date", "Seat utilisation"),
    ("A-1", "Acme", 1200, "2026-09-30", 0.45),
    ("A-2", "Brook", "plenty", "2026-10-31", 0.5),
    ("A-3", "Cove", 3600, "soon", 1),
]
TICKETS = [
    ("Ticket ID", "Account ID", "Created at", "Priority"),
    ("T-1", "00017", "2026-03-01 10:00", "High"),
    ("T-2", "00018", "yesterday", "Low"),
]


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    book = Workbook()
    book.active.title = "Customers"
    for row in CUSTOMERS:
        book["Customers"].append(row)
    book["Customers"]["B4"].data_type = "s"
    tickets = book.create_sheet("Tickets")
    for row in TICKETS:
        tickets.append(row)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


@pytest.fixture
def draft():
    """Return a function that reads a file into a draft."""
    opened = []

    def read(path: Path) -> ImportDraft:
        library = load_library()
        opened.append(open_file(path))
        request = ReadingRequest(library.fields, library.tables, library.total_words)
        return ImportDraft(opened[-1].outline, opened[-1].read(request), Decisions(), opened[-1])

    yield read
    for file in opened:
        file.close()


def _records(draft: ImportDraft, kind: TableKind):
    fields = {field.id: field.kind for field in load_library().fields if field.table is kind}
    table = draft.table(kind)
    assert table is not None
    return unpack_records(table, draft.content.blocks(table.id), fields).columns


def _cell(sheet, row: int, header: str):
    column = next(cell.column for cell in sheet[1] if cell.value == header)
    return sheet.cell(row, column)


def test_rows_to_correct_stand_there_as_in_the_file(list_file, draft, tmp_path):
    write(make_error_workbook(draft(list_file)), tmp_path / "errors.xlsx")
    book = load_workbook(tmp_path / "errors.xlsx")
    assert book.sheetnames == ["Read me", "Customers", "Tickets"]
    head, *rows = book["Customers"].iter_rows(values_only=True)
    assert head == (*CUSTOMERS[1], *ERROR_COLUMNS)
    assert [row[:5] for row in rows] == CUSTOMERS[3:6]
    assert [row[5:7] for row in rows] == [(4, "ARR (GBP)"), (5, "Renewal Date"), (6, None)]
    assert book["Customers"]["B2"].data_type == "s"
    assert [row[:4] for row in book["Tickets"].iter_rows(min_row=2, values_only=True)] == [
        TICKETS[2]
    ]


def test_corrected_rows_come_in_again(list_file, draft, tmp_path):
    errors = tmp_path / "errors.xlsx"
    write(make_error_workbook(draft(list_file)), errors)
    book = load_workbook(errors)
    _cell(book["Customers"], 2, "ARR (GBP)").value = 2400
    _cell(book["Customers"], 3, "Renewal Date").value = "2026-11-15"
    _cell(book["Customers"], 4, "Account ID").value = "00020"
    _cell(book["Tickets"], 2, "Created at").value = "2026-03-02 11:00"
    book.save(errors)
    corrected = draft(errors)
    reading = corrected.reading
    assert (reading.obstacles, corrected.open_questions()) == ((), ())
    assert [table.kind for table in reading.tables] == [TableKind.ACCOUNTS, TableKind.SUPPORT]
    accounts = _records(corrected, TableKind.ACCOUNTS)
    assert accounts["account_id"] == ("00018", "00019", "00020")
    assert accounts["account_name"] == ("=Brook & Co", "Cove", None)
    assert accounts["arr"] == (2400.0, 3600.0, 4850.0)
    assert _records(corrected, TableKind.SUPPORT)["ticket_id"] == ("T-2",)
    assert make_error_workbook(corrected).row_count == 0


def test_percentages_and_amounts_come_in_again_without_a_question(draft, tmp_path):
    book = Workbook()
    for row in SHARES:
        book.active.append(row)
    for row in range(2, 5):
        book.active.cell(row, 3).number_format = "[$£-809]#,##0"
        book.active.cell(row, 5).number_format = "0%"
    book.save(tmp_path / "list.xlsx")
    first = draft(tmp_path / "list.xlsx")
    assert first.tables[0].formats == {3: "[$£-809]#,##0", 5: "0%"}
    errors = tmp_path / "errors.xlsx"
    write(make_error_workbook(first), errors)
    book = load_workbook(errors)
    book["Sheet"]["C2"].value = 2400
    book["Sheet"]["D3"].value = "2026-11-30"
    book.save(errors)
    corrected = draft(errors)
    assert (corrected.reading.obstacles, corrected.reading.questions) == ((), ())
    assert corrected.tables[0].currency == "GBP"
    accounts = _records(corrected, TableKind.ACCOUNTS)
    assert accounts["arr"] == (2400.0, 3600.0)
    assert accounts["seat_utilisation"] == (50.0, 100.0)


def test_what_csdesk_added_is_not_read(list_file, draft, tmp_path):
    errors = tmp_path / "errors.xlsx"
    write(make_error_workbook(draft(list_file)), errors)
    again = draft(errors)
    for table in again.tables:
        added = [match for match in table.matches if match.header in ERROR_COLUMNS]
        assert len(added) == len(ERROR_COLUMNS)
        assert {(match.field, match.certainty) for match in added} == {(None, Certainty.IGNORED)}
    customers = make_error_workbook(again).sheets[0]
    assert [row.number for row in customers.rows] == [2, 3, 4]
