"""Columns of times such as "2024-07-09 03:00:00", converted a whole column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from csdesk.ingest.coercion.cells import ColumnCells
from csdesk.ingest.coercion.dates import LAST_YEAR
from csdesk.ingest.coercion.readout import Readout
from csdesk.model.tables import Cell, Field, FieldKind

WIDTH = len("2024-07-09 03:00:00")
_MARKS = ((4, "-"), (7, "-"), (13, ":"), (16, ":"))
_BYTES = b"0123456789-: T\n"
_FIRST = datetime(1970, 1, 2)  # noqa: DTZ001 - moments are naive by contract
_LAST = datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001


def read_clock_times(target: Field, column: ColumnCells) -> Readout | None:
    """Return a column where all filled cells are such times; None for any other column."""
    if target.kind is not FieldKind.MOMENT or column.kinds != {str}:
        return None
    texts = cast("list[str]", list(filter(None, column.cells)))
    moments = _convert_all(texts)
    if not moments or min(moments) < _FIRST or max(moments) > _LAST:
        return None
    return Readout(_spread(column, moments))


def _convert_all(texts: Sequence[str]) -> list[datetime] | None:
    joined = "\n".join(texts)
    if not _has_shape(joined, len(texts)):
        return None
    try:
        return list(map(datetime.fromisoformat, texts))
    except ValueError:
        return None


def _has_shape(joined: str, count: int) -> bool:
    """Tell whether all lines of a text have the marks of a time where they belong."""
    step = WIDTH + 1
    if len(joined) != count * step - 1 or joined[WIDTH::step] != "\n" * (count - 1):
        return False
    if not joined.isascii() or joined.encode("ascii").translate(None, _BYTES):
        return False
    return all(joined[place::step] == mark * count for place, mark in _MARKS)


def _spread(column: ColumnCells, moments: Sequence[Cell]) -> list[Cell]:
    if len(moments) == len(column):
        return list(moments)
    left = iter(moments)
    return [next(left) if cell else None for cell in column.cells]
