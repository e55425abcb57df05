"""The numbered steps by which a file reaches the current format.

A step is plain SQL and never changes once it was released. ``user_version`` alone says which steps
are pending, so a file of the current format is opened without loading sqlite-utils.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.storage import format_1
from csdesk.storage.connection import connect_memory
from csdesk.storage.database import Database

if TYPE_CHECKING:
    import sqlite_utils


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; ``number`` is the format that a file has after it."""

    number: int
    name: str
    statements: tuple[str, ...]


MIGRATIONS = (Migration(1, "first_tables", format_1.STATEMENTS),)
FORMAT = MIGRATIONS[-1].number
ACCOUNT_COLUMNS = format_1.ACCOUNT_COLUMNS
LOST_COLUMNS = format_1.LOST_COLUMNS

SchemaObject = tuple[str, str, str, str | None]
"""Type, name, table and SQL text of a table or index."""


def migrate(database: Database) -> None:
    """Bring a file to the current format, each step in a transaction of its own."""
    _let_sqlite_utils_use_sqlcipher()
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

    steps = Migrations("csdesk")
    for migration in MIGRATIONS:
        steps(name=f"{migration.number:04}_{migration.name}")(_step(migration))
    with database.telling():
        steps.apply(sqlite_utils.Database(database.connection, execute_plugins=False))


def expected_schema(file_format: int) -> set[SchemaObject]:
    """Return what a file of a format holds, found out by building one in memory."""
    database = connect_memory()
    try:
        for migration in MIGRATIONS[:file_format]:
            for statement in migration.statements:
                database.write(statement)
        return read_schema(database)
    finally:
        database.abandon()


def read_schema(database: Database) -> set[SchemaObject]:
    """Return every table, index, view and trigger of a file."""
    return {
        (row[0], row[1], row[2], row[3])
        for row in database.rows("SELECT type, name, tbl_name, sql FROM sqlite_master")
    }


def _step(migration: Migration) -> Callable[[sqlite_utils.Database], None]:
    def carry_out(tables: sqlite_utils.Database) -> None:
        for statement in migration.statements:
            tables.execute(statement)
        tables.execute(f"PRAGMA user_version = {migration.number}")

    return carry_out


def _let_sqlite_utils_use_sqlcipher() -> None:
    """Stand in for ``pysqlite3``, which it takes first: two SQLites must not share a file."""
    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
