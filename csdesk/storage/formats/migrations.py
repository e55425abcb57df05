"""The numbered steps by which a file reaches the current format.

A step is plain SQL and never changes once it was released. ``user_version`` alone says which steps
are pending, so a file of the current format is opened without loading sqlite-utils.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.errors import WorkspaceDamaged
from csdesk.storage.books.content_sums import write_sums
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.file.database import Database
from csdesk.storage.formats import (
    format_1,
    format_2,
    format_3,
    format_4,
    format_5,
    format_6,
    format_7,
    format_8,
)

if TYPE_CHECKING:
    import sqlite_utils


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; ``number`` is the format that a file has after it."""

    number: int
    name: str
    statements: tuple[str, ...]


MIGRATIONS = (
    Migration(1, "first_tables", format_1.STATEMENTS),
    Migration(2, "change_log", format_2.STATEMENTS),
    Migration(3, "every_instrument", format_3.STATEMENTS),
    Migration(4, "any_table", format_4.STATEMENTS),
    Migration(5, "health", format_5.STATEMENTS),
    Migration(6, "metrics", format_6.STATEMENTS),
    Migration(7, "scores_once", format_7.STATEMENTS),
    Migration(8, "registers", format_8.STATEMENTS),
)
FORMAT = MIGRATIONS[-1].number
SUMS_SINCE = 2
"""The first format that keeps content sums and a change log."""
BLOCKS_SINCE = 4
"""The first format that keeps lists column by column."""
ACCOUNT_COLUMNS = format_1.ACCOUNT_COLUMNS
"""The columns of a list of customers before it was kept so."""

SchemaObject = tuple[str, str, str, str | None]
"""Type, name, table and SQL text of a table or index."""


def migrate(database: Database, to: int | None = None) -> None:
    """Bring a file to a format, the current one by default; each step in a transaction of its own.

    Foreign keys rest meanwhile, so that a table can be rebuilt; they are checked before each step
    is kept.
    """
    _let_sqlite_utils_use_sqlcipher()
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

    steps = Migrations("csdesk")
    for migration in MIGRATIONS[:to]:
        steps(name=f"{migration.number:04}_{migration.name}")(_step(migration, database))
    database.rows("PRAGMA foreign_keys = OFF")
    with database.telling():
        steps.apply(sqlite_utils.Database(database.connection, execute_plugins=False))
    database.rows("PRAGMA foreign_keys = ON")


def read_format(database: Database) -> int:
    """Return the format of an open file; 0 for one that no migration made."""
    row = database.row("PRAGMA user_version")
    return int(row[0]) if row else 0


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


def _step(migration: Migration, database: Database) -> Callable[[sqlite_utils.Database], None]:
    def carry_out(_tables: sqlite_utils.Database) -> None:
        with database.joining():
            for statement in migration.statements:
                database.write(statement)
            write_sums(database)
        if database.rows("PRAGMA foreign_key_check"):
            raise WorkspaceDamaged(
                f"{database.file_name} holds rows that belong to nothing, and was left as it is. "
                "Open an earlier copy of it."
            )
        database.rows(f"PRAGMA user_version = {migration.number}")

    return carry_out


def _let_sqlite_utils_use_sqlcipher() -> None:
    """Stand in for ``pysqlite3``, which it takes first: two SQLites must not share a file."""
    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
