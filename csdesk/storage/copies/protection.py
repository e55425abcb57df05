"""Encrypting a workspace, changing its pass phrase, or taking the encryption away.

A new file is written beside the old one under the new phrase, compared with it and put in its place
at one blow, so that whatever happens there is the old file or the new one.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from csdesk.errors import WorkspaceDamaged, WrongUsage
from csdesk.progress import Progress, silent
from csdesk.storage.books.content_sums import add_up, read_sums, summed_tables
from csdesk.storage.books.row_hashes import RowSum
from csdesk.storage.checks.closed_files import claimed, find_encryption, is_encrypted
from csdesk.storage.copies.copying import check_whole
from csdesk.storage.file.connection import connect, quoted_phrase
from csdesk.storage.file.database import Database
from csdesk.storage.file.draft_connections import rereading
from csdesk.storage.file.drafts import draft_beside, replace
from csdesk.storage.file.header import check_unlocked
from csdesk.storage.file.in_use import has_stale_note
from csdesk.storage.formats.migrations import FORMAT, SUMS_SINCE, read_format

KEPT = ("application_id", "user_version")
"""What the header says that is not copied with the tables."""
UNSAFE = ("journal_mode = OFF", "synchronous = OFF")
"""A draft needs no journal: it is thrown away when it is not finished, and synced when it is."""
IS_REPLACED_WHILE_OPEN = os.name == "posix"


def change_protection(
    path: Path, phrase: str | None, new_phrase: str | None, progress: Progress = silent
) -> None:
    """Give a closed workspace another pass phrase, its first one, or none.

    Raises PassPhraseNeeded, PassPhraseWrong, WorkspaceInUse, WorkspaceDamaged or WorkspaceUnusable,
    and whatever ``progress`` raises; the file is as it was then.
    """
    file = Path(os.path.realpath(path))
    with claimed(file):
        present = phrase if find_encryption(file, phrase) else None
        if present is None and new_phrase is None:
            raise WrongUsage(f"{path.name} is not encrypted. Give a pass phrase to encrypt it.")
        database = connect(file, present)
        try:
            has_stale_note(file, even_if_held=False)
            if present is not None:
                check_unlocked(database, file, FORMAT)
            _replace(database, file, new_phrase, path.name, progress)
        finally:
            database.abandon()


def _replace(
    database: Database, file: Path, new_phrase: str | None, called: str, progress: Progress
) -> None:
    """Put the same content under another phrase in the place of an open file."""
    with draft_beside(file) as draft:
        sums = _write_draft(database, draft, new_phrase, progress)
        progress(2, 3, "Comparing the new file")
        _compare(draft, new_phrase, sums, called)
        progress(3, 3, "Comparing the new file")
        draft.chmod(stat.S_IMODE(file.stat().st_mode))
        _put_in_place(database, draft, file)


def _write_draft(
    database: Database, draft: Path, new_phrase: str | None, progress: Progress
) -> dict[str, RowSum]:
    """Write what a file holds to the draft and return the sums of its tables."""
    check_whole(database)
    progress(1, 3, "Writing the new file")
    _export(database, draft, new_phrase)
    return _take_sums(database)


def _put_in_place(database: Database, draft: Path, file: Path) -> None:
    """Replace a file that stays locked, so that nobody changes it after it was copied.

    Where no open file can be replaced, a second opening in between makes the replacing fail.
    """
    database.remove_journal()
    if not IS_REPLACED_WHILE_OPEN:
        database.abandon()
    replace(draft, file)


def _export(database: Database, draft: Path, phrase: str | None) -> None:
    key = "''" if phrase is None else quoted_phrase(phrase)
    database.rows(f"ATTACH DATABASE ? AS draft KEY {key}", (draft.absolute().as_uri(),))
    for setting in UNSAFE:
        database.rows(f"PRAGMA draft.{setting}")
    database.rows("SELECT sqlcipher_export('draft')")
    for name in KEPT:
        ((value,),) = database.rows(f"PRAGMA main.{name}")
        database.rows(f"PRAGMA draft.{name} = {value}")
    database.rows("DETACH DATABASE draft")


def _compare(draft: Path, phrase: str | None, sums: dict[str, RowSum], called: str) -> None:
    """Raise WorkspaceDamaged unless the draft is whole, protected as meant, and holds the same."""
    with rereading(draft, phrase, called) as database:
        check_whole(database)
        is_same = _take_sums(database) == sums
    if not is_same or is_encrypted(draft) is (phrase is None):
        raise WorkspaceDamaged(
            f"The new form of {called} was not what the file holds, and the file was left as it "
            "is. Check its drive and try again."
        )


def _take_sums(database: Database) -> dict[str, RowSum]:
    """Return the sum of each table of a file that was checked, so that noted sums are true."""
    if read_format(database) >= SUMS_SINCE:
        return read_sums(database)
    return {name: add_up(database, name) for name in summed_tables(database)}
