"""Paper and workbook show the numbers of the report, and the same ones."""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from csdesk.report.document import KeyFigures, Noted, Quantity, Report, StatusWord, Value
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


def expected_cell(value: Value) -> object:
    """Return what stands in a cell for a value of the report, by the promise of the workbook.

    A cell keeps 15 digits of a number.
    """
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-14)
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, StatusWord):
        return value.word
    if isinstance(value, Noted):
        return f"{value.text} ({value.note})" if value.note else value.text
    return None if value == "" else value


def as_written(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def test_every_table_of_the_report_is_a_sheet_with_its_raw_values(report, workbook):
    for table in report.tables():
        if table.paper_only:
            continue
        cells = list(workbook[table.name].iter_rows(values_only=True))
        assert cells[0] == tuple(column.title for column in table.columns)
        shown = cells[1 : len(table.rows) + 1]
        for row, written in zip(table.rows, shown, strict=True):
            expected = [expected_cell(value) for value in row]
            assert [as_written(cell) for cell in written] == expected, table.name
        below = [row[0] for row in cells[len(table.rows) + 1 :] if any(row)]
        assert below == [*([] if table.rows else [table.empty]), *table.notes]


def test_every_number_of_a_paper_table_is_on_paper(report, paper):
    """Numbers are counted as words: a "3" inside "2023" is no 3."""
    needed: Counter[str] = Counter()
    for table in report.tables():
        if table.workbook_only:
            continue
        for row in table.rows:
            for value, column in zip(row, table.columns, strict=True):
                if isinstance(value, float | int | Quantity):
                    needed.update(value_text(value, column.format, report.currency).split())
    assert needed["6"] >= 4, "the bands alone have four"
    assert needed - Counter(paper.split()) == Counter()


def test_exact_retention_can_be_read_from_paper(paper):
    assert "104.23%" in paper
    assert "89.59%" in paper
