"""Columns of records in blocks of JSON: the form in which they are handed over and stored.

Import worker, program and workspace pass the same text on, so that nobody unpacks it on the way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

import orjson

from csdesk.model.imports import BLOCK_ROWS, ColumnBlock
from csdesk.model.tables import Cell, FieldKind

SOURCE_ROW = "source_row"
VALUE, ORIGINAL = "value", "original"
KEPT_NUMBERS = frozenset({float, type(None)})


def pack_values(values: Sequence[Cell] | Sequence[int]) -> str:
    """Return values as a JSON list: dates as ISO text, flags as 0 and 1."""
    cells: list[Cell] = list(values)
    types = set(map(type, cells))
    if bool in types:
        cells = [int(cell) if isinstance(cell, bool) else cell for cell in cells]
    try:
        packed = orjson.dumps(cells).decode()
    except TypeError:  # half of a surrogate pair
        return _pack_unkeepable(cells)
    may_be_emptied = float in types and packed.count("null") != cells.count(None)
    return _pack_unkeepable(cells) if may_be_emptied and not _are_finite(cells) else packed


def _are_finite(cells: Sequence[Cell]) -> bool:
    return all(isfinite(cell) for cell in cells if isinstance(cell, float))


def _pack_unkeepable(cells: list[Cell]) -> str:
    """Return what orjson refuses or empties; whoever keeps it refuses it with its place."""
    return json.dumps(cells, default=str)


def unpack_values(cells: str | bytes, kind: FieldKind) -> list[Cell]:
    """Return the values of a block as their kind says."""
    values: list[Any] = orjson.loads(cells)
    match kind:
        case FieldKind.TEXT:
            return values
        case FieldKind.DATE:
            # A block has few different days, so each is read once.
            days = {None: None} | {text: date.fromisoformat(text) for text in set(values) - {None}}
            return [days[value] for value in values]
        case FieldKind.MOMENT:
            return [None if value is None else datetime.fromisoformat(value) for value in values]
        case FieldKind.FLAG:
            return [None if value is None else bool(value) for value in values]
        case _ if set(map(type, values)) <= KEPT_NUMBERS:
            return values
        case _:
            return [None if value is None else float(value) for value in values]


def pack_column(column: str, values: Sequence[Cell] | Sequence[int]) -> Iterator[ColumnBlock]:
    """Yield a whole column in blocks; one without values in an empty one."""
    for block, first in enumerate(range(0, max(1, len(values)), BLOCK_ROWS)):
        cells = pack_values(values[first : first + BLOCK_ROWS])
        yield ColumnBlock(column, VALUE, block, cells)


def read_originals(blocks: Mapping[int, str]) -> dict[int, str]:
    """Return the file's own text by position in the column, from the blocks by their number."""
    return {
        block * BLOCK_ROWS + int(position): text
        for block, cells in blocks.items()
        for position, text in orjson.loads(cells).items()
    }
