"""Whether a table for other programs is as it should be: schema, keys, empty cells (S1.116)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from csdesk.formatting import join_words, number
from csdesk.model.tables import Cell
from csdesk.report.artifacts import ARTIFACTS, ArtifactOutline
from csdesk.report.document import Format

FIRST_ROW = 2
"""The row of the file that follows the header."""
MOST_TOLD = 20
"""So many faults of one column are told one by one."""
NUMBERS = frozenset({Format.DECIMAL, Format.PERCENT, Format.INTEGER, Format.MONEY})

Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ArtifactCheck:
    """What a table is, how many rows it has, and what is wrong with it."""

    artifact: str
    rows: int
    faults: tuple[str, ...]


def find_outline(header: Sequence[str]) -> ArtifactOutline | None:
    """Return the template that has most of the names of a header; None where none has any."""
    names = set(header)
    found = max(ARTIFACTS, key=lambda one: len(names & _all_names(one)) - len(_missing(one, names)))
    return found if names & set(found.key) and len(names & _all_names(found)) > 1 else None


def check_artifact(
    outline: ArtifactOutline, header: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> ArtifactCheck:
    """Return what is wrong with a table, by column and row of the file."""
    faults = list(_check_schema(outline, header))
    records = [dict(zip(header, row, strict=False)) for row in rows]
    known = [column for column in outline.columns if column.name in header]
    faults += _check_keys(outline, records)
    for column in known:
        if column.name in (*outline.key, *outline.filled):
            faults += _tell_each(records, column.name, _is_empty, "is empty")
        if column.format in NUMBERS:
            faults += _tell_each(records, column.name, _is_no_number, "is no number")
        if column.format is Format.DATE:
            faults += _tell_each(records, column.name, _is_no_day, "is no day such as 2026-10-31")
    for name, words in outline.accepted.items():
        wrong = f"is none of {join_words(words)}"
        faults += _tell_each(records, name, partial(_is_other, words), wrong)
    return ArtifactCheck(outline.name, len(records), tuple(faults))


def _check_schema(outline: ArtifactOutline, header: Sequence[str]) -> Iterator[str]:
    names = set(header)
    yield from (f"The column {name} is missing." for name in sorted(_missing(outline, names)))
    for name in header:
        if name not in _all_names(outline):
            yield f"The column {name} is none of this template."
        elif list(header).count(name) > 1:
            yield f"The column {name} stands there twice."


def _check_keys(outline: ArtifactOutline, records: Sequence[Record]) -> Iterator[str]:
    seen: dict[tuple[Cell, ...], int] = {}
    for row, record in enumerate(records, start=FIRST_ROW):
        key = tuple(record.get(name) for name in outline.key)
        first = seen.setdefault(key, row)
        if first != row and not all(map(_is_empty, key)):
            told = ", ".join(map(str, key))
            yield f"Row {row}: {join_words(outline.key)} “{told}” stands in row {first} already."


def _tell_each(
    records: Sequence[Record], name: str, is_wrong: Callable[[Cell], bool], what: str
) -> Iterator[str]:
    rows = [
        row
        for row, record in enumerate(records, start=FIRST_ROW)
        if name in record and is_wrong(record[name])
    ]
    yield from (f"Row {row}: {name} {what}." for row in rows[:MOST_TOLD])
    if len(rows) > MOST_TOLD:
        yield f"In {number(len(rows) - MOST_TOLD)} more rows {name} {what}."


def _missing(outline: ArtifactOutline, names: set[str]) -> set[str]:
    """Return what is missing of the whole table, or of the shorter one for other programs."""
    short = set(outline.for_others)
    return set() if short and names == short else _all_names(outline) - names


def _all_names(outline: ArtifactOutline) -> set[str]:
    return {column.name for column in outline.columns}


def _is_empty(cell: Cell) -> bool:
    return cell is None or cell == ""


def _is_no_number(cell: Cell) -> bool:
    if _is_empty(cell) or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return False
    try:
        float(str(cell))
    except ValueError:
        return True
    return False


def _is_no_day(cell: Cell) -> bool:
    if _is_empty(cell) or isinstance(cell, date):
        return False
    try:
        date.fromisoformat(str(cell)[:10])
    except ValueError:
        return True
    return False


def _is_other(words: Sequence[str], cell: Cell) -> bool:
    return not _is_empty(cell) and cell not in words
