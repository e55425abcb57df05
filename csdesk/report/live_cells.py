"""Sheets that reckon themselves: cells to change, formulas over them, and what they come to now.

Rows and columns count from 0, as in a grid; addresses are those of a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.report.formats import Format, Status, Value

LIVE_UP_TO = 10_000
"""Accounts; above, a spreadsheet would reckon too long, and sheets hold values."""


@dataclass(frozen=True, slots=True)
class Live:
    """A formula; ``value`` is what the program has for it. ``{row}`` is the number of its row."""

    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Limit:
    """What may be written into a cell: one of a list, or a number from ``low`` to ``high``."""

    low: float = 0
    high: float = 1e15
    choices: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """A value to be changed; ``name`` is how formulas call its cell."""

    value: Value
    name: str = ""
    limit: Limit = Limit()


LiveValue = Value | Live | Input


@dataclass(frozen=True, slots=True)
class LiveColumn:
    """A column; ``name`` is how formulas call its cells, ``width`` counts characters."""

    title: str
    format: Format = Format.TEXT
    width: float = 14
    name: str = ""


@dataclass(frozen=True, slots=True)
class LiveTable:
    """A head in row ``top`` from column ``left`` on, and rows below; ``title`` stands above it."""

    top: int
    columns: tuple[LiveColumn, ...]
    rows: tuple[tuple[LiveValue, ...], ...]
    title: str = ""
    left: int = 0

    @property
    def first(self) -> int:
        """Return its first row of values."""
        return self.top + 1

    @property
    def below(self) -> int:
        """Return the first free row below it, one left empty and one for a title."""
        return self.top + len(self.rows) + 3

    def cells(self, column: int) -> str:
        """Return the address of the values in one of its columns."""
        return cell_range(self.first, self.left + column, self.top + max(1, len(self.rows)))


@dataclass(frozen=True, slots=True)
class LiveSeries:
    """A column of a table in a chart; without a status it only holds others up."""

    column: int
    status: Status | None
    points: tuple[Status, ...] = ()
    """How each point looks, where they differ."""


@dataclass(frozen=True, slots=True)
class LiveChart:
    """A chart over one of a sheet's tables, whose first column names the points."""

    kind: str
    """"column", "bar" or "line"."""
    title: str
    table: int
    series: tuple[LiveSeries, ...]
    labels: int = 0
    """The column that names the points."""
    is_stacked: bool = False


@dataclass(frozen=True, slots=True)
class LiveSheet:
    """A sheet of the report's workbook, shown where the report has its ``section``."""

    name: str
    section: str
    title: str
    notes: tuple[str, ...]
    tables: tuple[LiveTable, ...]
    charts: tuple[LiveChart, ...] = ()
    words: tuple[tuple[str, Status], ...] = ()
    """Words in cells that are to look like a status, whenever a formula gives them."""
    frozen: tuple[int, int] | None = None
    """Rows and columns that stay in sight."""


def cell(row: int, column: int) -> str:
    """Return the fixed address of a cell: "$B$3"."""
    return f"${column_letters(column)}${row + 1}"


def cell_range(first_row: int, column: int, last_row: int) -> str:
    """Return the fixed address of cells below each other: "$B$3:$B$9"."""
    return f"{cell(first_row, column)}:{cell(last_row, column)}"


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def formula_name(*parts: object) -> str:
    """Return a name for a cell: letters, digits and lines below only."""
    return re.sub(r"[^A-Za-z0-9_]", "_", "_".join(map(str, parts)))


def quoted(word: str) -> str:
    """Return a word of the program as a text in a formula."""
    return '"' + word.replace('"', '""') + '"'


def widths_of(tables: Sequence[LiveTable]) -> dict[int, float]:
    """Return how wide each column has to be for all tables."""
    widths: dict[int, float] = {}
    for table in tables:
        for at, column in enumerate(table.columns, start=table.left):
            widths[at] = max(widths.get(at, 0), column.width)
    return widths
