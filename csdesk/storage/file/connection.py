"""Connecting to a workspace file: every guard on, the key given, before the first statement."""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from csdesk.errors import PassPhraseWrong, WorkspaceDamaged, WorkspaceUnusable, WrongUsage
from csdesk.storage.file.database import Database
from csdesk.storage.file.failures import result_code, workspace_error
from csdesk.storage.file.reading import ReadingDatabase

LOCK_WAIT = 0.3
"""Seconds to wait for another program's lock before saying that the file is in use."""

LONGEST_NAME, LONGEST_PATH = 240, 500
"""Bytes of a file's name and of its whole path."""
GUARDS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY")
DURABILITY = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
)
UNKEYABLE = ("Cc", "Cs")
"""Kinds of characters that cannot be part of a pass phrase: line ends, NUL, half characters."""


def connect(
    path: Path, phrase: str | None = None, *, read_only: bool = False, called: str | None = None
) -> Database:
    """Open an existing file with every guard on; it is locked from its first read on.

    ``phrase`` is the pass phrase of an encrypted file; ``called`` is the name that a person knows a
    draft by. A file that is opened for reading only is neither locked nor touched. The connection
    may be handed from one thread to another, but is used by one at a time.
    """
    name = called or path.name
    connection = _open(path, "mode=ro&immutable=1" if read_only else "mode=rw")
    database = (ReadingDatabase if read_only else Database)(connection, name)
    try:
        _unlock(database, phrase)
        _settle(database, phrase, read_only)
    except BaseException:
        database.abandon()
        raise
    return database


def connect_damaged(path: Path, phrase: str | None = None) -> Database:
    """Open a file for reading only, whatever is wrong with it.

    Neither a broken definition of a table nor a missing end keeps the rest closed then. Raises
    PassPhraseWrong.
    """
    database = ReadingDatabase(_open(path, "mode=ro&immutable=1"), path.name)
    try:
        _unlock(database, phrase)
        for setting in ("writable_schema = ON", *GUARDS):
            database.rows(f"PRAGMA {setting}")
        with suppress(WorkspaceDamaged):
            _read_first_page(database, phrase)
    except BaseException:
        database.abandon()
        raise
    return database


def connect_memory() -> Database:
    """Return an empty database in memory, to build a schema for comparison."""
    return Database(dbapi2.connect(":memory:", isolation_level=None), "memory")


def is_locked(path: Path) -> bool:
    """Tell whether another connection holds the lock of a file; it is not changed by asking."""
    connection = _open(path, "mode=ro")
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA schema_version")
    except dbapi2.Error as error:
        return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")
    finally:
        connection.close()
    return False


def quoted_phrase(phrase: str) -> str:
    """Return a pass phrase as SQL text, the same however the keyboard composed its letters.

    Raises WrongUsage for one that no keyboard gives.
    """
    composed = unicodedata.normalize("NFC", phrase)
    if not composed or any(unicodedata.category(sign) in UNKEYABLE for sign in composed):
        raise WrongUsage("A pass phrase needs at least one letter, digit or sign, on one line.")
    return "'" + composed.replace("'", "''") + "'"


def _open(path: Path, mode: str) -> Any:
    refuse_long_path(path)
    try:
        return dbapi2.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            timeout=LOCK_WAIT,
            check_same_thread=False,
        )
    except dbapi2.Error as error:
        raise workspace_error("SQLITE_CANTOPEN", path.name) from error


def refuse_long_path(path: Path) -> None:
    """Raise WorkspaceUnusable for a name that leaves no room for that of a journal beside it."""
    real = Path(os.path.realpath(path))
    if len(os.fsencode(real.name)) > LONGEST_NAME or len(os.fsencode(real)) > LONGEST_PATH:
        raise WorkspaceUnusable(
            f"The name {path.name[:40]}… or its path is too long for a workspace. "
            "Choose a shorter name, or a folder with a shorter path."
        )


def _unlock(database: Database, phrase: str | None) -> None:
    database.rows("PRAGMA cipher_log_level = NONE")
    if phrase is not None:
        database.rows(f"PRAGMA key = {quoted_phrase(phrase)}")


def _settle(database: Database, phrase: str | None, read_only: bool) -> None:
    for setting in GUARDS:
        database.rows(f"PRAGMA {setting}")
    if read_only:
        _read_first_page(database, phrase)
        return
    database.rows("PRAGMA locking_mode = EXCLUSIVE")
    _read_first_page(database, phrase)
    _refuse_write_ahead_log(database)
    for setting in DURABILITY:
        database.rows(f"PRAGMA {setting}")


def _read_first_page(database: Database, phrase: str | None) -> None:
    """Read something; a wrong phrase makes nothing that SQLite knows out of an encrypted page."""
    try:
        database.row("PRAGMA schema_version")
    except WorkspaceDamaged as error:
        if phrase is None or result_code(error) != "SQLITE_NOTADB":
            raise
        raise PassPhraseWrong(
            f"The pass phrase does not open {database.file_name}. Check capital letters and the "
            "keyboard; or the file is damaged at its beginning, or none of csdesk's."
        ) from error


def _refuse_write_ahead_log(database: Database) -> None:
    """Refuse before the setting of a journal mode would convert the file of another program."""
    if database.row("PRAGMA journal_mode") == ("wal",):
        raise WorkspaceDamaged(
            f"{database.file_name} was changed by another program and was left as it is. "
            "Open an earlier copy of it."
        )
