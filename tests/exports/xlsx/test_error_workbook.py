"""Rows to correct as a workbook: the client's cells as they are, and what is wrong with them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from csdesk.model.imports import ERROR_COLUMNS
from csdesk.report.import_errors import ErrorRow, ErrorSheet, ErrorWorkbook
from exports import render
from tests.exports.nasty_texts import NASTY

MOMENT = datetime(2026, 3, 2, 10, 5, 30, tzinfo=UTC).replace(tzinfo=None)


def _render(*rows: ErrorRow, headers=("Name", "ARR"), remarks=(), formats=()):
    sheet = ErrorSheet("Customers / all", headers, rows, formats)
    content = render(ErrorWorkbook("list.xlsx", (sheet,), remarks), ".xlsx")
    return load_workbook(io.BytesIO(content))


def test_a_row_stands_there_as_the_file_has_it_with_what_to_do():
    row = ErrorRow(17, ("Acme", "lots"), (1,), "ARR", "“lots” is no amount.", "Write a number.")
    sheet = _render(row)["Customers all"]
    head, told = sheet.iter_rows(values_only=True)
    assert head == ("Name", "ARR", *ERROR_COLUMNS)
    assert told == ("Acme", "lots", 17, "ARR", "“lots” is no amount.", "Write a number.")


def test_the_cells_to_correct_are_marked_and_say_why():
    row = ErrorRow(17, ("Acme", "lots"), (1,), "ARR", "“lots” is no amount.", "Write a number.")
    sheet = _render(row)["Customers all"]
    assert sheet["A2"].fill.fill_type is None
    assert sheet["B2"].fill.fill_type == "solid"
    assert sheet["B2"].comment.text == "“lots” is no amount. Write a number."


def test_every_kind_of_cell_stays_what_it_is():
    cells = ("00123", 12.5, True, date(2026, 3, 2), MOMENT, None)
    sheet = _render(ErrorRow(2, cells, (), "", "P.", ""), headers=tuple("abcdef"))["Customers all"]
    *kept, day, moment, blank = next(sheet.iter_rows(min_row=2, max_col=6, values_only=True))
    assert kept == ["00123", 12.5, True]
    assert (day.date(), moment, blank) == (date(2026, 3, 2), MOMENT, None)


@pytest.mark.parametrize(
    "code", ["0%", "0.0%", "[$£-809]#,##0.00", '_-* #,##0.00 "€"_-;-* #,##0.00 "€"_-', "[$USD] 0"]
)
def test_figures_keep_the_format_of_their_column(code):
    row = ErrorRow(2, ("Acme", 0.45, "lots", True, MOMENT), (2,), "ARR", "P.", "")
    sheet = _render(row, headers=tuple("abcde"), formats=("", *(code,) * 4))["Customers all"]
    shown = [cell.number_format for cell in sheet[2]]
    assert shown[:4] == ["General", code, code, "General"]
    assert sheet["E2"].value == MOMENT
    assert sheet["C2"].fill.fill_type == "solid"


@pytest.mark.parametrize("code", ["yyyy-mm-dd", "[Blue]0", '0"', "0\x00", "General"])
def test_a_format_that_might_not_be_taken_is_left_out(code):
    sheet = _render(ErrorRow(2, (12.5,), (), "", "P.", ""), headers=("a",), formats=(code,))
    assert sheet["Customers all"]["A2"].number_format == "General"


def test_no_text_of_a_client_becomes_a_formula():
    rows = [ErrorRow(at, (text, text), (0,), text, text, text) for at, text in enumerate(NASTY, 2)]
    sheet = _render(*rows, headers=("=1+1", "@x"))["Customers all"]
    kinds = {
        cell.data_type for line in sheet.iter_rows() for cell in line if cell.value is not None
    }
    assert kinds <= {"s", "n"}


def test_what_concerns_no_single_row_stands_on_the_first_sheet():
    book = _render(remarks=("Sheet “Customers”, column “ARR”: the currencies differ.",))
    said = [cell for (cell,) in book["Read me"].iter_rows(values_only=True)]
    assert said[-1] == "Sheet “Customers”, column “ARR”: the currencies differ."
