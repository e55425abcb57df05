"""The accounts of a file and of the workspace from their blocks, one column at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count, groupby
from operator import eq
from typing import Protocol

import orjson
from typing_extensions import override

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


def read_columns(
    book: ComparedBook, table: TableId, wanted: Collection[str] | None = None
) -> Iterator[tuple[str, list[Cell]]]:
    """Yield the columns of a table, or those that are wanted, whole, one after the other."""
    for column, blocks in packed_columns(book, table, wanted):
        yield column, unpack_column(blocks)


def packed_columns(
    book: ComparedBook, table: TableId, wanted: Collection[str] | None = None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the columns of a table, or those that are wanted, in blocks of JSON."""
    values = (
        block
        for block in book.blocks(table)
        if block.part == VALUE and (wanted is None or block.column in wanted)
    )
    for column, blocks in groupby(values, key=lambda block: block.column):
        yield column, tuple(block.cells for block in blocks)


class LateColumns(Mapping[str, Sequence[Cell]]):
    """Columns that are unpacked when they are first asked for: mostly the ids tell enough."""

    def __init__(self, names: Iterable[str], unpack: Callable[[str], Sequence[Cell]]) -> None:
        self._names, self._unpack = frozenset(names), unpack
        self._columns: dict[str, Sequence[Cell]] = {}

    @override
    def __getitem__(self, name: str) -> Sequence[Cell]:
        if name not in self._columns:
            if name not in self._names:
                raise KeyError(name)
            self._columns[name] = self._unpack(name)
        return self._columns[name]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    @override
    def __len__(self) -> int:
        return len(self._names)


def read_accounts(book: ComparedBook, tables: Sequence[TableDraft]) -> Accounts:
    """Return the accounts of a file with the columns by which they are recognised."""
    names: set[str] = set()
    for table in tables:
        names.update(block.column for block in book.blocks(table.id))
    unpack = partial(_join_column, book, [table.id for table in tables])
    rows = [int(str(row)) for row in unpack(SOURCE_ROW)]
    return Accounts(
        [str(key) for key in unpack(KEY)], rows, LateColumns(filter(is_telling, names), unpack)
    )


def _join_column(book: ComparedBook, tables: Sequence[TableId], name: str) -> list[Cell]:
    """Return a column over all tables, without values for those that have no such column."""
    values: list[Cell] = []
    for table in tables:
        columns = dict(read_columns(book, table, {SOURCE_ROW, name}))
        values += columns.get(name) or [None] * len(columns.get(SOURCE_ROW, ()))
    return values


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
        telling = filter(is_telling, self.columns)
        return Accounts(list(self._positions), (), LateColumns(telling, self.column))

    def is_same(self, name: str, blocks: tuple[str, ...]) -> bool:
        """Tell whether a column is, account by account, what these blocks hold."""
        places = zip(self._lists, self._places, strict=True)
        having = [(known, place) for known, place in places if name in known.columns]
        if len(having) != 1 or not self._has_everyone(having[0][1]):
            return False
        return tuple(having[0][0].columns[name]) == blocks

    def column(self, name: str) -> list[Cell]:
        """Return a column, one value for each account."""
        places = zip(self._lists, self._places, strict=True)
        having = [(known, place) for known, place in places if name in known.columns]
        if len(having) == 1 and self._has_everyone(having[0][1]):
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
        place = [positions.setdefault(account_of.get(key, key), len(positions)) for key in keys]
        is_in_order = all(map(eq, place, count()))
        return range(len(place)) if is_in_order else place

    def _has_everyone(self, place: Sequence[int]) -> bool:
        return isinstance(place, range) and len(place) == len(self)
