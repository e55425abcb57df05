"""Gathers the rows of each account: which are added to an earlier one, which only repeat it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from csdesk.ingest.coercion import ColumnReading
from csdesk.ingest.tables import RowRejection
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Cell

ID, NAME = FieldId("account_id"), FieldId("account_name")
Readings = Mapping[FieldId, ColumnReading]


@dataclass(frozen=True, slots=True)
class RowMerge:
    """A row that was added to an earlier one of the same account; rows are 1-based."""

    row: int
    first_row: int
    key: Cell


@dataclass(slots=True)
class RowGroups:
    """Positions of the rows, one group for each record."""

    groups: list[list[int]] = field(default_factory=list)
    rejections: list[RowRejection] = field(default_factory=list)
    merges: list[RowMerge] = field(default_factory=list)


def group_rows(rows: Sequence[int], readings: Readings) -> RowGroups:
    """Gather the rows of each account, without those that repeat another in every column."""
    grouping = RowGroups()
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
