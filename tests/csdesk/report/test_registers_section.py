"""Registers in the report, as workbooks and as rows for other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from csdesk.content import load_library
from csdesk.model.registers import (
    ColumnId,
    ColumnKind,
    Register,
    RegisterColumn,
    RegisterDefinition,
    RegisterId,
    RegisterProblem,
    RegisterRow,
    RowId,
)
from csdesk.report.document import Bullets, Format, Table
from csdesk.report.register_books import make_register_book, make_register_lines
from csdesk.report.register_words import RegisterNames, column_format
from csdesk.report.sections.registers import registers_sections
from exports.writing import render
from tests.csdesk.report.diagnoses import make_empty

HOSTILE = '=HYPERLINK("http://x","y")'
NAMES = RegisterNames({ColumnKind.ROLE: {"it": "IT"}})
COLUMNS = (
    RegisterColumn(ColumnId("name"), "Name", ColumnKind.TEXT, required=True),
    RegisterColumn(ColumnId("owner"), "Owner", ColumnKind.ROLE),
    RegisterColumn(ColumnId("on"), "On", ColumnKind.DATE),
    RegisterColumn(ColumnId("share"), "Share", ColumnKind.PERCENT),
    RegisterColumn(ColumnId("count"), "Count", ColumnKind.NUMBER),
    RegisterColumn(ColumnId("done"), "Done", ColumnKind.TICK),
    RegisterColumn(ColumnId("note"), "Note", ColumnKind.LONG_TEXT, is_internal=True),
)
CELLS = {
    "name": HOSTILE,
    "owner": "it",
    "on": "2026-03-31",
    "share": 12.5,
    "count": 3.0,
    "done": True,
    "note": "Between us",
}


@pytest.fixture
def register() -> Register:
    definition = RegisterDefinition(
        RegisterId("book"), "Book", "What it is for.", "Group", COLUMNS, ColumnId("name")
    )
    row = RegisterRow(RowId("r1"), {ColumnId(key): cell for key, cell in CELLS.items()})
    problem = RegisterProblem("Something is wrong.", RowId("r1"))
    return Register(definition, (row,), (problem,), is_touched=True)


def test_rows_for_other_programs_are_words_days_and_whole_numbers(register):
    lines = make_register_lines(register, NAMES, date(2026, 6, 30))
    assert lines.columns == ("Name", "Owner", "On", "Share", "Count", "Done", "Note")
    assert lines.rows == ((HOSTILE, "IT", "2026-03-31", 12.5, 3.0, "Yes", "Between us"),)


def test_no_text_of_a_row_becomes_a_formula(register):
    text = render(make_register_lines(register, NAMES, None), ".csv").decode("utf-8-sig")
    assert next(iter(list(csv.reader(io.StringIO(text)))[1:]))[0] == f"'{HOSTILE}"
    book = make_register_book(make_empty(), [register], NAMES)
    sheet = openpyxl.load_workbook(io.BytesIO(render(book, ".xlsx")))["Book"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (HOSTILE, "s", None)
    assert sheet["D2"].value == 12.5
    assert sheet["G2"].value == "Between us"


def test_what_is_for_us_alone_is_not_given_to_the_client(register):
    book = make_register_book(make_empty(), [register], NAMES, for_client=True)
    (sheet,) = book.sheets
    assert [column.name for column in sheet.columns][-1] == "Done"
    assert sheet.notes == ("What it is for.",)
    assert sheet.warned == frozenset()
    lines = make_register_lines(register, NAMES, None, for_client=True)
    assert "Between us" not in lines.rows[0]


def test_numbers_without_a_part_are_written_whole(register):
    (count,) = [column for column in COLUMNS if column.id == "count"]
    assert column_format(register, count) is Format.INTEGER
    half = RegisterRow(RowId("r2"), {ColumnId("count"): 0.5})
    assert column_format(replace(register, rows=(half,)), count) is Format.DECIMAL


def test_the_report_shows_registers_that_were_touched_and_no_others(register):
    library, untouched = load_library(), replace(register, is_touched=False)
    assert registers_sections(with_registers(untouched), library) == ()
    (section,) = registers_sections(with_registers(register), library)
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert (table.title, table.notes) == ("Book", ("What it is for.",))
    assert [column.title for column in table.columns] == [
        "Name", "Owner", "On", "Share", "Count", "Done",
    ]  # fmt: skip
    assert table.rows[0][:3] == (HOSTILE, "IT and development", date(2026, 3, 31))
    assert section.blocks[-1] == Bullets(("Something is wrong.",))


def with_registers(register: Register):
    return replace(make_empty(), registers={register.definition.id: register})
