"""Lists of accounts and files that were read, made without a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest

from csdesk.ingest.matching import compare
from csdesk.ingest.matching.accounts import Accounts
from csdesk.ingest.matching.matcher import NOBODY, match_accounts
from csdesk.model.blocks import pack_column
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnBlock, Decisions, Reading, TableDraft, TableId, TableRange
from csdesk.model.known_accounts import KnownBook, gather_known
from csdesk.model.matching import AccountAlias, Comparison
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


@pytest.fixture
def run_compare():
    """Compare rows of a list of accounts, and of other tables, with the lists that are known."""

    def run(
        *known: Sequence[Row],
        file: Sequence[Row] | None = None,
        others: Sequence[tuple[TableKind, Sequence[Row]]] = (),
        aliases: Sequence[AccountAlias] = (),
        same: Mapping[str, str | None] | None = None,
    ) -> Comparison:
        accounts = [] if file is None else [(TableKind.ACCOUNTS, file)]
        book: KnownBook = gather_known(map(pack_rows, known), aliases)
        decisions = Decisions(same=same or {})
        return compare(book, ReadFile([*accounts, *others]), FIELDS, decisions)

    return run


@pytest.fixture
def run_match():
    """Match rows given as dictionaries; return partners by key, bases by key, questions by key."""

    def run(file, known, said=None):
        one, other = make_accounts(file), make_accounts(known)
        found = match_accounts(one, other, said)
        partners = {
            one.keys[at]: other.keys[account]
            for at, account in enumerate(found.partners)
            if account != NOBODY
        }
        bases = {str(match.key): str(match.basis) for match in found.matches}
        asked = {
            str(each.key): [str(one.account) for one in each.candidates]
            for each in found.questions
        }
        return partners, bases, asked

    return run


def make_accounts(rows: Sequence[Row]) -> Accounts:
    """Return accounts from rows with key and fields; the key is the name where there is no id."""
    names = {name for row in rows for name in row if name != "key"}
    cells = {name: [_stored(row.get(name)) for row in rows] for name in names}
    keys = [str(row.get("key") or row.get("account_name")) for row in rows]
    return Accounts(keys, range(2, len(rows) + 2), cells)


def _stored(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell
