"""Whether a file that was opened is what csdesk made, and whole."""

from __future__ import annotations

from csdesk.errors import WorkspaceUnusable
from csdesk.storage.database import Database
from csdesk.storage.failures import failure_sentence
from csdesk.storage.migrations import SchemaObject, expected_schema, read_schema

MIGRATION_RECORD = "_sqlite_migrations"
MIGRATION_COLUMNS = ["id", "migration_set", "name", "applied_at"]


def check_schema(database: Database, file_name: str) -> None:
    """Raise WorkspaceUnusable when a table, trigger or view is not one that csdesk made."""
    found = read_schema(database)
    record = {part for part in found if part[2] == MIGRATION_RECORD}
    expected = expected_schema(read_format(database))
    if found - record != expected or not _is_migration_record(database, record):
        raise WorkspaceUnusable(
            f"{file_name} holds tables or triggers that csdesk did not make, or lacks some. "
            "It was left as it is; open an earlier copy of it."
        )


def check_content(database: Database, file_name: str) -> None:
    """Raise WorkspaceUnusable when SQLite's quick check finds damage."""
    if database.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise WorkspaceUnusable(failure_sentence("SQLITE_CORRUPT", file_name))


def read_format(database: Database) -> int:
    """Return the format of an open file."""
    row = database.row("PRAGMA user_version")
    return int(row[0]) if row else 0


def _is_migration_record(database: Database, parts: set[SchemaObject]) -> bool:
    """Know the table of sqlite-utils by its columns, as its SQL text varies with the version."""
    plain = ("CREATE TABLE", "CREATE UNIQUE INDEX")
    if not all(sql is not None and sql.startswith(plain) for *_, sql in parts):
        return False
    columns = database.rows("SELECT name, hidden FROM pragma_table_xinfo(?)", [MIGRATION_RECORD])
    return columns == [(name, 0) for name in MIGRATION_COLUMNS]
