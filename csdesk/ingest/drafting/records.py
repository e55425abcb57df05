"""The records of a table: which rows become one, are added to one, or are left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from csdesk.ingest.drafting.revenue_pairs import ARR, MONTHS, MRR
from csdesk.ingest.drafting.row_groups import RowGroups, RowMerge, group_rows
from csdesk.ingest.drafting.stored_columns import StoredColumn, ValueSpread, pack_blocks
from csdesk.ingest.drafting.table_reading import TableReading
from csdesk.ingest.tables import RowRejection
from csdesk.model.blocks import SOURCE_ROW, VALUE
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnBlock
from csdesk.model.tables import Cell, FieldKind, TableKind

SEATS = FieldId("seats_purchased")
REVENUE = frozenset({ARR, MRR})
KEY = "key"
Groups = Sequence[Sequence[int]]


@dataclass(slots=True, eq=False)
class Records:
    """What a table's rows became, packed as it is stored."""

    source_rows: Sequence[int]
    keys: list[str]
    columns: dict[FieldId, StoredColumn]
    rows: Sequence[int]
    """The 1-based row of every position."""
    left_out: frozenset[int]
    """The positions whose row was rejected, as it repeats another."""
    rejections: tuple[RowRejection, ...]
    merges: tuple[RowMerge, ...]
    total: float
    """The sum of the revenue as the file states it, before a missing ARR was worked out."""
    stated: Mapping[FieldId, ValueSpread]
    """What the file itself states of ARR and MRR."""
    derived_arr: int = 0
    """Records whose ARR is, in a row at least, twelve times their MRR."""

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.source_rows)

    def blocks(self) -> Iterator[ColumnBlock]:
        """Yield what is stored of the table."""
        yield from _blocks(SOURCE_ROW, pack_blocks(self.source_rows))
        if self.keys:
            yield from _blocks(KEY, pack_blocks(self.keys))
        for column in self.columns.values():
            yield from column.column_blocks()


def make_records(table: TableReading) -> Records:
    """Return the records of a table: the rows of one account become one record of its list.

    Money and seats are added up, of the other fields the first value counts. A row with a negative
    ARR or MRR counts without both. In tables of other kinds every row is a record. A blank column
    is as one that is not there; one whose values could not be read is there, without values.
    """
    rows = table.rows
    columns = {field: col for field, col in table.columns.items() if not col.reading.refusal}
    _drop_negatives(columns)
    is_list = table.kind is TableKind.ACCOUNTS
    lacks_arr = is_list and MRR in columns and not (ARR in columns and columns[ARR].is_full)
    unmerged = _revenue_by_row(columns) if lacks_arr else {}
    grouping = group_rows(rows, table.keys, table.contents) if table.contents else None
    if grouping is not None:
        for field, column in columns.items():
            _merge_column(column, grouping.groups, _unknown(columns, field))
    total = columns[table.revenue].spread.total if table.revenue else None
    records = Records(
        source_rows=rows if grouping is None else [rows[at[0]] for at in grouping.groups],
        keys=table.keys if grouping is None else [table.keys[at[0]] for at in grouping.groups],
        columns=columns,
        rows=rows,
        left_out=_find_left_out(len(rows), grouping),
        rejections=tuple(grouping.rejections) if grouping else (),
        merges=tuple(grouping.merges) if grouping else (),
        total=total or 0.0,
        stated={field: columns[field].spread for field in REVENUE & columns.keys()},
    )
    if lacks_arr:
        _work_out_arr(records, table, unmerged, grouping.groups if grouping else None)
    records.columns = {field: col for field, col in records.columns.items() if _is_used(col)}
    return records


def _blocks(column: str, blocks: Sequence[str]) -> Iterator[ColumnBlock]:
    for number, cells in enumerate(blocks):
        yield ColumnBlock(column, VALUE, number, cells)


def _is_used(column: StoredColumn) -> bool:
    """Tell whether a column holds anything, be it only values that could not be read."""
    return bool(column.unread_at) or column.spread.filled > 0


def _find_left_out(count: int, grouping: RowGroups | None) -> frozenset[int]:
    if grouping is None or not grouping.rejections:
        return frozenset()
    return frozenset(range(count)) - {at for group in grouping.groups for at in group}


def _drop_negatives(columns: Mapping[FieldId, StoredColumn]) -> None:
    """Take out the ARR and the MRR of rows where one of them is negative."""
    negative = {
        at
        for field in REVENUE & columns.keys()
        for at, unread in columns[field].unread.items()
        if unread.value is not None and unread.value < 0
    }
    for field in REVENUE & columns.keys() if negative else ():
        values = columns[field].values()
        for at in negative:
            values[at] = None
        columns[field].replace_values(values)


def _unknown(columns: Mapping[FieldId, StoredColumn], field: FieldId) -> Collection[int]:
    """Return the positions whose value stands in the file but was not read."""
    names = REVENUE & columns.keys() if field in REVENUE else {field}
    return frozenset().union(*(columns[name].unread_at for name in names))


def _merge_column(column: StoredColumn, groups: Groups, unknown: Collection[int]) -> None:
    is_added = column.field.kind is FieldKind.MONEY or column.field.id == SEATS
    values = _merge(column.values(), groups, unknown, is_added=is_added)
    texts = column.originals()
    column.replace_values(values)
    column.replace_originals(
        {at: texts[group[0]] for at, group in enumerate(groups) if group[0] in texts}
    )


def _merge(
    values: Sequence[Cell], groups: Groups, unknown: Collection[int], *, is_added: bool
) -> list[Cell]:
    if is_added:
        return [
            values[group[0]] if len(group) == 1 else _add(values, group, unknown)
            for group in groups
        ]
    return [next((values[at] for at in group if values[at] is not None), None) for group in groups]


def _add(values: Sequence[Cell], group: Sequence[int], unknown: Collection[int]) -> Cell:
    """Return the sum of what is stated; None where one of the values is not known."""
    if any(values[at] is None and at in unknown for at in group):
        return None
    parts = [value for at in group if isinstance(value := values[at], float)]
    return fsum(parts) if parts else None


def _revenue_by_row(columns: Mapping[FieldId, StoredColumn]) -> dict[FieldId, list[Cell]]:
    return {field: columns[field].values() for field in REVENUE & columns.keys()}


def _work_out_arr(
    records: Records,
    table: TableReading,
    by_row: Mapping[FieldId, list[Cell]],
    groups: Groups | None,
) -> None:
    """Put twelve times the MRR where the ARR of a row is missing, and count such records."""
    monthly = by_row[MRR]
    stated = by_row.get(ARR) or [None] * len(monthly)
    yearly: list[Cell] = [
        month * MONTHS if year is None and isinstance(month, float) else year
        for year, month in zip(stated, monthly, strict=True)
    ]
    if groups is None:
        groups = [[at] for at in range(len(yearly))]
    records.derived_arr = sum(
        any(stated[at] is None and yearly[at] is not None for at in group) for group in groups
    )
    column = records.columns.get(ARR) or _empty_arr(records, table)
    if column is not None:
        values = _merge(yearly, groups, _unknown(records.columns, ARR), is_added=True)
        column.replace_values(values)
        records.columns[ARR] = column


def _empty_arr(records: Records, table: TableReading) -> StoredColumn | None:
    """Return a column of ARR that is still to be filled, None where csdesk knows no such field."""
    if ARR not in table.known.fields or ARR in table.columns:
        return None
    column = replace(records.columns[MRR], field=table.known.fields[ARR])
    column.replace_originals({})
    column.unread, column.unread_at = {}, frozenset()
    return column
