"""Columns of times such as "2024-07-09 03:00:00", converted a whole column at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from csdesk.ingest.coercion.cells import ColumnCells
from csdesk.ingest.coercion.date_words import describe_dropped, describe_written
from csdesk.ingest.coercion.dates import LAST_YEAR
from csdesk.ingest.coercion.readout import Readout
from csdesk.model.tables import Cell, Field, FieldKind

_MIDNIGHT = time()
WIDTH = len("2024-07-09 03:00:00")
_MARKS = ((4, "-"), (7, "-"), (13, ":"), (16, ":"))
_BYTES = b"0123456789-: T\n"
_FIRST = datetime(1970, 1, 2)  # noqa: DTZ001 - moments are naive by contract
_LAST = datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001


def read_clock_times(target: Field, column: ColumnCells) -> Readout | None:
    """Return a column where all filled cells are such times; None for any other column."""
    if target.kind not in {FieldKind.DATE, FieldKind.MOMENT} or column.kinds != {str}:
        return None
    moments = _convert_all("\n".join(filter(None, column.cells)))  # type: ignore[arg-type]
    if not moments or min(moments) < _FIRST or max(moments) > _LAST:
        return None
    if target.kind is FieldKind.MOMENT:
        return Readout(_spread(column, moments))
    readout = Readout(_spread(column, [moment.date() for moment in moments]))
    readout.keep_all_originals(column)
    readout.conversions += _describe(column, moments)
    return readout


def _describe(column: ColumnCells, moments: Sequence[datetime]) -> Iterator[str]:
    example = next(str(cell) for cell in column.cells if cell)
    yield describe_written(len(moments), example)
    timed = sum(moment.time() != _MIDNIGHT for moment in moments)
    if timed:
        yield describe_dropped(timed)


def _convert_all(joined: str) -> list[datetime] | None:
    """Return the moments that lines of text are, with "Z" at their ends or without; else None."""
    count = joined.count("\n") + 1
    plain = joined.replace("Z\n", "\n").removesuffix("Z") if joined[-1:] == "Z" else joined
    if len(joined) - len(plain) not in {0, count} or not _has_shape(plain, count):
        return None
    try:
        return list(map(datetime.fromisoformat, plain.split("\n")))
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
