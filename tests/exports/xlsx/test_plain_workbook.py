"""Cells written as they are, and read back by another library."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import load_workbook

from csdesk.model.imports import Sheet, Workbook
from exports import render


def test_every_kind_of_cell_comes_back():
    rows = (
        ("Customers", None, None),
        (),
        ("=1+1", 1234.5, True),
        (date(2026, 11, 20), date(1899, 12, 1), "1,234.00"),
    )
    workbook = Workbook("c.xlsx", "", (Sheet("A/B", True, rows), Sheet("Notes", False, ())))
    book = load_workbook(io.BytesIO(render(workbook, ".xlsx")))
    assert book.sheetnames == ["A B", "Notes"]
    assert book["Notes"].sheet_state == "hidden"
    cells = list(book["A B"].iter_rows(values_only=True))
    assert cells[0] == ("Customers", None, None)
    assert cells[1] == (None, None, None)
    assert cells[2] == ("=1+1", 1234.5, True)
    assert cells[3][0].date() == date(2026, 11, 20)
    assert cells[3][1:] == ("1899-12-01", "1,234.00")
    assert book["A B"]["A3"].data_type == "s"
