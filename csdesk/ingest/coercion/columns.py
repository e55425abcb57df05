"""Reads a column as its field asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.formatting import plural
from csdesk.ingest.coercion.blanks import (
    NOTHING,
    NOTHING_KEY,
    NOTHING_TYPED,
    find_error,
    is_empty,
    is_word_for_nothing,
)
from csdesk.ingest.coercion.date_columns import read_dates
from csdesk.ingest.coercion.flag_columns import read_flags
from csdesk.ingest.coercion.number_columns import find_mixed_currencies, read_numbers
from csdesk.ingest.coercion.percent_columns import read_percents
from csdesk.ingest.coercion.reading import ColumnReading, Unread, quote, refuse_column
from csdesk.ingest.coercion.text_columns import read_texts_as_written
from csdesk.model.tables import Cell, Field, FieldKind

KEY_FIELDS = frozenset({"account_id", "account_name"})


def read_column(target: Field, header: str, cells: Sequence[Cell]) -> ColumnReading:
    """Return a column as the field's kind asks for it, every value of it or why it was not read."""
    filled: dict[int, Cell] = {}
    unread: dict[int, Unread] = {}
    nothing: list[Cell] = []
    words = _words_for_nothing(target)
    for index, cell in enumerate(cells):
        if isinstance(cell, str):
            word = cell.strip()
            if word.casefold() in words:
                nothing.append(cell)
            elif error := find_error(cell):
                unread[index] = error
            elif word:
                filled[index] = cell
        elif cell is not None:
            filled[index] = cell
    reading = _read_filled(target, header, filled, len(cells))
    if mixed := find_mixed_currencies(reading):
        return refuse_column(
            len(cells),
            f"the column mixes amounts in {mixed}",
            "Convert all amounts to one currency",
        )
    return replace(
        reading,
        unread=dict(sorted((unread | dict(reading.unread)).items())),
        conversions=(*reading.conversions, *_describe_nothing(nothing)),
    )


def is_blank_key(cell: Cell) -> bool:
    """Tell whether a cell names no account."""
    return is_empty(cell) or is_word_for_nothing(cell, NOTHING_KEY) or find_error(cell) is not None


def _words_for_nothing(target: Field) -> frozenset[str]:
    if target.id in KEY_FIELDS:
        return NOTHING_KEY
    return NOTHING if target.kind is FieldKind.TEXT else NOTHING_TYPED


def _read_filled(
    target: Field, header: str, filled: Mapping[int, Cell], length: int
) -> ColumnReading:
    match target.kind:
        case FieldKind.TEXT:
            return read_texts_as_written(filled, length)
        case FieldKind.DATE:
            return read_dates(filled, length)
        case FieldKind.FLAG:
            return read_flags(filled, length)
        case FieldKind.PERCENT:
            return read_percents(target, filled, length)
        case _:
            return read_numbers(target, header, filled, length)


def _describe_nothing(nothing: Sequence[Cell]) -> tuple[str, ...]:
    if not nothing:
        return ()
    verb = "was" if len(nothing) == 1 else "were"
    example = quote(str(nothing[0]).strip())
    return (f"{plural(len(nothing), 'cell')} with {example} or the like {verb} read as empty",)
