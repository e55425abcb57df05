"""The columns of a table as they stand in the file, with their headers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.sheets import RawSheet
from csdesk.model.tables import Cell

SAMPLE_CELLS = 200
SAMPLED_ROWS = 400


@dataclass(frozen=True, slots=True)
class Column:
    """A column below its header; ``number`` is 1-based, ``cells`` are the first that are filled.

    ``names`` are the spellings of the header to try in turn; a header of two rows has several.
    """

    number: int
    header: str
    cells: tuple[Cell, ...]
    names: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Tell whether the column holds nothing."""
        return not self.cells

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the spellings of the header to try in turn."""
        return self.names or (self.header,)


def sample_cells(sheet: RawSheet, number: int, rows: Sequence[int], last: int) -> tuple[Cell, ...]:
    """Return the first filled cells of a column in some rows near each other, or further below."""
    first = rows[0] if rows else last + 1
    near = sheet.rows(first, rows[-1] - first + 1) if rows else ()
    cells = (near[row - first][number - 1] for row in rows)
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled and last - first >= SAMPLED_ROWS:
        filled = [cell for cell in sheet.column(number)[first - 1 : last] if not is_empty(cell)]
    return tuple(filled[:SAMPLE_CELLS])


def name_columns(
    own: Sequence[str], above: Sequence[str], is_known: Callable[[str], bool]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the header of each column, and its spellings, from its cell and the one above.

    The row above is part of a header where that makes it known, unique or not blank.
    """
    named: list[tuple[str, tuple[str, ...]]] = []
    for text, group in zip(own, above, strict=True):
        joined = f"{group} {text}".strip()
        if not group or joined == text:
            named.append((text, (text,)))
            continue
        needs_group = not text or own.count(text) > 1 or (is_known(joined) and not is_known(text))
        named.append((joined if needs_group else text, (joined, text) if text else (joined,)))
    return named


def cell_at(row: tuple[Cell, ...], column: int) -> Cell:
    """Return the cell of a 1-based column, None behind the end of the row."""
    return row[column - 1] if column <= len(row) else None


def header_text(cell: Cell) -> str:
    """Return a header cell as text on one line."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:g}"
    return cell.isoformat() if isinstance(cell, date) else " ".join(str(cell).split())
