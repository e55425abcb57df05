"""The one connection to an open workspace file: short transactions, errors as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlcipher3 import dbapi2

from csdesk.errors import WorkspaceUnusable
from csdesk.storage.failures import failure_sentence
from csdesk.storage.texts import refuse_unkeepable

Value = str | int | float | None
Row = tuple[Any, ...]


class Database:
    """Runs SQL on a workspace file; SQLite's errors leave it as WorkspaceUnusable.

    A broken constraint is a defect of the program and leaves it as it is.
    """

    def __init__(self, connection: Any, file_name: str) -> None:
        self.connection = connection
        self.undone = 0
        """How many transactions were rolled back, so that a memory of what was stored can lapse."""
        self._file_name = file_name
        self._depth = 0

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self.telling():
            found: list[Row] = self.connection.execute(sql, values).fetchall()
            return found

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with self.telling():
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one statement and return the id of the row that it inserted.

        Raises WrongUsage for a text that cannot be kept.
        """
        refuse_unkeepable(values)
        self._check_transaction()
        with self.telling():
            return int(self.connection.execute(sql, values).lastrowid or 0)

    def write_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row, all or none."""
        with self.transaction(), self.telling():
            self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Group writes: all are kept at the end, none when anything is raised.

        Inside another transaction it takes back its own writes only, and the outer one decides.
        """
        begin, keep, take_back = self._verbs()
        self._check_transaction()
        self._run(begin)
        self._depth += 1
        try:
            yield
            self._run(keep)
        except BaseException:
            self.undone += 1
            if self.connection.in_transaction:
                self._run(take_back)
            raise
        finally:
            self._depth -= 1

    def close(self) -> None:
        """End the connection and its lock, leaving no file beside the workspace."""
        try:
            self.rows("PRAGMA journal_mode = DELETE")
        finally:
            self.connection.close()

    def abandon(self) -> None:
        """End the connection of a file that was refused, without touching anything."""
        self.connection.close()

    def _verbs(self) -> tuple[str, str, str]:
        if self._depth == 0:
            return "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        name = f"step_{self._depth}"
        return f"SAVEPOINT {name}", f"RELEASE {name}", f"ROLLBACK TO {name}; RELEASE {name}"

    def _run(self, statements: str) -> None:
        with self.telling():
            for statement in statements.split(";"):
                self.connection.execute(statement)

    def _check_transaction(self) -> None:
        """Let no write slip in alone after SQLite ended the transaction, as on a full drive."""
        if self._depth and not self.connection.in_transaction:
            raise WorkspaceUnusable(
                f"The change to {self._file_name} was taken back as a whole. Try it again."
            )

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn SQLite's errors into WorkspaceUnusable with a sentence."""
        try:
            yield
        except (dbapi2.IntegrityError, dbapi2.ProgrammingError):
            raise
        except dbapi2.Error as error:
            name = getattr(error, "sqlite_errorname", None)
            raise WorkspaceUnusable(failure_sentence(name, self._file_name)) from error
