"""Templates come back: filled in and imported without a question, with every value as written."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from csdesk.content import load_library
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.worker.session import OpenFile, open_file
from csdesk.model.imports import Decisions, Privacy, Reading, TableId
from csdesk.model.tables import Cell, Field, FieldKind, TableKind
from csdesk.operations.import_workbooks import make_template
from csdesk.report.import_templates import ImportTemplate, TableTemplate
from exports import write
from tests.record_blocks import RecordTable, unpack_records

ROWS = 40
MOST_COLUMNS = 100
BLANKS = 0.2
TEXTS = ["Ærø & Co", "00123", "=1+1", "O’Neill, Söhne", "two\nlines", "+44 20 7946 0000", "x" * 300]
FIRST_DAY = datetime(2023, 1, 2, 9, 30, tzinfo=UTC).replace(tzinfo=None)
ALWAYS = {"currency": "GBP", "account_id": "C-007"}


class Filler:
    """Makes the values of rows, always the same; the dates of one row are one day."""

    def __init__(self, kind: TableKind) -> None:
        self._chance = Random(kind)  # noqa: S311

    def row(self, table: TableTemplate, number: int) -> tuple[Cell, ...]:
        """Return one record as a client would write it."""
        day = FIRST_DAY + timedelta(days=self._chance.randrange(1000))
        return tuple(self._cell(field, number, day) for field in table.fields)

    def _cell(self, field: Field, row: int, day: datetime) -> Cell:
        if field.is_own_id:
            return f"{field.example}-{row:04}"
        if field.id in ALWAYS:
            return ALWAYS[field.id]
        # Where a customer's ARR is blank it is taken from the MRR.
        is_blank = field.id != "arr" and self._chance.random() < BLANKS
        return None if is_blank else self._value(field, day)

    def _value(self, field: Field, day: datetime) -> Cell:
        match field.kind:
            case FieldKind.TEXT:
                return self._chance.choice(field.choices or (field.example, *TEXTS))
            case FieldKind.DATE:
                return day.date()
            case FieldKind.MOMENT:
                return day
            case FieldKind.FLAG:
                return self._chance.random() < 0.5
            case _:
                low, high = field.minimum or 0.0, field.maximum or 90_000.0
                return round(self._chance.uniform(low, high), 2)


def fill(table: TableTemplate) -> TableTemplate:
    """Return a table with rows in it."""
    filler = Filler(table.definition.kind)
    return replace(table, rows=tuple(filler.row(table, number) for number in range(ROWS)))


def read(opened: OpenFile) -> Reading:
    """Read a file whose addresses of people are kept as they are."""
    library = load_library()
    tables = [TableId(f"{table.name}!1") for table in library.tables]
    kept = dict.fromkeys(tables, dict.fromkeys(range(1, MOST_COLUMNS), Privacy.KEEP))
    request = ReadingRequest(
        library.fields, library.tables, library.total_words, Decisions(privacy=kept)
    )
    return opened.read(request)


def read_file(path: Path) -> tuple[Reading, dict[TableKind, RecordTable]]:
    """Return what an import of a file would say and bring."""
    opened = open_file(path)
    try:
        reading = read(opened)
        return reading, {
            table.kind: unpack_records(table, opened.blocks(table.id), _kinds(table.kind))
            for table in reading.tables
        }
    finally:
        opened.close()


def _kinds(kind: TableKind):
    return {field.id: field.kind for field in load_library().fields if field.table is kind}


def assert_same(table: TableTemplate, records: RecordTable) -> None:
    """Compare what was written with what was read, column by column."""
    assert len(records) == len(table.rows)
    for place, field in enumerate(table.fields):
        written = [row[place] for row in table.rows]
        assert list(records.columns[field.id]) == written, field.id


@pytest.fixture(scope="module")
def filled() -> ImportTemplate:
    """Return all tables filled in."""
    return ImportTemplate(tuple(fill(table) for table in make_template(load_library()).tables))


@pytest.mark.parametrize("kind", TableKind)
def test_a_filled_table_imports_without_a_question(kind, filled, tmp_path):
    table = next(table for table in filled.tables if table.definition.kind is kind)
    write(ImportTemplate((table,)), tmp_path / "filled.xlsx")
    reading, records = read_file(tmp_path / "filled.xlsx")
    assert (reading.questions, reading.obstacles) == ((), ())
    assert [found.kind for found in reading.tables] == [kind]
    assert {match.evidence for match in reading.tables[0].matches if not match.field} == set()
    assert_same(table, records[kind])


def test_all_tables_of_one_workbook_import_together(filled, tmp_path):
    write(filled, tmp_path / "filled.xlsx")
    reading, records = read_file(tmp_path / "filled.xlsx")
    assert (reading.questions, reading.obstacles) == ((), ())
    assert [found.kind for found in reading.tables] == list(TableKind)
    for table in filled.tables:
        assert_same(table, records[table.definition.kind])


def test_tables_that_were_left_empty_do_not_stand_in_the_way(filled, tmp_path):
    empty = make_template(load_library()).tables
    write(ImportTemplate((filled.tables[0], *empty[1:])), tmp_path / "filled.xlsx")
    reading, records = read_file(tmp_path / "filled.xlsx")
    assert (reading.questions, reading.obstacles) == ((), ())
    assert [found.kind for found in reading.tables] == [TableKind.ACCOUNTS]
    assert_same(filled.tables[0], records[TableKind.ACCOUNTS])


def test_what_libreoffice_saves_of_a_template_imports_as_well(filled, tmp_path, needs_tool):
    program = needs_tool("soffice")
    write(filled, tmp_path / "filled.xlsx")
    out = tmp_path / "saved"
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    asked = [program, home, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run(
        [*asked, str(tmp_path / "filled.xlsx")], check=True, capture_output=True, timeout=180
    )
    reading, records = read_file(out / "filled.xlsx")
    assert (reading.questions, reading.obstacles) == ((), ())
    assert set(records) == set(TableKind)
    for table in filled.tables:
        assert_same(table, records[table.definition.kind])
