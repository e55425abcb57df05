"""An instrument as a workbook: a sheet for each kind of thing, with drop-downs, to be read back."""

from __future__ import annotations

from typing import Any

from csdesk.model.instrument_sheets import MOST_ROWS, README, SHEETS, Column, Form, SheetForm
from csdesk.report.instrument_templates import InstrumentTemplate
from exports.xlsx.book import Book, Raw, set_page
from exports.xlsx.look import HEAD, INPUT, WRAPPED, row_height

NARROW, MIDDLE, WIDE = 13, 26, 60
LONG = frozenset(
    {"text", "why", "definition", "description", "practice", "improvement", "meaning", "remedy"}
)
EXPLAINED = (
    "Each sheet holds one kind of thing, one in each row. The first row says what a column is.",
    "An empty cell means the usual. Sheets that you do not need stay empty.",
    "A list has one item on each line of its cell (Alt+Enter in Excel).",
    "An id is small letters, digits, “_” and “.”, and is never used twice or changed later.",
    "Check the file with: csdesk instrument check FILE.xlsx",
)


def render_instrument(template: InstrumentTemplate) -> bytes:
    """Return an instrument, or an empty template for one, as a workbook."""
    known = template.instrument
    title, subject = (known.name, f"Version {known.version}") if known else ("Instrument", "")
    book = Book(title, "csdesk", subject)
    _write_readme(book)
    for form in SHEETS:
        sheet = _add_sheet(book, form.name)
        if form.is_upright:
            _write_upright(book, sheet, form, template)
        else:
            _write_table(book, sheet, form, template)
    return book.finish()


def _add_sheet(book: Book, name: str) -> Any:
    sheet = book.add_sheet(name)
    set_page(sheet)
    return sheet


def _write_readme(book: Book) -> None:
    sheet = _add_sheet(book, README)
    sheet.set_column(0, 0, MIDDLE)
    sheet.set_column(1, 1, WIDE + MIDDLE)
    for row, text in enumerate(EXPLAINED):
        book.put(sheet, (row, 1), text, WRAPPED)
    first = len(EXPLAINED) + 1
    book.put_row(sheet, first, ("Sheet", "What it holds"), HEAD)
    for row, form in enumerate(SHEETS, start=first + 1):
        book.put_row(sheet, row, (form.name, form.help), WRAPPED)


def _write_table(book: Book, sheet: Any, form: SheetForm, template: InstrumentTemplate) -> None:
    book.put_row(sheet, 0, [column.key for column in form.columns], HEAD)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for place, column in enumerate(form.columns):
        sheet.set_column(place, place, _width(column))
        _offer(sheet, (1, place, MOST_ROWS - 1, place), column)
    for number, row in enumerate(template.rows(form), start=1):
        texts = [(str(value or ""), _width(form.columns[at])) for at, value in enumerate(row)]
        sheet.set_row(number, row_height(texts))
        for place, value in enumerate(row):
            _put(book, sheet, (number, place), value, form.columns[place])


def _write_upright(book: Book, sheet: Any, form: SheetForm, template: InstrumentTemplate) -> None:
    sheet.set_column(0, 0, MIDDLE)
    sheet.set_column(1, 1, WIDE)
    values = next(iter(template.rows(form)), (None,) * len(form.columns))
    for row, (column, value) in enumerate(zip(form.columns, values, strict=True)):
        book.put(sheet, (row, 0), column.key, HEAD)
        sheet.set_row(row, row_height([(str(value or ""), WIDE)]))
        _offer(sheet, (row, 1, row, 1), column)
        _put(book, sheet, (row, 1), value, column, INPUT)


def _put(
    book: Book, sheet: Any, place: tuple[int, int], value: Raw, column: Column, look: Any = WRAPPED
) -> None:
    # As a number, version 1.10 would be read back as 1.1.
    text = column.form in (Form.TEXT, Form.LIST)
    book.put(sheet, place, value, (*look, ("num_format", "@")) if text else look)


def _width(column: Column) -> int:
    if column.key in LONG:
        return WIDE
    return MIDDLE if column.form in (Form.TEXT, Form.LIST) and not column.choices else NARROW


def _offer(sheet: Any, box: tuple[int, int, int, int], column: Column) -> None:
    if column.choices:
        rule = {"validate": "list", "source": [str(choice) for choice in column.choices]}
        sheet.data_validation(*box, rule)
