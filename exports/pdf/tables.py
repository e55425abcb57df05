"""Tables on paper: fixed widths, repeated heads, numbers right, long texts wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable, Paragraph, Spacer

from csdesk.report.document import Column, Format, Noted, StatusWord, Table, Value
from csdesk.report.values import value_text
from exports.charts.palette import LIGHT
from exports.pdf import layout
from exports.pdf.columns import AT_WIDTH, NUMBERS, PAD, column_widths
from exports.pdf.flowables import LetterMark, StatusLine
from exports.pdf.fonts import REGULAR
from exports.pdf.layout import GAP, LIST_ROOM, NOTE, QUESTION, QUIET, TITLE_ROOM, style
from exports.pdf.plain_rows import TOGETHER, PlainRows, RowLook
from exports.pdf.texts import paragraph, plain_text, unbroken

CHUNK = 200
MOST_ROWS = 10_000
"""Longer tables end here on paper and point to the workbook."""
TALL = layout.HEIGHT * 0.5
"""Rows higher than this may break over two pages; others move to the next one whole."""
WHOLE = 0.3
"""Tables up to this part of a page are not broken."""
LONG = 300
TITLE_LINES = 40.0
"""What the title of a table takes, with the room above it."""
_FOOT_LOOK = (
    ("SPAN", (0, -1), (-1, -1)),
    ("ALIGN", (0, -1), (-1, -1), "LEFT"),
    ("VALIGN", (0, -1), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, -1), (-1, -1), 0),
    ("RIGHTPADDING", (0, -1), (-1, -1), 0),
)


def table_flowables(table: Table, currency: str) -> list[Flowable]:
    """Return a table with its title and notes; without rows, its sentence."""
    if not table.rows:
        return _empty(table)
    size, widths = column_widths(table, currency)
    grids = _grids(ended(table), currency, size, widths)
    title = _title(table)
    if _is_small(grids):
        return [KeepTogether([*title, *grids]), Spacer(1, GAP)]
    opening = [CondPageBreak(_opening_room(grids[0]))] if title else []
    return [*opening, *title, *grids, Spacer(1, GAP)]


def ended(table: Table) -> Table:
    """Return a table as long as paper shows it, with a note of how many rows are left."""
    left = len(table.rows) - MOST_ROWS
    if left <= 0:
        return table
    rows = "One more row stands" if left == 1 else f"{left:,} more rows stand"
    note = f"{rows} in the workbook, on the sheet “{table.name}”."
    return replace(table, rows=table.rows[:MOST_ROWS], notes=(*table.notes, note))


def narrow_table(table: Table, currency: str, width: float) -> list[Flowable]:
    """Return a table in a part of the page, which is not broken over pages."""
    size, widths = column_widths(table, currency, width)
    return [
        paragraph(table.title, QUESTION),
        *_grids(replace(table, notes=()), currency, size, widths),
    ]


def _empty(table: Table) -> list[Flowable]:
    if not table.empty:
        return []
    return [CondPageBreak(LIST_ROOM), *_title(table), paragraph(table.empty, QUIET)]


def _title(table: Table) -> list[Flowable]:
    return [Spacer(1, GAP), paragraph(table.title, QUESTION)] if table.title else []


def _grids(table: Table, currency: str, size: float, widths: list[float]) -> list[Flowable]:
    """Return a table in pieces; the notes are the last row of the last one."""
    rows = [_cells(row, table, size, widths, currency) for row in table.rows]
    pieces = [(is_plain, list(piece)) for is_plain, piece in _pieces(rows)]
    last = len(pieces) - 1
    return [
        (_plain_rows if is_plain else _grid)(
            table.columns, piece, size, widths, table.notes if at == last else ()
        )
        for at, (is_plain, piece) in enumerate(pieces)
    ]


def _pieces(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[bool, Iterator[Sequence[Any]]]]:
    """Return the rows in pieces: of short texts alone, however many, or of others, not too many."""
    chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
    for is_plain, alike in groupby(chunks, _is_plain):
        if is_plain:
            yield True, chain.from_iterable(alike)
        else:
            yield from ((False, iter(chunk)) for chunk in alike)


def _is_plain(rows: Sequence[Sequence[Any]]) -> bool:
    return all(isinstance(cell, str) and "\n" not in cell for row in rows for cell in row)


def _plain_rows(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    size: float,
    widths: Sequence[float],
    notes: Sequence[str],
) -> Flowable:
    head = LongTable([_head(columns, size)], colWidths=widths)
    head.setStyle(_look(columns, size, has_foot=False))
    look = RowLook(size, widths, [column.format in NUMBERS for column in columns])
    return PlainRows(head, rows, look, [paragraph(note, NOTE) for note in notes])


def _grid(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    size: float,
    widths: Sequence[float],
    notes: Sequence[str],
) -> Flowable:
    has_tall_rows = any(_is_tall(row, widths) for row in rows)
    grid = LongTable(
        [_head(columns, size), *rows, *_foot(notes, len(widths))],
        colWidths=widths,
        repeatRows=1,
        splitInRow=int(has_tall_rows),
    )
    grid.setStyle(_look(columns, size, has_foot=bool(notes)))
    grid.setStyle(_together(1 if has_tall_rows else len(rows), has_foot=bool(notes)))
    return grid


def _foot(notes: Sequence[str], columns: int) -> list[list[Any]]:
    if not notes:
        return []
    return [[[paragraph(note, NOTE) for note in notes], *[""] * (columns - 1)]]


def _opening_room(grid: Any) -> float:
    """Return the room that a title, the head and the first row take up together."""
    if isinstance(grid, PlainRows):
        rows = grid.opening
    else:
        grid.wrap(layout.WIDTH, layout.HEIGHT)
        rows = sum(height for height in grid._rowHeights[:2] if height)  # noqa: SLF001
    return float(min(max(TITLE_ROOM, rows + TITLE_LINES), layout.HEIGHT))


def _is_small(grids: Sequence[Flowable]) -> bool:
    """Return whether a table had better move to the next page than be broken."""
    if len(grids) > 1:
        return False
    return bool(grids[0].wrap(layout.WIDTH, layout.HEIGHT)[1] < layout.HEIGHT * WHOLE)


def _head(columns: Sequence[Column], size: float) -> list[Any]:
    words = size - 0.4
    left = style(words, words * 1.35, LIGHT.text_2, bold=True)
    right = style(words, words * 1.35, LIGHT.text_2, bold=True, align=TA_RIGHT)
    centre = style(words, words * 1.35, LIGHT.text_2, bold=True, align=TA_CENTER)
    styles = {Format.LETTER: centre, **dict.fromkeys(NUMBERS, right)}
    return [paragraph(column.title, styles.get(column.format, left)) for column in columns]


def _cells(
    row: Sequence[Value], table: Table, size: float, widths: Sequence[float], currency: str
) -> list[Any]:
    return [
        _cell(value, column.format, size, width, currency)
        for value, column, width in zip(row, table.columns, widths, strict=True)
    ]


def _cell(value: Value, form: Format, size: float, width: float, currency: str) -> Any:
    if isinstance(value, StatusWord):
        return StatusLine(value, size)
    if form is Format.LETTER:
        return LetterMark(str(value)) if value else ""
    if isinstance(value, Noted):
        return _noted(value, size)
    words = value_text(value, form, currency)
    if form in AT_WIDTH:
        return plain_text(words)
    if _is_one_line(words, size, width):
        return words
    return paragraph(unbroken(words), style(size, size * 1.4))


def _is_one_line(words: str, size: float, width: float) -> bool:
    """Return whether a text needs no paragraph, which takes ten times as long to set."""
    if not (words.isascii() and words.isprintable()):
        return False
    return bool(stringWidth(words, REGULAR, size) <= width - 2 * PAD)


def _noted(value: Noted, size: float) -> list[Flowable]:
    look = style(size, size * 1.4, LIGHT.accent_text if value.link else LIGHT.text)
    parts: list[Flowable] = [paragraph(value.text, look, place=value.place, link=value.link)]
    if value.note:
        small = size - 0.8
        parts.append(paragraph(value.note, style(small, small * 1.4, LIGHT.text_3)))
    return parts


def _look(columns: Sequence[Column], size: float, *, has_foot: bool) -> list[tuple[Any, ...]]:
    last = -2 if has_foot else -1
    rule, ground = HexColor(LIGHT.border), HexColor(LIGHT.sunken)
    look: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, size, size * 1.4),
        ("TEXTCOLOR", (0, 1), (-1, -1), HexColor(LIGHT.text)),
        ("BACKGROUND", (0, 0), (-1, 0), ground),
        ("LINEBELOW", (0, 0), (-1, last), 0.5, rule),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 4.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
    ]
    for index, column in enumerate(columns):
        if column.format in NUMBERS:
            look.append(("ALIGN", (index, 1), (index, -1), "RIGHT"))
        if column.format is Format.LETTER:
            look.append(("VALIGN", (index, 1), (index, -1), "MIDDLE"))
    return [*look, *(_FOOT_LOOK if has_foot else ())]


def _together(rows: int, *, has_foot: bool) -> list[tuple[Any, ...]]:
    """Return that neither notes nor a last row stand alone on the next page."""
    kept = min(rows, TOGETHER) + has_foot
    return [("NOSPLIT", (0, -kept), (-1, -1))] if kept > 1 else []


def _is_tall(cells: Sequence[Any], widths: Sequence[float]) -> bool:
    """Return whether a row would take more than half of a page."""
    return any(
        cell_height(cell, width - 2 * PAD) > TALL for cell, width in zip(cells, widths, strict=True)
    )


def cell_height(cell: Any, width: float) -> float:
    """Return how high paragraphs stand at this width, 0 for what is short anyway."""
    parts = cell if isinstance(cell, list) else [cell]
    texts = [part for part in parts if isinstance(part, Paragraph)]
    if sum(len(text.text) for text in texts) < LONG:
        return 0.0
    return float(sum(text.wrap(width, layout.HEIGHT * 100)[1] for text in texts))
