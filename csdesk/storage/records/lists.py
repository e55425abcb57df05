"""The records of every kind from all files in use, as one table for each kind."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence

from csdesk.content import load_library
from csdesk.model.identifiers import FieldId, ListId
from csdesk.model.imports import ColumnBlock, ImportBatch
from csdesk.model.known_accounts import KEY
from csdesk.model.tables import Cell, ListTable, TableKind
from csdesk.storage.file.database import Database
from csdesk.storage.records.aliases import AliasRecords
from csdesk.storage.records.imports import ImportRecords
from csdesk.storage.records.joined_lists import (
    Identify,
    JoinedLists,
    choose_records,
    follow,
)
from csdesk.storage.records.list_columns import Columns, PackedList, read_blocks, read_original
from csdesk.storage.records.list_sources import place_lists

LOST_ON = FieldId("lost_on")


class ListRecords:
    """What the files in use hold, whatever it is about."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._imports = ImportRecords(database)
        self._aliases = AliasRecords(database)

    def in_use(self) -> tuple[ImportBatch, ...]:
        """Return the files that are in use, in the order in which they were imported."""
        return self._imports.batches()

    def table(self, kind: TableKind, columns: Collection[str] | None = None) -> ListTable:
        """Return all records of a kind, file after file; empty where no file has any.

        A record with the same own id as one of a later file gives way to it; so does a loss of the
        same account on the same day. Of the earlier file other records count only where no other
        file has this kind. The column "key" holds the key of each record's account, and keys that
        stand for another account are replaced, there and wherever a column names accounts.
        ``columns`` are those that are needed, where not all are.
        """
        own = _find_own_id(kind)
        wanted = None if columns is None else {*columns, LOST_ON, *([own] if own else [])}
        placed = place_lists(self.in_use(), kind)
        lists = [PackedList(self._database, one.list.id, wanted) for one in placed]
        joined = JoinedLists(lists, choose_records(placed, lists, _identify(kind, own)))
        names = dict.fromkeys(name for one in lists for name in one.columns)
        return ListTable(
            kind=kind,
            sources=tuple(one.source for one in placed),
            origins=joined.origins(),
            source_rows=joined.source_rows(),
            columns=self._make_columns(joined, kind, names if placed else None),
        )

    def blocks(self, number: ListId) -> Iterator[ColumnBlock]:
        """Yield the columns of a list as they are stored."""
        return read_blocks(self._database, number)

    def original(self, number: ListId, field: str, position: int) -> str | None:
        """Return what the file says where a value was converted; None where it was kept as it is.

        ``position`` counts the records of the list from 0.
        """
        return read_original(self._database, number, field, position)

    def _make_columns(
        self, joined: JoinedLists, kind: TableKind, names: Collection[FieldId] | None
    ) -> Columns:
        aliases, references = self._aliases.map(), _find_references(kind)

        def make(name: FieldId) -> tuple[Cell, ...]:
            values = joined.column(name)
            return follow(values, aliases) if aliases and name in references else values

        return Columns(() if names is None else (FieldId(KEY), *names), make)


def _find_own_id(kind: TableKind) -> FieldId | None:
    fields = load_library().fields
    return next((field.id for field in fields if field.table is kind and field.is_own_id), None)


def _identify(kind: TableKind, own: FieldId | None) -> Identify:
    """Return what tells by which value a record is known: its own id, or whose loss it is when."""

    def identify(records: PackedList) -> Sequence[Hashable]:
        if own is not None and own in records.columns:
            return records.columns[own]
        if kind is TableKind.CHURN_EVENTS:
            days = records.columns.get(LOST_ON) or (None,) * len(records)
            return list(zip(records.keys, days, strict=True))
        return (None,) * len(records)

    return identify


def _find_references(kind: TableKind) -> set[FieldId]:
    """Return the columns that hold keys of accounts."""
    fields = load_library().fields
    return {
        FieldId(KEY),
        *(
            field.id
            for field in fields
            if field.table is kind and field.refers_to is TableKind.ACCOUNTS
        ),
    }
