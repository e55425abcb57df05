"""Sheets that reckon themselves: formulas with what they come to now, cells to change, charts.

Formulas and names come from the program; whatever a client wrote is written as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from csdesk.errors import ExportFailed
from csdesk.model.kpis import Unit
from csdesk.report.document import Format, Quantity, Report, Status
from csdesk.report.live_cells import (
    Input,
    Limit,
    Live,
    LiveChart,
    LiveSheet,
    LiveTable,
    LiveValue,
    widths_of,
)
from csdesk.report.live_cells import (
    cell as cell_address,
)
from exports.charts.palette import LIGHT
from exports.xlsx.book import DAY, DAY_ZERO, Book, Look, plain_text, set_page
from exports.xlsx.look import HEAD, INDENT, QUIET, RIGHT, SECTION, TITLE, status_look
from exports.xlsx.number_formats import PLAIN, number_format, raw_value

CELL: Look = (("font_color", LIGHT.text), ("valign", "vcenter"))
CHANGED: Look = (
    ("border", 1),
    ("border_color", LIGHT.border_strong),
    ("bg_color", LIGHT.accent_soft),
    ("locked", False),
)
ONE_PAGE = 70
"""Rows up to which a sheet with a chart is printed on one page."""
CHART_WIDTH, CHART_HEIGHT, BAR_HEIGHT = 760, 320, 24
"""Pixels; a chart of bars needs so many for each."""
HEAD_HEIGHT = 30


def write_live_sheet(book: Book, sheet: Any, known: LiveSheet, report: Report) -> None:
    """Write one sheet whose name formulas of other sheets may use."""
    book.put(sheet, (0, 0), known.title, TITLE)
    for row, note in enumerate(known.notes, start=1):
        book.put(sheet, (row, 0), note, QUIET)
    for table in known.tables:
        _write_table(book, sheet, table, report.currency)
    for word, status in known.words:
        _colour_word(book, sheet, known, word, status)
    for chart in known.charts:
        _add_chart(book, sheet, known, chart)
    _set_up(sheet, known)


def _set_up(sheet: Any, known: LiveSheet) -> None:
    for column, width in widths_of(known.tables).items():
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    rows = max(table.below for table in known.tables)
    is_one_page = bool(known.charts) and rows <= ONE_PAGE
    set_page(sheet, is_portrait=is_one_page)
    if is_one_page:
        # A chart would be cut in two where a page ends.
        sheet.fit_to_pages(1, 1)
    if known.frozen:
        sheet.freeze_panes(*known.frozen)
        sheet.repeat_rows(known.frozen[0] - 1)
    title = plain_text(known.title).replace("&", "&&")
    sheet.set_footer(f"&L{title}&R&P / &N")


def _write_table(book: Book, sheet: Any, table: LiveTable, currency: str) -> None:
    if table.title:
        book.put(sheet, (table.top - 1, table.left), table.title, SECTION)
    for at, column in enumerate(table.columns, start=table.left):
        aligned = (("align", "right"),) if column.format in RIGHT else INDENT
        look = (*HEAD, *aligned, *book.heads)
        book.put(sheet, (table.top, at), column.title, look if column.title else ())
    if any(column.title for column in table.columns):
        sheet.set_row(table.top, HEAD_HEIGHT)
    for number, row in enumerate(table.rows, start=table.first):
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True), table.left):
            _write(book, sheet, (number, at), value, column.format, currency)
    _name_columns(book, sheet, table)


def _name_columns(book: Book, sheet: Any, table: LiveTable) -> None:
    for at, column in enumerate(table.columns):
        if column.name:
            _name(book, sheet, column.name, table.cells(at))


def _name(book: Book, sheet: Any, name: str, address: str) -> None:
    if book.book.define_name(name, f"='{sheet.get_name()}'!{address}"):
        raise ExportFailed(f"The name “{name}” could not be written into the workbook.")


def _write(
    book: Book,
    sheet: Any,
    place: tuple[int, int],
    value: LiveValue,
    form: Format,
    currency: str,
) -> None:
    if isinstance(value, Live):
        _write_formula(book, sheet, place, value, _look_of(value, form, currency))
    elif isinstance(value, Input):
        _write_input(book, sheet, place, value, _look_of(value, form, currency))
    elif value is not None and value != "":
        book.put(sheet, place, raw_value(value), _look_of(value, form, currency))


def _look_of(value: LiveValue, form: Format, currency: str) -> Look:
    shown = value.value if isinstance(value, Live | Input) else value
    unit = shown.unit if isinstance(shown, Quantity) else None
    return _look(form, unit, currency, isinstance(value, Input))


@cache
def _look(form: Format, unit: Unit | None, currency: str, is_input: bool) -> Look:
    extra = CHANGED if is_input else ()
    if form is Format.DATE:
        return (*CELL, *INDENT, DAY, *extra)
    shown = number_format(form, unit, currency)
    return (*CELL, *((("num_format", shown),) if shown else INDENT), *extra)


def _write_formula(
    book: Book, sheet: Any, place: tuple[int, int], formula: Live, look: Look
) -> None:
    text = formula.text.replace("{row}", str(place[0] + 1)).replace("{above}", str(place[0]))
    raw = raw_value(formula.value)
    cached = (raw - DAY_ZERO).days if isinstance(raw, date) else raw
    if isinstance(cached, str):
        cached = plain_text(cached)
    if sheet.write_formula(*place, text, book.format(look), "" if cached is None else cached):
        raise ExportFailed(f"A cell of the sheet “{sheet.get_name()}” could not be written.")


def _write_input(book: Book, sheet: Any, place: tuple[int, int], cell: Input, look: Look) -> None:
    book.put(sheet, place, raw_value(cell.value), look)
    if cell.name:
        _name(book, sheet, cell.name, cell_address(*place))
    is_amount = cell.limit == Limit() and not cell.name
    if not is_amount and sheet.data_validation(*place, *place, _limits(cell.limit)):
        raise ExportFailed(f"A list of the sheet “{sheet.get_name()}” could not be written.")


def _limits(limit: Limit) -> dict[str, Any]:
    if limit.choices:
        return {
            "validate": "list",
            "source": [f"{one:g}" for one in limit.choices],
            "error_title": "Not one of the choices",
            "error_message": "Choose one of the list.",
        }
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": limit.low,
        "maximum": limit.high,
        "error_title": "Not a number that fits",
        "error_message": f"Write a number from {limit.low:g} to {limit.high:g}.",
    }


def _colour_word(book: Book, sheet: Any, known: LiveSheet, word: str, status: Status) -> None:
    """Let cells look like a status while they say its word."""
    look = book.book.add_format(
        {name: value for name, value in status_look(status) if name.endswith("color")}
    )
    for table in known.tables:
        for at, column in enumerate(table.columns, start=table.left):
            if column.format is Format.TEXT and _has_formula(table, at - table.left):
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
                last = table.top + len(table.rows)
                sheet.conditional_format(table.first, at, last, at, rule)


def _has_formula(table: LiveTable, column: int) -> bool:
    return any(isinstance(row[column], Live) for row in table.rows)


def _add_chart(book: Book, sheet: Any, known: LiveSheet, chart: LiveChart) -> None:
    """Put a chart of the spreadsheet's own below the tables, so that it follows the cells."""
    table = known.tables[chart.table]
    subtype = {"subtype": "stacked"} if chart.is_stacked else {}
    drawn = book.book.add_chart({"type": chart.kind, **subtype})
    name, last = sheet.get_name(), table.top + len(table.rows)
    for one in chart.series:
        at = table.left + one.column
        labels = table.left + chart.labels
        drawn.add_series(
            {
                "name": [name, table.top, at],
                "categories": [name, table.first, labels, last, labels],
                "values": [name, table.first, at, last, at],
                **_paint(chart.kind, one.status),
                **_paint_points(one.points),
            }
        )
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
    drawn.set_legend({"none": True} if _is_single(chart) else {"position": "bottom"})
    if chart.kind == "bar":
        drawn.set_y_axis({"reverse": True})
    else:
        drawn.set_x_axis({"label_position": "low"})
        drawn.set_y_axis({"num_format": PLAIN})
    height = (
        max(CHART_HEIGHT, BAR_HEIGHT * len(table.rows)) if chart.kind == "bar" else CHART_HEIGHT
    )
    drawn.set_size({"width": CHART_WIDTH, "height": height})
    sheet.insert_chart(max(one.below for one in known.tables), 0, drawn)


def _is_single(chart: LiveChart) -> bool:
    return sum(1 for one in chart.series if one.status) == 1


def _paint_points(points: Sequence[Status]) -> dict[str, Any]:
    if not points:
        return {}
    return {"points": [{"fill": {"color": LIGHT.fill_colour(one)}} for one in points]}


def _paint(kind: str, status: Status | None) -> dict[str, Any]:
    if status is None:
        return {"fill": {"none": True}, "border": {"none": True}}
    colour = LIGHT.fill_colour(status)
    if kind == "line":
        return {"line": {"color": colour, "width": 2}}
    return {"fill": {"color": colour}, "gap": 40}
