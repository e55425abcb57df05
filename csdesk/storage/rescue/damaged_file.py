"""Reading what can be read of a damaged file, around the stretches that cannot."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from csdesk.errors import PassPhraseNeeded, WorkspaceDamaged
from csdesk.storage.file.connection import connect_damaged
from csdesk.storage.file.database import Database, Row
from csdesk.storage.file.header import MAGIC
from csdesk.storage.file.texts import NUL
from csdesk.storage.formats.migrations import FORMAT, SchemaObject, expected_schema

LAST_ROW = (1 << 63) - 1
MOST_FAILURES = 1_000
"""Failed attempts in one table after which the rest of its gaps is given up."""
SALT_SIZE = 16
KEY_SIZE = 32
ROUNDS = 256_000
"""Those of SQLCipher 4 (PBKDF2-HMAC-SHA512), whose salt is the first bytes of the file."""
UNREADABLE = (dbapi2.Error, MemoryError)


class DamagedFile:
    """A file of any format, opened for reading only; nobody else may have it open."""

    def __init__(self, path: Path, phrase: str | None) -> None:
        self._path = path
        self.is_encrypted = not _is_plain(path)
        self._key = _raw_key(path, phrase) if self.is_encrypted else None
        self._database = self._open()
        self._tables = self._read_tables()
        self.format = _find_format(self._tables)
        self._expected = _tables_of(self.format)

    def close(self) -> None:
        """End the connection."""
        self._database.close()

    def nothing_left(self) -> WorkspaceDamaged:
        """Return the error for a file that gives nothing any more."""
        return WorkspaceDamaged(
            f"Nothing can be read from {self._path.name}. Restore an earlier backup of it."
        )

    def has(self, table: str) -> bool:
        """Tell whether the definition of a table is known and as csdesk made it."""
        return self._tables.get(table) == self._expected.get(table) is not None

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """Give the readable rows of a table, each with its row number first; each row once."""
        select = f"SELECT rowid, {', '.join(columns)} FROM main.{table} WHERE rowid"  # noqa: S608
        waiting = deque([(0, LAST_ROW)])
        failures = 0
        while waiting and failures < MOST_FAILURES:
            low, high = waiting.popleft()
            unread = yield from self._read_stretch(select, low, high)
            if unread is not None:
                failures += 1
                waiting.extend(self._split(select, unread, high))

    def _read_stretch(self, select: str, low: int, high: int) -> Generator[Row, None, int | None]:
        """Give rows up to one that cannot be read, and return the first number that is in doubt."""
        # Only a search for one number does not look at the row behind it.
        place = "= max(?, ?)" if low == high else "BETWEEN ? AND ? ORDER BY rowid"
        try:
            for row in self._database.connection.execute(f"{select} {place}", (low, high)):
                if row[0] < low:
                    return low
                low = row[0] + 1
                yield row
        except UNREADABLE:
            self._recover()
            return low
        return None

    def _split(self, select: str, low: int, high: int) -> Iterable[tuple[int, int]]:
        """Return the stretches in which to look on where something could not be read.

        Where the end is open, ever wider jumps find the next readable row; else halves do.
        """
        if low >= high:
            return ()
        if high < LAST_ROW:
            middle = (low + high) // 2
            return ((low, middle), (middle + 1, high))
        jumps = (low + (1 << power) for power in range(63) if low + (1 << power) < high)
        landing = next((place for place in jumps if self._can_read(select, place)), None)
        return ((low, low),) if landing is None else ((landing, high), (low, landing - 1))

    def _can_read(self, select: str, low: int) -> bool:
        sql = f"{select} BETWEEN ? AND ? ORDER BY rowid LIMIT 1"
        try:
            self._database.connection.execute(sql, (low, LAST_ROW)).fetchone()
        except UNREADABLE:
            self._recover()
            return False
        return True

    def _recover(self) -> None:
        """Open an encrypted file again: after a page that fails its check it gives no other."""
        if self.is_encrypted:
            self._database.close()
            self._database = self._open()

    def _open(self) -> Database:
        database = connect_damaged(self._path, self._key)
        database.connection.text_factory = _decode
        return database

    def _read_tables(self) -> dict[str, SchemaObject]:
        rows = self.rows("sqlite_master", ("type", "name", "tbl_name", "sql"))
        found = {name: (kind, name, table, sql) for _, kind, name, table, sql in rows}
        if not any(name in _tables_of(FORMAT) for name in found):
            self._database.close()
            raise self.nothing_left()
        return found


def _find_format(found: dict[str, SchemaObject]) -> int:
    """Return the format that most definitions are of, whatever the header says."""
    formats = range(FORMAT, 0, -1)
    return max(formats, key=lambda number: len(found.items() & _tables_of(number).items()))


@cache
def _tables_of(file_format: int) -> dict[str, SchemaObject]:
    return {part[1]: part for part in expected_schema(file_format) if part[0] == "table"}


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _raw_key(path: Path, phrase: str | None) -> str:
    """Return the key itself, which opens an encrypted file at once; deriving it takes a while."""
    if phrase is None:
        raise PassPhraseNeeded(
            f"{path.name} is encrypted, or nothing that csdesk made. Give its pass phrase."
        )
    with path.open("rb") as file:
        salt = file.read(SALT_SIZE)
    written = unicodedata.normalize("NFC", phrase).encode()
    key = hashlib.pbkdf2_hmac("sha512", written, salt, ROUNDS, KEY_SIZE)
    return f"x'{key.hex()}{salt.hex()}'"


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace").replace(NUL, "\N{REPLACEMENT CHARACTER}")
