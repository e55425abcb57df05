"""What is wrong with the content of a file that could be opened."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.errors import WorkspaceUnusable
from csdesk.formatting.table_words import WORDS
from csdesk.progress import Progress, silent
from csdesk.storage.books.change_log import find_break
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.file.database import Database
from csdesk.storage.formats.migrations import SUMS_SINCE, read_format


def find_damage(database: Database, progress: Progress = silent) -> tuple[str, ...]:
    """Return one sentence for each thing that is not as csdesk wrote it; none for a whole file."""
    try:
        problems = [*_find_broken_pages(database)]
        if not problems and read_format(database) >= SUMS_SINCE:
            problems += _find_changed_rows(database, progress)
            problems += _find_broken_chain(database)
    except WorkspaceUnusable as error:
        return (str(error),)
    return tuple(problems)


def _find_broken_pages(database: Database) -> Iterator[str]:
    found = [row[0] for row in database.rows("PRAGMA integrity_check(100)")]
    if found != ["ok"]:
        count = "many" if len(found) >= 100 else str(len(found))
        yield (
            f"The structure of the file is damaged (places: {count}). "
            "Restore an earlier backup, or salvage what can be read."
        )


def _find_changed_rows(database: Database, progress: Progress) -> Iterator[str]:
    for table in find_differences(database, progress):
        yield (
            f"The {WORDS[table]} are not what was written. "
            "Restore an earlier backup, or compare them with their source."
        )


def _find_broken_chain(database: Database) -> Iterator[str]:
    broken = find_break(database)
    if broken is not None:
        yield (
            f"The change log was altered at line {broken}. "
            "Trust the lines before it only, or restore an earlier backup."
        )
