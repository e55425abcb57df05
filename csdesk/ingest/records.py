"""The accounts of a table: which rows become records, are added to one, or are left out."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from csdesk.ingest.coercion import ColumnReading
from csdesk.ingest.row_groups import Readings, RowGroups, RowMerge, group_rows
from csdesk.ingest.tables import RowRejection
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Cell, RecordTable, TableKind

ARR, MRR = FieldId("arr"), FieldId("mrr")
REVENUE = frozenset({ARR, MRR})
MONTHS = 12
Values = Mapping[FieldId, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Records:
    """What a table's rows became."""

    table: RecordTable
    values: Mapping[FieldId, tuple[Cell, ...]]
    """The columns of the records before a missing ARR was worked out."""
    rows: Mapping[int, int]
    """The 1-based row of every position that was read, be it a record or added to one."""
    rejections: tuple[RowRejection, ...]
    merges: tuple[RowMerge, ...]
    derived_arr: int
    """Records whose ARR is, in a row at least, twelve times their MRR."""

    @property
    def repeats(self) -> int:
        """Return how many rows name an account that had a row already."""
        return len(self.rejections) + len(self.merges)


def build_records(
    kind: TableKind,
    sheet: str,
    rows: Sequence[int],
    readings: Readings,
    added: Container[FieldId],
) -> Records:
    """Return the records of the candidate rows: the rows of one account become one record.

    Fields in ``added`` are added up, of the others the first value counts. A row with a negative
    ARR or MRR counts without both. A lost customer may stand in its list twice. A blank column is
    as one that is not there; one whose values could not be read is there, without values.
    """
    read = dict(_read_values(readings))
    is_list = kind is TableKind.ACCOUNTS
    grouping = (
        group_rows(rows, readings) if is_list else RowGroups([[at] for at in range(len(rows))])
    )
    groups = grouping.groups
    values = {
        name: _merge(column, groups, _unknown(readings, name), is_added=name in added)
        for name, column in read.items()
    }
    columns = {name: column for name, column in values.items() if _is_used(column, readings[name])}
    derived = 0
    if is_list and MRR in read:
        columns[ARR], derived = _work_out_arr(read, groups, _unknown(readings, ARR))
    return Records(
        table=RecordTable(kind, sheet, tuple(rows[group[0]] for group in groups), columns),
        values=values,
        rows={at: rows[at] for group in groups for at in group},
        rejections=tuple(grouping.rejections),
        merges=tuple(grouping.merges),
        derived_arr=derived,
    )


def _is_used(column: Sequence[Cell], reading: ColumnReading) -> bool:
    """Tell whether a column holds anything, be it only values that could not be read."""
    return bool(reading.unread) or any(value is not None for value in column)


def _read_values(readings: Readings) -> Iterator[tuple[FieldId, Sequence[Cell]]]:
    """Yield the columns that can be read; where the ARR or MRR is negative, neither counts."""
    negative = set(_find_negatives(readings))
    for name, reading in readings.items():
        if reading.refusal is None:
            doubtful = negative if name in REVENUE else ()
            yield name, _without(reading.values, doubtful)


def _find_negatives(readings: Readings) -> Iterator[int]:
    for name in REVENUE & readings.keys():
        for position, unread in readings[name].unread.items():
            if unread.value is not None and unread.value < 0:
                yield position


def _without(values: Sequence[Cell], positions: Collection[int]) -> Sequence[Cell]:
    if not positions:
        return values
    return [None if at in positions else value for at, value in enumerate(values)]


def _unknown(readings: Readings, name: FieldId) -> set[int]:
    """Return the positions whose value stands in the file but was not read."""
    names = REVENUE if name in REVENUE else {name}
    return {at for each in names & readings.keys() for at in readings[each].unread}


def _merge(
    values: Sequence[Cell],
    groups: Sequence[Sequence[int]],
    unknown: Container[int],
    *,
    is_added: bool,
) -> tuple[Cell, ...]:
    merge = _add if is_added else _first
    return tuple(
        values[group[0]] if len(group) == 1 else merge(values, group, unknown) for group in groups
    )


def _first(values: Sequence[Cell], group: Sequence[int], unknown: Container[int]) -> Cell:
    del unknown
    return next((values[at] for at in group if values[at] is not None), None)


def _add(values: Sequence[Cell], group: Sequence[int], unknown: Container[int]) -> Cell:
    """Return the sum of what is stated; None where one of the values is not known."""
    if any(values[at] is None and at in unknown for at in group):
        return None
    parts = [value for at in group if isinstance(value := values[at], float)]
    return fsum(parts) if parts else None


def _work_out_arr(
    read: Values, groups: Sequence[Sequence[int]], unknown: Container[int]
) -> tuple[tuple[Cell, ...], int]:
    """Return the ARR, twelve times the MRR where it is missing, and how many records needed it."""
    monthly = read[MRR]
    stated = read.get(ARR, (None,) * len(monthly))
    yearly = tuple(
        month * MONTHS if year is None and isinstance(month, float) else year
        for year, month in zip(stated, monthly, strict=True)
    )
    derived = sum(
        any(stated[at] is None and yearly[at] is not None for at in group) for group in groups
    )
    return _merge(yearly, groups, unknown, is_added=True), derived
