"""Connecting to a workspace file: every guard on, the key given, before the first statement."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sqlcipher3 import dbapi2

from csdesk.errors import WorkspaceUnusable
from csdesk.storage.database import Database
from csdesk.storage.failures import failure_sentence

LOCK_WAIT = 0.3
"""Seconds to wait for another program's lock before saying that the file is in use."""

GUARDS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY")
DURABILITY = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
)
READING = ("foreign_keys = ON", "query_only = ON")


def connect(path: Path, phrase: str | None = None, *, read_only: bool = False) -> Database:
    """Open an existing file with every guard on; it is locked from its first read on.

    ``phrase`` is the pass phrase of an encrypted file. A file that is opened for reading only is
    neither locked nor touched. The connection may be handed from one thread to another, but is
    used by one at a time.
    """
    mode = "mode=ro&immutable=1" if read_only else "mode=rw"
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            timeout=LOCK_WAIT,
            check_same_thread=False,
        )
    except dbapi2.Error as error:
        raise WorkspaceUnusable(failure_sentence("SQLITE_CANTOPEN", path.name)) from error
    return _guarded(Database(connection, path.name), phrase, READING if read_only else DURABILITY)


def connect_memory() -> Database:
    """Return an empty database in memory, to build a schema for comparison."""
    return Database(dbapi2.connect(":memory:", isolation_level=None), "memory")


def quoted_phrase(phrase: str) -> str:
    """Return a pass phrase as SQL text, the same however the keyboard composed its letters."""
    return "'" + unicodedata.normalize("NFC", phrase).replace("'", "''") + "'"


def _guarded(database: Database, phrase: str | None, settings: tuple[str, ...]) -> Database:
    try:
        database.rows("PRAGMA cipher_log_level = NONE")
        if phrase is not None:
            database.rows(f"PRAGMA key = {quoted_phrase(phrase)}")
        for setting in (*GUARDS, *settings):
            database.rows(f"PRAGMA {setting}")
    except BaseException:
        database.abandon()
        raise
    return database
