"""Small spreadsheets and fields, made by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from csdesk.content import load_library
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Decisions, ImportDraft, Sheet, Workbook
from csdesk.model.tables import Field, FieldKind, TableKind
from csdesk.operations.draft_sources import make_request
from tests.drafts import draft_workbook

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture
def field() -> Callable[..., Field]:
    """Return a function that makes a field of one kind."""

    def make(kind: FieldKind, **more: object) -> Field:
        values = {"id": FieldId("some_field"), "name": "Some field", "synonyms": (), **more}
        return Field(table=TableKind.ACCOUNTS, kind=kind, **values)

    return make


@pytest.fixture
def workbook() -> Callable[..., Workbook]:
    """Return a function that makes a workbook of sheets, each a list of rows."""

    def make(**sheets: Sequence[Sequence[object]]) -> Workbook:
        return Workbook(
            "list.xlsx",
            "0" * 64,
            tuple(
                Sheet(name, True, tuple(tuple(row) for row in rows))
                for name, rows in sheets.items()
            ),
        )

    return make


@pytest.fixture(scope="session")
def ask() -> Callable[..., ReadingRequest]:
    """Return a function that makes a request with the shipped content and some decisions."""
    library = load_library()

    def make(decisions: Decisions | None = None, **more: object) -> ReadingRequest:
        return replace(make_request(library), decisions=decisions or Decisions(), **more)

    return make


@pytest.fixture
def draft(workbook, ask) -> Callable[..., ImportDraft]:
    """Return a function that drafts the import of sheets with the shipped content."""

    def make(decisions=None, /, **sheets: Sequence[Sequence[object]]) -> ImportDraft:
        return draft_workbook(workbook(**sheets), ask(decisions))

    return make


@pytest.fixture
def write_book(tmp_path) -> Callable[..., Path]:
    """Return a function that writes an .xlsx file; its cells are numbers, texts, dates, flags."""

    def write(name: str = "list.xlsx", **sheets: Sequence[Sequence[object]]) -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False})
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet_name, rows in sheets.items():
            sheet = book.add_worksheet(sheet_name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    how = as_date if isinstance(value, date) else None
                    if value is not None:
                        sheet.write(row, column, value, how)
        book.close()
        return path

    return write


@pytest.fixture
def write_raw_book(tmp_path) -> Callable[..., Path]:
    """Return a function that writes an .xlsx file whose one sheet is given as XML."""

    def write(sheet_data: str, name: str = "raw.xlsx", **parts: str) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in (_package(sheet_data) | parts).items():
                archive.writestr(part, content)
        return path

    return write


def _package(sheet_data: str) -> dict[str, str]:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    link = f'<Relationship Id="r1" Type="{OFFICE}'
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'{XML}<Relationships xmlns="{LINKS}">{link}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{LINKS}">{link}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{MAIN}">{sheet_data}</worksheet>',
    }
