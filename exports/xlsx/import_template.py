"""Empty tables as a workbook: one sheet each, with drop-downs and help, that imports again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from csdesk.model.tables import Cell, Field, FieldKind
from csdesk.report.import_templates import (
    ImportTemplate,
    TableTemplate,
    describe_field,
    describe_needs,
)
from exports.charts.palette import LIGHT
from exports.xlsx.book import LAST_ROW, Book, Look, Raw
from exports.xlsx.look import HEAD, SECTION, WRAPPED, row_height
from exports.xlsx.sheet_names import sheet_names

README = "Read me"
EXPLAINED = (
    "Each sheet is one table. Its first row names the columns; write one record in each row.",
    "Columns that you do not have stay empty or can be deleted, and so can sheets.",
    "Do not add lines of totals, and write one currency only, or name it in each row.",
    "Below: what each column means, with an example.",
)
NARROW, WIDE, EXPLAINING = 15, 26, 100
NEEDED: Look = (*HEAD, ("font_color", LIGHT.text))
"""Columns of which a table needs one of several stand out a little."""
FORMATS: dict[FieldKind, Look] = {
    FieldKind.TEXT: (("num_format", "@"),),
    FieldKind.MONEY: (("num_format", "#,##0.00"),),
    FieldKind.NUMBER: (("num_format", "General"),),
    FieldKind.PERCENT: (("num_format", "0.0%"),),
    FieldKind.DATE: (("num_format", "yyyy-mm-dd"),),
    FieldKind.MOMENT: (("num_format", "yyyy-mm-dd hh:mm"),),
    FieldKind.FLAG: (("num_format", "General"),),
}
YES, NO = "Yes", "No"
LONGEST_TITLE, LONGEST_HELP = 32, 255
"""What Excel takes for the title and the text beside a cell."""


def render_template(template: ImportTemplate) -> bytes:
    """Return tables to be filled in as a workbook."""
    book = Book("Tables to fill in", "csdesk")
    names = sheet_names([README, *(table.definition.name for table in template.tables)])
    _write_readme(book, names[0], template)
    for name, table in zip(names[1:], template.tables, strict=True):
        _write_table(book, name, table)
    return book.finish()


def _write_readme(book: Book, name: str, template: ImportTemplate) -> None:
    sheet = book.add_notes(name, WIDE, EXPLAINING)
    for row, text in enumerate(EXPLAINED):
        book.put(sheet, (row, 1), text, WRAPPED)
    row = len(EXPLAINED)
    for table in template.tables:
        row = _explain_table(book, sheet, row + 1, table)


def _explain_table(book: Book, sheet: Any, row: int, table: TableTemplate) -> int:
    """Write what the columns of a table mean, and return the next free row."""
    book.put(sheet, (row, 0), table.definition.name, SECTION)
    lines = [("", f"{table.definition.about} {describe_needs(table)}")]
    lines += [(field.name, describe_field(field)) for field in table.fields]
    for place, (name, text) in enumerate(lines, start=row + 1):
        sheet.set_row(place, row_height([(name, WIDE), (text, EXPLAINING)]))
        book.put_row(sheet, place, (name, text), WRAPPED)
    return row + 1 + len(lines)


def _write_table(book: Book, name: str, table: TableTemplate) -> None:
    sheet = book.add_list(name)
    for place, field in enumerate(table.fields):
        look = FORMATS[field.kind]
        sheet.set_column(place, place, _width(field), book.format(look))
        book.put(sheet, (0, place), field.name, NEEDED if field.id in table.needed else HEAD)
        book.note(sheet, (0, place), describe_field(field))
        _guide(sheet, place, field)
        for row, values in enumerate(table.rows, start=1):
            book.put(sheet, (row, place), _written(values[place], field.kind), look)


def _width(field: Field) -> float:
    usual = WIDE if field.kind is FieldKind.TEXT else NARROW
    return max(usual, len(field.name) + 2)


def _guide(sheet: Any, place: int, field: Field) -> None:
    """Say what belongs into the cells of a column, and offer words where there are usual ones."""
    rule = _rule(field)
    if rule:
        rule["input_title"] = field.name[:LONGEST_TITLE]
        rule["input_message"] = field.help[:LONGEST_HELP]
        sheet.data_validation(1, place, LAST_ROW, place, rule)


def _rule(field: Field) -> dict[str, Any]:
    match field.kind:
        case FieldKind.TEXT:
            # Other words are read as well, so they may be written.
            offer = {"validate": "list", "source": list(field.choices), "show_error": False}
            return offer if field.choices else {}
        case FieldKind.FLAG:
            return {"validate": "list", "source": [YES, NO]}
        case FieldKind.DATE | FieldKind.MOMENT:
            return {"validate": "date", "criteria": ">=", "value": date(1950, 1, 1)}
        case _:
            return _number_rule(field)


def _number_rule(field: Field) -> dict[str, Any]:
    scale = 100 if field.kind is FieldKind.PERCENT else 1
    low, high = field.minimum, field.maximum
    if low is not None and high is not None:
        bounds = {"minimum": low / scale, "maximum": high / scale}
        return {"validate": "decimal", "criteria": "between", **bounds}
    lowest = -1e15 if low is None else low / scale
    return {"validate": "decimal", "criteria": ">=", "value": lowest}


def _written(value: Cell, kind: FieldKind) -> Raw:
    if isinstance(value, bool):
        return YES if value else NO
    if kind is FieldKind.PERCENT and isinstance(value, float):
        return value / 100
    if kind is FieldKind.MOMENT and isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value
