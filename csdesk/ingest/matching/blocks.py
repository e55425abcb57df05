"""The accounts of a file and of the workspace from their blocks, one column at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

import orjson

from csdesk.ingest.matching.accounts import Accounts
from csdesk.model.blocks import SOURCE_ROW, VALUE
from csdesk.model.imports import ColumnBlock, Reading, TableDraft, TableId
from csdesk.model.known_accounts import KEY, KnownBook, KnownList, is_telling
from csdesk.model.tables import Cell


class ComparedBook(Protocol):
    """A file that was read: its reading, and the blocks of each table column after column."""

    @property
    def reading(self) -> Reading:
        """Return what was read."""

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what would be stored of a table."""


def unpack_column(blocks: Iterable[str]) -> list[Cell]:
    """Return a whole column as it is stored: dates as ISO text, flags as 0 and 1."""
    values: list[Cell] = []
    for cells in blocks:
        values += orjson.loads(cells)
    return values


def read_columns(book: ComparedBook, table: TableId) -> Iterator[tuple[str, list[Cell]]]:
    """Yield the columns of a table that hold values, whole, one after the other."""
    values = (block for block in book.blocks(table) if block.part == VALUE)
    for column, blocks in groupby(values, key=lambda block: block.column):
        yield column, unpack_column(block.cells for block in blocks)


def read_accounts(book: ComparedBook, tables: Sequence[TableDraft]) -> Accounts:
    """Return the accounts of a file with the columns by which they are recognised."""
    keys: list[str] = []
    rows: list[int] = []
    columns: dict[str, list[Cell]] = {}
    for table in tables:
        found = {name: cells for name, cells in read_columns(book, table.id) if _is_needed(name)}
        for name in found.keys() - {KEY, SOURCE_ROW}:
            columns.setdefault(name, [None] * len(keys))
        keys += map(str, found.get(KEY, ()))
        rows += (int(str(row)) for row in found.get(SOURCE_ROW, ()))
        for name, cells in columns.items():
            cells.extend(found.get(name) or [None] * (len(keys) - len(cells)))
    return Accounts(keys, rows, columns)


def _is_needed(column: str) -> bool:
    return column in {KEY, SOURCE_ROW} or is_telling(column)


class KnownAccounts:
    """The accounts of the workspace: one for each key, aliases resolved, columns on demand.

    What a later list states overrules the earlier ones; a cell that it leaves empty does not.
    """

    def __init__(self, book: KnownBook, account_of: Mapping[str, str]) -> None:
        self._lists = book.lists
        self._positions: dict[str, int] = {}
        self._places = [self._place(known, account_of) for known in book.lists]

    def __len__(self) -> int:
        """Return how many accounts there are."""
        return len(self._positions)

    @property
    def columns(self) -> frozenset[str]:
        """Return the names of all columns besides the key."""
        return frozenset(name for known in self._lists for name in known.columns) - {
            KEY,
            SOURCE_ROW,
        }

    def accounts(self) -> Accounts:
        """Return the accounts with the columns by which they are recognised."""
        telling = {name: self.column(name) for name in self.columns if is_telling(name)}
        return Accounts(list(self._positions), (), telling)

    def column(self, name: str) -> list[Cell]:
        """Return a column, one value for each account."""
        places = zip(self._lists, self._places, strict=True)
        having = [(known, place) for known, place in places if name in known.columns]
        if len(having) == 1 and _is_everyone(having[0][1], len(self)):
            return unpack_column(having[0][0].columns[name])
        values: list[Cell] = [None] * len(self)
        for known, place in having:
            for at, value in zip(place, unpack_column(known.columns[name]), strict=True):
                if value is not None:
                    values[at] = value
        return values

    def _place(self, known: KnownList, account_of: Mapping[str, str]) -> Sequence[int]:
        """Return the position of the account of each record of a list."""
        positions = self._positions
        keys = map(str, unpack_column(known.columns.get(KEY, ())))
        return [positions.setdefault(account_of.get(key, key), len(positions)) for key in keys]


def _is_everyone(place: Sequence[int], count: int) -> bool:
    return len(place) == count and all(at == here for here, at in enumerate(place))
