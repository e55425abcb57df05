"""One column of a table as it was read: what is stored of it, and what there is to say about it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import fsum
from typing import Any

import orjson

from csdesk.ingest.coercion import ColumnReading, Unread
from csdesk.ingest.distinct import count_distinct
from csdesk.model.blocks import ORIGINAL, VALUE, pack_values, read_originals
from csdesk.model.imports import BLOCK_ROWS, ColumnBlock, ColumnMatch
from csdesk.model.tables import Cell, Field, FieldKind

PLACES = tuple(map(str, range(BLOCK_ROWS)))
LISTED = 1_000
"""So many values that were not read are told one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class ValueSpread:
    """What a column holds, in figures."""

    length: int
    filled: int
    distinct: int
    total: float | None = None
    low: float | None = None
    high: float | None = None
    earliest: date | None = None
    latest: date | None = None
    yes: int = 0


@dataclass(slots=True)
class StoredColumn:
    """The values of a mapped column, packed, and the problems that it had.

    Positions count the rows that were read from 0. ``unread`` holds the first ``LISTED`` problems
    only, ``unread_at`` the positions of all.
    """

    field: Field
    match: ColumnMatch
    reading: ColumnReading
    """Without values, unread values and originals."""
    blocks: list[str]
    original_blocks: Mapping[int, str]
    """The file's own texts, packed, by the number of their block."""
    converted: int
    """How many values have such a text."""
    unread: Mapping[int, Unread]
    unread_at: frozenset[int]
    open_at: frozenset[int]
    spread: ValueSpread

    @property
    def is_full(self) -> bool:
        """Tell whether every row has a value."""
        return self.spread.filled == self.spread.length

    def values(self) -> list[Cell]:
        """Return the values as they are stored: dates as ISO text, flags as 0 and 1."""
        return [value for block in self.blocks for value in orjson.loads(block)]

    def originals(self) -> dict[int, str]:
        """Return the file's own text at each position where the value is another form of it."""
        return read_originals(self.original_blocks)

    def replace_values(self, values: Sequence[Cell]) -> None:
        """Put other values in place, as they are stored."""
        self.blocks = pack_blocks(values)
        self.spread = measure_stored(values, self.field.kind)

    def replace_originals(self, originals: Mapping[int, str]) -> None:
        """Put other texts of the file in place."""
        self.original_blocks = pack_originals(originals)
        self.converted = len(originals)

    def column_blocks(self) -> Iterator[ColumnBlock]:
        """Yield what is kept of the column."""
        for number, cells in enumerate(self.blocks):
            yield ColumnBlock(self.field.id, VALUE, number, cells)
        for number, cells in self.original_blocks.items():
            yield ColumnBlock(self.field.id, ORIGINAL, number, cells)


def store_column(field: Field, match: ColumnMatch, reading: ColumnReading) -> StoredColumn:
    """Return a column that was read, packed."""
    listed = dict(list(reading.unread.items())[:LISTED])
    return StoredColumn(
        field=field,
        match=match,
        reading=ColumnReading(
            (),
            {},
            reading.conversions,
            reading.manner,
            reading.currencies,
            reading.refusal,
            reading.questions,
        ),
        blocks=pack_blocks(reading.values),
        original_blocks=pack_originals(reading.originals),
        converted=len(reading.originals),
        unread=listed,
        unread_at=frozenset(reading.unread),
        open_at=frozenset(at for at, unread in reading.unread.items() if unread.is_open),
        spread=measure_values(reading.values),
    )


def pack_blocks(values: Sequence[Cell] | Sequence[int]) -> list[str]:
    """Return values in blocks of JSON."""
    return [
        pack_values(values[first : first + BLOCK_ROWS])
        for first in range(0, len(values), BLOCK_ROWS)
    ]


def measure_values(values: Sequence[Cell]) -> ValueSpread:
    """Return what values of one kind are in figures."""
    filled: Sequence[Any] = values
    if None in values:
        filled = [value for value in values if value is not None]
    first = next(iter(filled), None)
    if isinstance(first, float):
        return _measure_numbers(len(values), filled)
    if isinstance(first, date):
        days = set(filled)
        earliest, latest = _day(min(days)), _day(max(days))
        return ValueSpread(len(values), len(filled), len(days), earliest=earliest, latest=latest)
    spread = ValueSpread(len(values), len(filled), count_distinct(filled))
    return replace(spread, yes=filled.count(True)) if isinstance(first, bool) else spread


def _measure_numbers(length: int, filled: Sequence[float]) -> ValueSpread:
    import numpy as np

    ordered = np.sort(np.array(filled, dtype=float))
    distinct = 1 + int((ordered[1:] != ordered[:-1]).sum())
    low, high = float(ordered[0]), float(ordered[-1])
    return ValueSpread(length, len(filled), distinct, fsum(filled), low, high)


def measure_stored(values: Sequence[Cell], kind: FieldKind) -> ValueSpread:
    """Return what stored values of a kind are in figures."""
    if kind in {FieldKind.TEXT, FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT}:
        return measure_values(values)
    filled = [value for value in values if value is not None]
    spread = ValueSpread(len(values), len(filled), len(set(filled)))
    if kind is FieldKind.FLAG:
        return replace(spread, yes=filled.count(1))
    if not filled:
        return spread
    texts = [str(value)[:10] for value in filled]
    earliest, latest = date.fromisoformat(min(texts)), date.fromisoformat(max(texts))
    return replace(spread, earliest=earliest, latest=latest)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def pack_originals(originals: Mapping[int, str]) -> dict[int, str]:
    """Return texts by their positions in blocks of JSON, by the number of the block."""
    positions = sorted(originals)
    blocks: dict[int, str] = {}
    done = 0
    while done < len(positions):
        number = positions[done] // BLOCK_ROWS
        first = number * BLOCK_ROWS
        end = bisect_left(positions, first + BLOCK_ROWS, done)
        own = positions[done:end]
        places = PLACES if len(own) == BLOCK_ROWS else [PLACES[at - first] for at in own]
        texts = dict(zip(places, map(originals.__getitem__, own), strict=True))
        blocks[number] = orjson.dumps(texts).decode()
        done = end
    return blocks
