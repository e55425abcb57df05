"""What SQLite itself says of a table: its columns, its key, and the tables whose rows it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from typing import NamedTuple

from csdesk.storage.file.database import Database


class Column(NamedTuple):
    """A column; ``key_place`` is 1 for the first column of the primary key, 0 outside of it."""

    name: str
    kind: str
    key_place: int


class ForeignKey(NamedTuple):
    """A column that names a row of another table by its column ``target``."""

    column: str
    table: str
    target: str
    on_delete: str


def read_columns(database: Database, table: str) -> tuple[Column, ...]:
    """Return the columns of a table in their order."""
    rows = database.rows("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", (table,))
    return tuple(Column(*row) for row in rows)


def key_names(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the names of the primary key's columns, in the order of the key."""
    keys = [column for column in columns if column.key_place]
    return tuple(column.name for column in sorted(keys, key=lambda column: column.key_place))


def read_foreign_keys(database: Database, table: str) -> tuple[ForeignKey, ...]:
    """Return the columns of a table that name rows."""
    rows = database.rows(
        'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', (table,)
    )
    return tuple(ForeignKey(*row) for row in rows)


def put_parents_first(parents: Mapping[str, Iterable[str]]) -> list[str]:
    """Return tables so that each comes after those that it names; ValueError for a circle."""
    named = {table: sorted(set(above) - {table}) for table, above in parents.items()}
    return [table for table in TopologicalSorter(named).static_order() if table in parents]
