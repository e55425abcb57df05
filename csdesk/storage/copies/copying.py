"""A copy of a workspace as it is at one moment, verified before it gets its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from csdesk.progress import Progress, silent
from csdesk.storage.checks.inspection import check_content, check_schema
from csdesk.storage.file.database import Database
from csdesk.storage.file.draft_connections import filling, rereading
from csdesk.storage.file.drafts import draft_beside, publish, refuse_existing
from csdesk.storage.file.failures import result_name, workspace_error

PAGES = 256
"""Pages between two calls of progress: one megabyte."""


def copy_database(
    database: Database, target: Path, phrase: str | None, progress: Progress = silent
) -> None:
    """Copy an open workspace of any format to ``target``, encrypted if ``phrase`` is that of it.

    The copy is opened again and checked before it appears there; a failure or a cancel leaves
    nothing behind. Raises WorkspaceUnusable when there is a file already or it cannot be written,
    WorkspaceDamaged when the content is damaged, and whatever ``progress`` raises.
    """
    refuse_existing(target)
    with draft_beside(target) as draft:
        with filling(draft, phrase, target.name) as copy:
            _copy_pages(database, copy, target.name, _tell(progress))
        with rereading(draft, phrase, target.name) as copy:
            check_whole(copy, progress)
        publish(draft, target)


def check_whole(database: Database, progress: Progress = silent) -> None:
    """Raise WorkspaceUnusable or WorkspaceDamaged unless a file is what csdesk made, and whole."""
    check_schema(database, database.file_name)
    check_content(database, database.file_name, progress)


def _copy_pages(
    database: Database, copy: Database, called: str, tell: Callable[[int, int, int], None]
) -> None:
    try:
        database.connection.backup(copy.connection, pages=PAGES, progress=tell)
    except dbapi2.Error as error:
        raise workspace_error(result_name(error), called) from error


def _tell(progress: Progress) -> Callable[[int, int, int], None]:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total, "Copying the workspace")

    return tell
