"""Whether a file that was opened is what csdesk made, and whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from csdesk.errors import WorkspaceDamaged, WorkspaceUnusable
from csdesk.formatting.table_words import WORDS
from csdesk.formatting.words import join_words
from csdesk.progress import Progress, silent
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.file.database import Database
from csdesk.storage.file.failures import workspace_error
from csdesk.storage.formats.migrations import (
    SUMS_SINCE,
    SchemaObject,
    expected_schema,
    read_format,
    read_schema,
)

MIGRATION_RECORD = "_sqlite_migrations"
MIGRATION_COLUMNS = ["id", "migration_set", "name", "applied_at"]
STEP = "Checking the file"
INSTRUCTIONS = 100_000
"""Steps of SQLite between two calls of progress: about 2 ms."""


def check_schema(database: Database, file_name: str) -> None:
    """Raise WorkspaceDamaged when a table, trigger or view is not one that csdesk made."""
    found = read_schema(database)
    record = {part for part in found if part[2] == MIGRATION_RECORD}
    expected = expected_schema(read_format(database))
    if found - record != expected or not _is_migration_record(database, record):
        raise WorkspaceDamaged(
            f"{file_name} holds tables or triggers that csdesk did not make, or lacks some. "
            "It was left as it is; open an earlier copy of it."
        )


def check_content(database: Database, file_name: str, progress: Progress = silent) -> None:
    """Raise WorkspaceDamaged when the pages or the rows are not as they were written.

    SQLite's own check knows broken pages and indexes; only the content sums know changed rows.
    Raises whatever ``progress`` raises.
    """
    progress(0, 0, STEP)
    with _interruptible(database, progress):
        if database.rows("PRAGMA integrity_check(1)") != [("ok",)]:
            raise workspace_error("SQLITE_CORRUPT", file_name)
    if read_format(database) >= SUMS_SINCE:
        _check_sums(database, file_name, progress)


def _check_sums(database: Database, file_name: str, progress: Progress) -> None:
    different = [WORDS[table] for table in find_differences(database, progress)]
    if different:
        raise WorkspaceDamaged(
            f"{file_name} is damaged: its {join_words(different)} are not what was written here. "
            "It was left as it is; open an earlier copy of it."
        )


@contextmanager
def _interruptible(database: Database, progress: Progress) -> Iterator[None]:
    """Call progress in the middle of one long statement; what it raises ends the statement."""
    raised: list[BaseException] = []

    def tell() -> bool:
        try:
            progress(0, 0, STEP)
        except BaseException as error:  # noqa: BLE001
            raised.append(error)
        return bool(raised)

    database.connection.set_progress_handler(tell, INSTRUCTIONS)
    try:
        yield
    except WorkspaceUnusable:
        if raised:
            raise raised[0] from None
        raise
    finally:
        database.connection.set_progress_handler(None, 0)


def _is_migration_record(database: Database, parts: set[SchemaObject]) -> bool:
    """Know the table of sqlite-utils by its columns, as its SQL text varies with the version."""
    plain = ("CREATE TABLE", "CREATE UNIQUE INDEX")
    if not all(sql is not None and sql.startswith(plain) for *_, sql in parts):
        return False
    columns = database.rows("SELECT name, hidden FROM pragma_table_xinfo(?)", [MIGRATION_RECORD])
    return columns == [(name, 0) for name in MIGRATION_COLUMNS]
