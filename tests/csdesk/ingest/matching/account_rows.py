"""Builds lists of accounts, and files that were read, without a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from csdesk.ingest.matching.accounts import Accounts
from csdesk.model.blocks import pack_column
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnBlock, Reading, TableDraft, TableId, TableRange
from csdesk.model.tables import Cell, Field, FieldKind, TableKind

KINDS = {
    "account_id": FieldKind.TEXT,
    "account_name": FieldKind.TEXT,
    "domain": FieldKind.TEXT,
    "country": FieldKind.TEXT,
    "parent_account": FieldKind.TEXT,
    "plan": FieldKind.TEXT,
    "arr": FieldKind.MONEY,
    "renewal_date": FieldKind.DATE,
    "is_paying": FieldKind.FLAG,
}
FIELDS = tuple(
    Field(FieldId(name), TableKind.ACCOUNTS, name, kind, ()) for name, kind in KINDS.items()
)
Row = Mapping[str, Cell]


class ReadFile:
    """A file that was read: lists of accounts and other tables, in blocks."""

    def __init__(self, tables: Sequence[tuple[TableKind, Sequence[Row]]]) -> None:
        self._blocks = {
            TableId(f"Sheet{number}!1"): list(pack_rows(rows))
            for number, (_, rows) in enumerate(tables)
        }
        drafts = tuple(
            make_draft(table, kind, len(rows))
            for table, (kind, rows) in zip(self._blocks, tables, strict=True)
        )
        self.reading = Reading(drafts, (), (), (), (), None, None)

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        return iter(self._blocks[table])


def pack_rows(rows: Sequence[Row]) -> Iterator[ColumnBlock]:
    """Yield what is stored of rows, each with its key; they stand from row 2 of a sheet on."""
    keys = [row.get("key") or row.get("account_id") or row.get("account_name") for row in rows]
    names = dict.fromkeys(name for row in rows for name in row if name != "key")
    yield from pack_column("source_row", [*range(2, len(rows) + 2)])
    yield from pack_column("key", keys)
    for name in names:
        yield from pack_column(name, [row.get(name) for row in rows])


def make_draft(table: TableId, kind: TableKind, count: int) -> TableDraft:
    place = TableRange(table.partition("!")[0], 1, 2, count + 1, 1, 1, ())
    return TableDraft(table, kind, place, (), count, count, 0, 0, 0, None, {}, "", ())


def make_accounts(rows: Sequence[Row]) -> Accounts:
    """Return accounts from rows with key and fields; the key is the name where there is no id."""
    names = {name for row in rows for name in row if name != "key"}
    cells = {name: [_stored(row.get(name)) for row in rows] for name in names}
    keys = [str(row.get("key") or row.get("account_name")) for row in rows]
    return Accounts(keys, range(2, len(rows) + 2), cells)


def _stored(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell
