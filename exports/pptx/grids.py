"""Tables as they will stand on a slide: columns, and rows measured and cut to what a cell holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.formatting import UNKNOWN, plural
from csdesk.report.document import Column, Format, Noted, StatusWord, Table, Value
from csdesk.report.values import value_text
from exports.charts.palette import LIGHT
from exports.pptx.shapes import Line, Run, status_runs
from exports.pptx.texts import LINE, count_lines, shorten, widest

PAD_X, PAD_Y = 6.0, 3.5
MOST_LINES = 3
"""Of one cell; a deck is read from a distance."""
MOST_ROWS = 60
"""More do not fit on any slide, so they are not measured."""
NOTE = 0.85
"""Size of the quieter second line, of that of the first."""
_INK = {"A": LIGHT.text, "R": LIGHT.accent_text}
"""Who does it and who answers for it stand out among the letters."""
_SHORT_TEXT = 0.24
"""A column of texts that needs no more of the width than this has all of them on one line."""
_MOST_TAKEN = 0.75
"""Of the width by columns that are as wide as they need; else all share it by their parts."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table for a slide; ``words`` say what it shows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    currency: str
    words: str
    size: float = 12.0
    """Of the letters; where it ``grows``, larger ones in which all rows have room are taken."""
    has_head: bool = True
    grows: bool = True


def grid_of(
    table: Table,
    currency: str,
    *titles: str,
    rows: Sequence[tuple[Value, ...]] | None = None,
    size: float = 12.0,
    grows: bool = True,
) -> Grid:
    """Return a table of the report with those of these columns that it has, in this order.

    ``rows`` are its rows in another order.
    """
    known = [column.title for column in table.columns]
    places = [known.index(title) for title in titles if title in known]
    shown = tuple(tuple(row[at] for at in places) for row in rows or table.rows)
    columns = tuple(table.columns[at] for at in places)
    words = describe_rows(table.title or table.name, len(shown))
    return Grid(columns, shown, currency, words, size, grows=grows)


def describe_rows(title: str, count: int) -> str:
    """Return what stands for a table where it cannot be seen."""
    return f"{title}: table of {plural(count, 'row')}"


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of each cell, and the height that they take."""

    cells: tuple[tuple[Line, ...], ...]
    height: float


def measure_rows(grid: Grid, widths: Sequence[float]) -> list[Row]:
    """Return the rows, the head first, in columns of these widths, cut to what a cell holds."""
    rooms = [width - 2 * PAD_X for width in widths]
    forms = [column.format for column in grid.columns]
    named = [column.title for column in grid.columns]
    titles = [_head(title, grid.size, room) for title, room in zip(named, rooms, strict=True)]
    rows = [
        [
            _cell(value, form, grid, room)
            for value, form, room in zip(row, forms, rooms, strict=True)
        ]
        for row in grid.rows[:MOST_ROWS]
    ]
    return [_row(cells, rooms) for cells in ([titles, *rows] if grid.has_head else rows)]


def _row(cells: Sequence[tuple[Line, ...]], rooms: Sequence[float]) -> Row:
    heights = [_height(lines, room) for lines, room in zip(cells, rooms, strict=True)]
    return Row(tuple(cells), max(heights) + 2 * PAD_Y)


def column_widths(grid: Grid, width: float) -> list[float]:
    """Return a width for each column: long texts share what numbers and short texts leave."""
    needed = [_own_width(index, grid, width * _SHORT_TEXT) for index in range(len(grid.columns))]
    taken = sum(one for one in needed if one is not None)
    sharing = [
        column.share for column, one in zip(grid.columns, needed, strict=True) if one is None
    ]
    shares = sum(sharing)
    if not shares or taken > width * _MOST_TAKEN:
        parts = sum(column.share for column in grid.columns)
        return [width * column.share / parts for column in grid.columns]
    return [
        (width - taken) * column.share / shares if one is None else one
        for column, one in zip(grid.columns, needed, strict=True)
    ]


def _own_width(index: int, grid: Grid, most: float) -> float | None:
    """Return the width that a column needs; None for texts wider than ``most``."""
    wide = _needed(index, grid)
    return wide if grid.columns[index].format is not Format.TEXT or wide <= most else None


def _needed(index: int, grid: Grid) -> float:
    column = grid.columns[index]
    words = [value_text(row[index], column.format, grid.currency) for row in grid.rows]
    bold = column.format is Format.STATUS
    mark = grid.size * 1.2 if bold else 0.0
    longest = max((widest(one, grid.size, bold=bold) for one in words), default=0.0) + mark
    title = max(
        (widest(word, grid.size * NOTE, bold=True) for word in column.title.split()),
        default=0.0,
    )
    return max(longest, title) + 2 * PAD_X + 2


def _head(title: str, size: float, width: float) -> tuple[Line, ...]:
    words = shorten(title, width, size * NOTE, 2, bold=True)
    return (Line((Run(words, size * NOTE, LIGHT.text_2, bold=True),)),)


def _noted(value: Noted, size: float, width: float) -> tuple[Line, ...]:
    first = _plain(value.text, width, size, 2)
    if not value.note:
        return (first,)
    note = shorten(value.note, width, size * NOTE, 2)
    return (first, Line((Run(note, size * NOTE, LIGHT.text_3),)))


def _cell(value: Value, form: Format, grid: Grid, width: float) -> tuple[Line, ...]:
    size = grid.size
    if isinstance(value, StatusWord):
        return (Line(status_runs(value, size)),)
    if isinstance(value, Noted):
        return _noted(value, size, width)
    if value is None:
        return (Line((Run(UNKNOWN, size, LIGHT.text_3),)),)
    words = value_text(value, form, grid.currency)
    if form is Format.LETTER:
        return (Line((Run(words, size, _INK.get(words, LIGHT.text_3), bold=words in _INK),)),)
    return (_plain(words, width, size, MOST_LINES),)


def _plain(words: str, width: float, size: float, most: int) -> Line:
    return Line((Run(shorten(words, width, size, most), size),))


def _height(lines: Sequence[Line], width: float) -> float:
    return sum(
        count_lines("".join(run.words for run in one.runs), width, one.runs[-1].size)
        * one.runs[-1].size
        * LINE
        for one in lines
    )
