"""The accounts of a table: which rows become records, are added to one, or are left out."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from csdesk.ingest.coercion import ColumnReading
from csdesk.ingest.tables import RowRejection
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Cell, RecordTable, TableKind

ID, NAME, ARR, MRR = FieldId("account_id"), FieldId("account_name"), FieldId("arr"), FieldId("mrr")
REVENUE = frozenset({ARR, MRR})
MONTHS = 12
Readings = Mapping[FieldId, ColumnReading]
Values = Mapping[FieldId, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class RowMerge:
    """A row that was added to an earlier one of the same account; rows are 1-based."""

    row: int
    first_row: int
    key: Cell


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


@dataclass(slots=True)
class _Grouping:
    """Positions of the rows, one group for each record."""

    groups: list[list[int]] = field(default_factory=list)
    rejections: list[RowRejection] = field(default_factory=list)
    merges: list[RowMerge] = field(default_factory=list)


def build_records(
    kind: TableKind,
    sheet: str,
    rows: Sequence[int],
    readings: Readings,
    added: Container[FieldId],
) -> Records:
    """Return the records of the candidate rows: the rows of one account become one record.

    Fields in ``added`` are added up, of the others the first value counts. A row with a negative
    ARR or MRR counts without both. A lost customer may stand in its list twice.
    """
    read = dict(_read_values(readings))
    is_list = kind is TableKind.ACCOUNTS
    grouping = (
        _group_rows(rows, readings) if is_list else _Grouping([[at] for at in range(len(rows))])
    )
    groups = grouping.groups
    values = {
        name: _merge(column, groups, _unknown(readings, name), is_added=name in added)
        for name, column in read.items()
    }
    columns, derived = dict(values), 0
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


def _group_rows(rows: Sequence[int], readings: Readings) -> _Grouping:
    """Gather the rows of each account, without those that repeat another in every column."""
    grouping = _Grouping()
    of_account: dict[Cell, list[int]] = {}
    contents: dict[Cell, dict[tuple[object, ...], int]] = {}
    for position, key in enumerate(_keys(len(rows), readings)):
        group = of_account.setdefault(key, [])
        if group:
            seen = contents.setdefault(key, {_content(readings, group[0]): rows[group[0]]})
            same_row = seen.setdefault(_content(readings, position), rows[position])
            if same_row != rows[position]:
                grouping.rejections.append(_reject_repeat(rows[position], key, same_row))
                continue
            grouping.merges.append(RowMerge(rows[position], rows[group[0]], key))
        group.append(position)
    grouping.groups = list(of_account.values())
    return grouping


def _reject_repeat(row: int, key: Cell, same_row: int) -> RowRejection:
    problem = f"“{key}” stands in row {same_row} already, with the same values"
    return RowRejection(row, problem, "Take the row out, or tell the two rows apart")


def _keys(length: int, readings: Readings) -> Iterator[Cell]:
    ids = readings[ID].values if ID in readings else (None,) * length
    names = readings[NAME].values if NAME in readings else (None,) * length
    for own, name in zip(ids, names, strict=True):
        yield own or name


def _content(readings: Readings, position: int) -> tuple[object, ...]:
    """Return what a row holds in the columns that are imported, as far as it tells rows apart."""
    return tuple(
        reading.unread[position].problem if position in reading.unread else reading.values[position]
        for reading in readings.values()
    )


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
