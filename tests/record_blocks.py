"""Whole tables of records to and from the blocks in which the import worker hands them over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from csdesk.model.blocks import SOURCE_ROW, VALUE, pack_column, unpack_values
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnBlock, TableDraft
from csdesk.model.tables import Cell, FieldKind, TableKind


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Typed records of one table, column by column.

    ``columns[field][i]`` and ``source_rows[i]`` belong to the i-th record; a value is ``str``,
    ``float``, ``bool``, ``date`` or None as the field's kind says.
    """

    kind: TableKind
    sheet: str
    source_rows: tuple[int, ...]
    columns: Mapping[FieldId, tuple[Cell, ...]]

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.source_rows)


def pack_records(records: RecordTable) -> Iterator[ColumnBlock]:
    """Yield the source rows and the columns of records in blocks."""
    yield from pack_column(SOURCE_ROW, records.source_rows)
    for field, values in records.columns.items():
        yield from pack_column(field, values)


def unpack_records(
    table: TableDraft, blocks: Iterable[ColumnBlock], kinds: Mapping[FieldId, FieldKind]
) -> RecordTable:
    """Return the records of a table from their blocks; columns of no known kind are left out."""
    rows: list[int] = []
    columns: dict[FieldId, list[Cell]] = {}
    for block in blocks:
        if block.part != VALUE:
            continue
        if block.column == SOURCE_ROW:
            rows += orjson.loads(block.cells)
        elif (field := FieldId(block.column)) in kinds:
            columns.setdefault(field, []).extend(unpack_values(block.cells, kinds[field]))
    return RecordTable(
        table.kind,
        table.range.sheet,
        tuple(rows),
        {field: tuple(values) for field, values in columns.items()},
    )
