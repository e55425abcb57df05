"""Paper and workbook show the numbers of the report, and the same ones."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from csdesk.report.document import KeyFigures, Quantity, Report, StatusWord
from csdesk.report.values import value_text
from exports import render


@pytest.fixture(scope="module")
def workbook(report: Report):
    return load_workbook(io.BytesIO(render(report, ".xlsx")))


@pytest.fixture(scope="module")
def paper(report_pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(report_pdf)).pages)
    return " ".join(text.split())


def test_key_figures_agree(report, workbook, paper):
    block = report.sections[0].blocks[0]
    assert isinstance(block, KeyFigures)
    rows = {row[0]: row for row in workbook["Summary"].iter_rows(values_only=True)}
    for figure in block.figures:
        assert rows[figure.label][2] == figure.value
        assert rows[figure.label][3] == figure.status.word
        assert value_text(figure.value, figure.format, report.currency) in paper
        assert figure.status.word in paper


def test_every_table_of_the_report_is_a_sheet_with_its_raw_values(report, workbook):
    for table in report.tables():
        if table.paper_only:
            continue
        cells = list(workbook[table.name].iter_rows(values_only=True))
        assert cells[0] == tuple(column.title for column in table.columns)
        for row, shown in zip(table.rows, cells[1:], strict=False):
            for value, cell in zip(row, shown, strict=True):
                expected = value.value if isinstance(value, Quantity) else value
                if isinstance(value, StatusWord):
                    expected = value.word
                if isinstance(expected, float | int):
                    assert cell == expected, table.name


def test_every_number_of_a_paper_table_is_on_paper(report, paper):
    for table in report.tables():
        if table.workbook_only:
            continue
        for row in table.rows:
            for value, column in zip(row, table.columns, strict=True):
                if isinstance(value, float | int | Quantity):
                    text = value_text(value, column.format, report.currency)
                    assert text in paper, (table.name, text)


def test_exact_retention_can_be_read_from_paper(paper):
    assert "104.23%" in paper
    assert "89.59%" in paper
