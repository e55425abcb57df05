"""The accounts of a table: which rows become records, and why others do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdesk.ingest.coercion import ColumnReading
from csdesk.ingest.tables import RowRejection
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Cell, RecordTable, TableKind

ID, NAME, ARR, MRR = FieldId("account_id"), FieldId("account_name"), FieldId("arr"), FieldId("mrr")
MONTHS = 12
Readings = Mapping[FieldId, ColumnReading]


@dataclass(frozen=True, slots=True)
class Records:
    """What a table's rows became; ``kept`` are the positions of the records among the rows."""

    table: RecordTable
    kept: tuple[int, ...]
    rejections: tuple[RowRejection, ...]
    repeats: int
    """Rows rejected because their account had a row already."""
    derived_arr: int
    """Records whose ARR is twelve times their MRR."""


def build_records(kind: TableKind, sheet: str, rows: Sequence[int], readings: Readings) -> Records:
    """Return the records of the candidate rows; a lost customer may stand there twice."""
    rejected = dict(_find_negatives(rows, readings))
    repeated: dict[int, RowRejection] = {}
    if kind is TableKind.ACCOUNTS:
        repeated = dict(_find_duplicates(rows, readings, rejected))
        rejected |= repeated
    kept = tuple(position for position in range(len(rows)) if position not in rejected)
    columns = {
        field: tuple(reading.values[position] for position in kept)
        for field, reading in readings.items()
        if reading.refusal is None
    }
    derived = _derive_arr(columns) if kind is TableKind.ACCOUNTS else 0
    table = RecordTable(kind, sheet, tuple(rows[position] for position in kept), columns)
    return Records(table, kept, tuple(rejected.values()), len(repeated), derived)


def _find_negatives(rows: Sequence[int], readings: Readings) -> Iterator[tuple[int, RowRejection]]:
    for field in (MRR, ARR):
        reading = readings.get(field)
        for position, unread in reading.unread.items() if reading else ():
            if unread.value is not None and unread.value < 0:
                problem = f"the {field.upper()} is negative ({unread.value:,g})"
                fix = "It may be a credit note: take it out, or correct the amount"
                yield position, RowRejection(rows[position], problem, fix)


def _find_duplicates(
    rows: Sequence[int], readings: Readings, rejected: Mapping[int, RowRejection]
) -> Iterator[tuple[int, RowRejection]]:
    first: dict[Cell, int] = {}
    for position, key in enumerate(_keys(len(rows), readings)):
        if position in rejected:
            continue
        if key in first:
            problem = f"“{key}” stands in row {first[key]} already"
            fix = "Keep one row for each customer, with all its revenue"
            yield position, RowRejection(rows[position], problem, fix)
        else:
            first[key] = rows[position]


def _keys(length: int, readings: Readings) -> Iterator[Cell]:
    ids = readings[ID].values if ID in readings else (None,) * length
    names = readings[NAME].values if NAME in readings else (None,) * length
    for own, name in zip(ids, names, strict=True):
        yield own or name


def _derive_arr(columns: dict[FieldId, tuple[Cell, ...]]) -> int:
    """Fill in a missing ARR with twelve times the MRR; return how often."""
    monthly = columns.get(MRR)
    if monthly is None:
        return 0
    stated = columns.get(ARR, (None,) * len(monthly))
    yearly = tuple(
        month * MONTHS if year is None and isinstance(month, float) else year
        for year, month in zip(stated, monthly, strict=True)
    )
    columns[ARR] = yearly
    return sum(new is not None and old is None for new, old in zip(yearly, stated, strict=True))
