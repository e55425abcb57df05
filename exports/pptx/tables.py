"""Native tables: as many rows as there is room for, the rest named by its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from csdesk.formatting import number
from csdesk.report.document import Format
from exports.charts.palette import LIGHT
from exports.pptx.grids import NOTE, PAD_X, PAD_Y, Grid, Row, column_widths, measure_rows
from exports.pptx.page import Box
from exports.pptx.shapes import Line, describe, fill_frame, line, place, put_lines, rgb, set_frame
from exports.pptx.texts import LINE

MORE = "in the full report"
SIZES = (14.0, 13.0, 12.5, 12.0)
RIGHT = {Format.INTEGER, Format.DECIMAL, Format.PERCENT, Format.MONEY, Format.QUANTITY}
_RULE_WIDTH = "9525"
"""Three quarters of a point."""
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style without ground and grid; the table has its own."""


def put_grid(slide: Any, box: Box, grid: Grid, *, more: str = "") -> float:
    """Lay as many rows as fit into a box, or nothing where none does; return where it ends.

    ``more`` names where the others are: "in the full report".
    """
    rows, widths, grid = _largest(grid, box, more)
    if len(rows) == grid.has_head:
        return box.top
    frame = slide.shapes.add_table(
        len(rows), len(widths), *place(box.head(sum(row.height for row in rows)))
    )
    describe(frame, grid.words)
    _fill(frame.table, rows, grid, widths)
    end = box.top + sum(row.height for row in rows)
    left = len(grid.rows) + grid.has_head - len(rows)
    if not left or not more:
        return end
    rest = Box(box.left, end + 5, box.width, _foot(grid, more))
    words = f"{number(left)} more {more}"
    put_lines(slide, rest, (line(words, grid.size * NOTE, colour=LIGHT.text_3),))
    return rest.bottom


def _largest(grid: Grid, box: Box, more: str) -> tuple[list[Row], list[float], Grid]:
    """Return the rows that are shown, in the largest letters in which all of them fit."""
    larger = [size for size in SIZES if size > grid.size] if grid.grows else []
    for size in (*larger, grid.size):
        tried = replace(grid, size=size)
        widths = column_widths(tried, box.width)
        rows = measure_rows(tried, widths)
        if sum(row.height for row in rows) <= box.height:
            break
    return rows[: _how_many(rows, box.height, _foot(tried, more))], widths, tried


def _foot(grid: Grid, more: str) -> float:
    """Return the room for the line that names what is not shown."""
    return grid.size * LINE + 6 if more else 0.0


def _how_many(rows: Sequence[Row], room: float, foot: float) -> int:
    """Return how many rows fit; where not all do, the line that names the rest does as well."""
    if sum(row.height for row in rows) <= room:
        return len(rows)
    filled, count = 0.0, 0
    for row in rows:
        filled += row.height
        if filled > room - foot:
            break
        count += 1
    return count


def _fill(table: Any, rows: Sequence[Row], grid: Grid, widths: Sequence[float]) -> None:
    table.first_row, table.horz_banding = grid.has_head, False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_STYLE  # noqa: SLF001 - no public way
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for at, row in enumerate(rows):
        table.rows[at].height = Pt(row.height)
        is_head = grid.has_head and at == 0
        for index, (lines, column) in enumerate(zip(row.cells, grid.columns, strict=True)):
            _fill_cell(table.cell(at, index), lines, column.format, is_head=is_head)


def _fill_cell(cell: Any, lines: Sequence[Line], form: Format, *, is_head: bool) -> None:
    set_frame(cell.text_frame)
    cell.margin_left = cell.margin_right = Pt(PAD_X)
    cell.margin_top = cell.margin_bottom = Pt(PAD_Y)
    align = "right" if form in RIGHT else "center" if form is Format.LETTER else "left"
    fill_frame(cell.text_frame, lines, align)
    if is_head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(LIGHT.sunken)
    else:
        cell.fill.background()
    _rule_below(cell, LIGHT.border_strong if is_head else LIGHT.border)


def _rule_below(cell: Any, colour: str) -> None:
    """Draw a line under a cell, for which the library has no way."""
    looks = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - no public way
    rule, fill, ink = (OxmlElement(name) for name in ("a:lnB", "a:solidFill", "a:srgbClr"))
    rule.set("w", _RULE_WIDTH)
    ink.set("val", colour.removeprefix("#"))
    fill.append(ink)
    rule.append(fill)
    looks.insert(0, rule)
