"""What a file is and whether it is whole, found out without changing anything."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from csdesk.errors import PassPhraseNeeded, PassPhraseWrong, WorkspaceInUse, WorkspaceUnusable
from csdesk.model.workspaces import CheckReport, Contents
from csdesk.progress import Progress, silent
from csdesk.storage.checks.closed_files import is_encrypted, look, reading, refuse_changed
from csdesk.storage.checks.damage import find_damage
from csdesk.storage.checks.inspection import check_schema
from csdesk.storage.file.database import Database
from csdesk.storage.file.header import missing
from csdesk.storage.formats.migrations import BLOCKS_SINCE, SUMS_SINCE, read_format

LISTS_IN_USE = "SELECT batch_id FROM list_in_use"
ALL_LISTS = "SELECT id FROM import_batch"
"""Before lists were kept beside each other, each one was in use."""
COUNT_RECORDS = f"""
SELECT coalesce(sum(records), 0) FROM imported_list
WHERE kind = 'accounts' AND batch_id IN ({LISTS_IN_USE})
"""  # noqa: S608

HAS_PEOPLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'respondent'"


def check_file(path: Path, phrase: str | None = None, progress: Progress = silent) -> CheckReport:
    """Return what a file holds and what is wrong with it; a file of another kind is a problem too.

    Raises PassPhraseNeeded, PassPhraseWrong, WorkspaceInUse, WorkspaceUnusable when there is no
    such file, and whatever ``progress`` raises.
    """
    _refuse_missing(path)
    before = look(path)
    try:
        with reading(path, phrase) as database:
            report = _check(database, path, progress)
    except (PassPhraseNeeded, PassPhraseWrong, WorkspaceInUse):
        raise
    except WorkspaceUnusable as error:
        report = CheckReport(path, None, is_encrypted=False, problems=(str(error),))
    if report.problems:
        refuse_changed(path, before)
    return report


def read_contents(database: Database) -> Contents:
    """Return what an open file of any format holds, to recognise it by."""
    has_log = read_format(database) >= SUMS_SINCE
    lists = LISTS_IN_USE if has_log else ALL_LISTS
    has_people = database.row(HAS_PEOPLE) is not None
    accounts = f"SELECT count(*) FROM account WHERE batch_id IN ({lists})"  # noqa: S608
    if read_format(database) >= BLOCKS_SINCE:
        accounts = COUNT_RECORDS
    return Contents(
        clients=tuple(name for (name,) in database.rows("SELECT name FROM client ORDER BY id")),
        answers=_count(database, "SELECT count(*) FROM answer"),
        accounts=_count(database, accounts),
        last_change=_read_last_change(database) if has_log else None,
        respondents=_count(database, "SELECT count(*) FROM respondent") if has_people else 0,
        observations=_count(database, "SELECT count(*) FROM observation") if has_people else 0,
    )


def _check(database: Database, path: Path, progress: Progress) -> CheckReport:
    try:
        check_schema(database, path.name)
    except WorkspaceUnusable as error:
        return _report(database, path, (str(error),), None)
    problems = find_damage(database, progress)
    with suppress(WorkspaceUnusable, ValueError):
        return _report(database, path, problems, read_contents(database))
    return _report(database, path, problems, None)


def _report(
    database: Database, path: Path, problems: tuple[str, ...], contents: Contents | None
) -> CheckReport:
    return CheckReport(path, read_format(database), is_encrypted(path), problems, contents)


def _read_last_change(database: Database) -> datetime | None:
    row = database.row("SELECT happened_at FROM change ORDER BY id DESC LIMIT 1")
    return None if row is None else datetime.fromisoformat(row[0])


def _count(database: Database, query: str) -> int:
    ((count,),) = database.rows(query)
    return int(count)


def _refuse_missing(path: Path) -> None:
    try:
        path.stat()
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError:  # told as a problem when it is read
        return
