"""Packets filled in the way that people do: in a spreadsheet program, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, Cell]


def fill_packet(
    path: Path,
    answers: Mapping[str, object],
    *,
    name: str | None = None,
    role: str | None = None,
    **columns: object,
) -> Path:
    """Write answers by question id; ``columns`` such as ``Confidence`` go beside each of them."""
    book = load_workbook(path)
    fill_cover(book, name=name, role=role)
    for question, row in packet_rows(book).items():
        if question in answers:
            row["Answer"].value = answers[question]
            for column, value in columns.items():
                row[column].value = value
    book.save(path)
    return path


def fill_cover(book: Workbook, *, name: str | None = None, role: str | None = None) -> None:
    """Write who answers."""
    for label, value in (("Your name", name), ("Your role", role)):
        if value is not None:
            beside(book["Start here"], label).value = value


def beside(sheet: Worksheet, label: str) -> Cell:
    """Return the cell right of a label."""
    (found,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == label]
    return sheet.cell(found.row, found.column + 1)


def packet_rows(book: Workbook) -> dict[str, Row]:
    """Return the rows of all sheets of questions by question id, each by the names of columns."""
    return {str(row["Question id"].value): row for sheet in book for row in question_rows(sheet)}


def question_rows(sheet: Worksheet) -> Iterator[Row]:
    """Yield the rows of one sheet below its head."""
    rows = list(sheet.iter_rows())
    heads = [row for row in rows if any(cell.value == "Question id" for cell in row)]
    for head in heads[:1]:
        titles = [str(cell.value) for cell in head]
        for row in rows[head[0].row :]:
            yield dict(zip(titles, row, strict=True))
