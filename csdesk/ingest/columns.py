"""One column of a table as it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.ingest.coercion.blanks import is_empty
from csdesk.model.imports import Sheet
from csdesk.model.tables import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column below its header; ``number`` is 1-based, ``cells`` reach to the sheet's end."""

    number: int
    header: str
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether the column holds nothing."""
        return all(is_empty(cell) for cell in self.cells)


def cell_at(row: tuple[Cell, ...], column: int) -> Cell:
    """Return the cell of a 1-based column, None behind the end of the row."""
    return row[column - 1] if column <= len(row) else None


def cut_columns(sheet: Sheet, header_row: int, first: int, last: int) -> tuple[Column, ...]:
    """Return the columns of a table whose header stands in a 1-based row."""
    header, below = sheet.rows[header_row - 1], sheet.rows[header_row:]
    return tuple(
        Column(
            number,
            header_text(cell_at(header, number)),
            tuple(cell_at(row, number) for row in below),
        )
        for number in range(first, last + 1)
    )


def header_text(cell: Cell) -> str:
    """Return a header cell as text on one line."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:g}"
    return cell.isoformat() if isinstance(cell, date) else " ".join(str(cell).split())
