"""Reads a column as its field asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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
from csdesk.ingest.coercion.cells import ColumnCells, name_flags
from csdesk.ingest.coercion.clock_times import read_clock_times
from csdesk.ingest.coercion.context import NO_CONTEXT, ColumnContext
from csdesk.ingest.coercion.date_columns import read_dates
from csdesk.ingest.coercion.flag_columns import read_flags
from csdesk.ingest.coercion.keys import KEY_FIELDS
from csdesk.ingest.coercion.money_columns import read_money
from csdesk.ingest.coercion.number_columns import read_numbers
from csdesk.ingest.coercion.percent_columns import read_percents
from csdesk.ingest.coercion.plain_numbers import PlainNumbers, find_plain_numbers
from csdesk.ingest.coercion.plain_texts import find_other_texts
from csdesk.ingest.coercion.reading import ColumnReading, Unread, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.ingest.coercion.text_columns import read_texts_as_written
from csdesk.model.tables import Cell, Field, FieldKind

READERS: Mapping[FieldKind, Callable[[ColumnTask], Readout]] = {
    FieldKind.TEXT: read_texts_as_written,
    FieldKind.MONEY: read_money,
    FieldKind.NUMBER: read_numbers,
    FieldKind.PERCENT: read_percents,
    FieldKind.DATE: read_dates,
    FieldKind.MOMENT: read_dates,
    FieldKind.FLAG: read_flags,
}
NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.MONEY, FieldKind.PERCENT})


def read_column(
    target: Field, header: str, cells: Sequence[Cell], context: ColumnContext = NO_CONTEXT
) -> ColumnReading:
    """Return a column as the field's kind asks for it, every value of it or why it was not read.

    The same cells in the same context give the same values on every machine.
    """
    column = ColumnCells(cells)
    if bool in column.kinds:
        yes, no = ("Yes", "No") if target.kind is FieldKind.TEXT else ("TRUE", "FALSE")
        column = ColumnCells(name_flags(cells, yes, no))
    if (quick := read_clock_times(target, column)) is not None:
        return quick.finish()
    words = _words_for_nothing(target)
    plain = _find_plain(target, column, words)
    nothing, errors = _sort_out(plain.others, words)
    to_read = tuple(c for c in plain.others if c not in nothing and c not in errors)
    readout = READERS[target.kind](ColumnTask(target, header, column, context, to_read, plain))
    readout.take_unread(column, errors)
    if readout.refusal is None:
        _take_nothing(readout, column, nothing)
    return readout.finish()


def is_blank_key(cell: Cell) -> bool:
    """Tell whether a cell names no account."""
    return is_empty(cell) or is_word_for_nothing(cell, NOTHING_KEY) or find_error(cell) is not None


def _words_for_nothing(target: Field) -> frozenset[str]:
    if target.id in KEY_FIELDS:
        return NOTHING_KEY
    return NOTHING if target.kind is FieldKind.TEXT else NOTHING_TYPED


def _find_plain(target: Field, column: ColumnCells, words: frozenset[str]) -> PlainNumbers:
    """Return which cells have to be looked at one by one, and what is known of the others."""
    if target.kind in NUMBERS:
        return find_plain_numbers(column)
    is_text = target.kind is FieldKind.TEXT
    return PlainNumbers(find_other_texts(column, words) if is_text else column.distinct)


def _sort_out(cells: Sequence[Cell], words: frozenset[str]) -> tuple[set[Cell], dict[Cell, Unread]]:
    """Return which cells say that there is nothing, and which hold an error."""
    nothing: set[Cell] = set()
    errors: dict[Cell, Unread] = {}
    for cell in cells:
        if not isinstance(cell, str):
            continue
        word = cell.strip(BLANKS).casefold()
        if not word or word in words:
            nothing.add(cell)
        elif word[0] == "#" and (error := find_error(cell)):
            errors[cell] = error
    return nothing, errors


def _take_nothing(readout: Readout, column: ColumnCells, nothing: set[Cell]) -> None:
    """Say what was read as empty; a text of blanks alone is not worth a word."""
    words = {cell for cell in nothing if str(cell).strip(BLANKS)}
    if not words:
        return
    readout.keep_originals(column, words)
    count = column.count(words)
    verb = "was" if count == 1 else "were"
    example = quote(next(str(cell) for cell in column.cells if cell in words).strip(BLANKS))
    readout.conversions.append(
        f"{plural(count, 'cell')} with {example} or the like {verb} read as empty"
    )
