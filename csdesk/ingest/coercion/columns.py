"""Reads a column as its field asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import plural
from csdesk.ingest.coercion.blanks import (
    BLANKS,
    NOTHING,
    NOTHING_KEY,
    NOTHING_TYPED,
    find_error,
    is_empty,
    is_word_for_nothing,
)
from csdesk.ingest.coercion.cells import ColumnCells, gather_cells, name_flags
from csdesk.ingest.coercion.context import NO_CONTEXT, ColumnContext
from csdesk.ingest.coercion.date_columns import read_dates
from csdesk.ingest.coercion.flag_columns import read_flags
from csdesk.ingest.coercion.money_columns import read_money
from csdesk.ingest.coercion.number_columns import read_numbers
from csdesk.ingest.coercion.percent_columns import read_percents
from csdesk.ingest.coercion.reading import ColumnReading, Unread, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.text_columns import read_texts_as_written
from csdesk.model.tables import Cell, Field, FieldKind

KEY_FIELDS = frozenset({"account_id", "account_name"})


def read_column(
    target: Field, header: str, cells: Sequence[Cell], context: ColumnContext = NO_CONTEXT
) -> ColumnReading:
    """Return a column as the field's kind asks for it, every value of it or why it was not read.

    The same cells in the same context give the same values on every machine.
    """
    yes, no = ("Yes", "No") if target.kind is FieldKind.TEXT else ("TRUE", "FALSE")
    column = gather_cells(name_flags(cells, yes, no))
    nothing, errors = _sort_out(column, _words_for_nothing(target))
    filled = set(column.distinct) - nothing - errors.keys()
    readout = _read_filled(target, header, column.only(filled), context)
    readout.take_unread(column, errors)
    if readout.refusal is None:
        _take_nothing(readout, column, nothing)
    return readout.finish()


def _sort_out(column: ColumnCells, words: frozenset[str]) -> tuple[set[Cell], dict[Cell, Unread]]:
    """Return what of a column says that there is nothing, and its error cells."""
    nothing: set[Cell] = set()
    errors: dict[Cell, Unread] = {}
    for cell in column.distinct:
        if not isinstance(cell, str):
            continue
        word = cell.strip(BLANKS).casefold()
        if not word or word in words:
            nothing.add(cell)
        elif error := find_error(cell):
            errors[cell] = error
    return nothing, errors


def is_blank_key(cell: Cell) -> bool:
    """Tell whether a cell names no account."""
    return is_empty(cell) or is_word_for_nothing(cell, NOTHING_KEY) or find_error(cell) is not None


def _words_for_nothing(target: Field) -> frozenset[str]:
    if target.id in KEY_FIELDS:
        return NOTHING_KEY
    return NOTHING if target.kind is FieldKind.TEXT else NOTHING_TYPED


def _read_filled(
    target: Field, header: str, column: ColumnCells, context: ColumnContext
) -> Readout:
    match target.kind:
        case FieldKind.TEXT:
            return read_texts_as_written(target, column)
        case FieldKind.DATE | FieldKind.MOMENT:
            return read_dates(target, column, context)
        case FieldKind.FLAG:
            return read_flags(target, header, column, context)
        case FieldKind.PERCENT:
            return read_percents(target, column, context)
        case FieldKind.MONEY:
            return read_money(target, header, column, context)
        case FieldKind.NUMBER:
            return read_numbers(target, header, column, context)


def _take_nothing(readout: Readout, column: ColumnCells, nothing: set[Cell]) -> None:
    """Say what was read as empty; a text of blanks alone is not worth a word."""
    words = {cell for cell in nothing if str(cell).strip(BLANKS)}
    if not words:
        return
    readout.keep_originals(column, words)
    count = column.count(words)
    verb = "was" if count == 1 else "were"
    example = quote(next(str(cell) for cell in column.distinct if cell in words).strip())
    readout.conversions.append(
        f"{plural(count, 'cell')} with {example} or the like {verb} read as empty"
    )
