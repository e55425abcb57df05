"""Sheets of cells as they are: what a client's own file would look like."""

from __future__ import annotations

from csdesk.model.imports import Workbook
from exports.xlsx.book import Book
from exports.xlsx.sheet_names import sheet_names


def render_workbook(workbook: Workbook) -> bytes:
    """Return a workbook with the same sheets, rows and values."""
    book = Book(workbook.file_name, "csdesk")
    names = sheet_names(sheet.name for sheet in workbook.sheets)
    for name, known in zip(names, workbook.sheets, strict=True):
        sheet = book.add_sheet(name)
        for number, row in enumerate(known.rows):
            for column, value in enumerate(row):
                if value is not None:
                    book.put(sheet, (number, column), value)
        if not known.visible:
            sheet.hide()
    return book.finish()
