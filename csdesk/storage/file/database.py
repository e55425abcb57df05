"""The one connection to an open workspace file: short transactions, errors as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from csdesk.errors import WorkspaceUnusable
from csdesk.storage.file.failures import result_name, workspace_error
from csdesk.storage.file.texts import refuse_unkeepable

Value = str | int | float | bytes | None
Row = tuple[Any, ...]


class Witness(Protocol):
    """Keeps books on the rows that change; what it writes belongs to the same transaction."""

    def mark(self) -> Any:
        """Return where the books stand."""

    def go_back(self, mark: Any) -> None:
        """Forget what happened since a mark."""

    def conclude(self) -> None:
        """Write the books of a transaction that is about to be kept."""


class Database:
    """Runs SQL on a workspace file; SQLite's errors leave it as WorkspaceUnusable.

    A broken constraint is a defect of the program and leaves it as it is.
    """

    def __init__(self, connection: Any, file_name: str) -> None:
        self.connection = connection
        self.witness: Witness | None = None
        self.before_transaction: list[Callable[[], None]] = []
        """Called before an outermost transaction begins; what they raise prevents it."""
        self.after_commit: list[Callable[[], None]] = []
        """Called when an outermost transaction is on disk; what they raise denies it."""
        self.undone = 0
        """How many transactions were rolled back, so that a memory of what was stored can lapse."""
        self.file_name = file_name
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

    def blocks(self, sql: str, size: int, values: Sequence[Value] = ()) -> Iterator[list[Row]]:
        """Give the rows of a query in blocks of at most ``size``."""
        with self.telling():
            cursor = self.connection.execute(sql, values)
            while block := cursor.fetchmany(size):
                yield block

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one statement and return the id of the row that it inserted.

        Raises WrongUsage for a text or a number that cannot be kept.
        """
        refuse_unkeepable(values)
        self._check_transaction()
        with self._own_transaction(), self.telling():
            return int(self.connection.execute(sql, values).lastrowid or 0)

    def write_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row, all or none."""
        with self.transaction(), self.telling():
            self.connection.executemany(sql, rows)

    def transaction(self) -> AbstractContextManager[None]:
        """Group writes: all are kept at the end, none when anything is raised.

        Inside another transaction it takes back its own writes only, and the outer one decides.
        """
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._check_transaction()
        is_outermost = self._depth == 0
        if is_outermost:
            _call(self.before_transaction)
        begin, keep, take_back = self._verbs()
        mark = self.witness.mark() if self.witness else None
        undone = self.undone
        self._run(begin)
        self._depth += 1
        try:
            yield
            self._check_transaction()
            if is_outermost and self.witness:
                self.witness.conclude()
            self._run(keep)
        except BaseException:
            self._take_back(take_back, mark)
            raise
        finally:
            self._depth -= 1
            if is_outermost and self.undone > undone:
                self._forget_pages()
        if is_outermost:
            _call(self.after_commit)

    def try_out(self, statement: str) -> None:
        """Lock out all others, carry a statement out and take it back."""
        self.rows("BEGIN EXCLUSIVE")
        self.rows(statement)
        self.rows("ROLLBACK")
        self._forget_pages()

    @contextmanager
    def joining(self) -> Iterator[None]:
        """Write within a transaction that somebody else began and will end."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def close(self) -> None:
        """End the connection and its lock, leaving no file beside the workspace."""
        try:
            self.remove_journal()
        finally:
            self.connection.close()

    def remove_journal(self) -> None:
        """Take the journal beside the file away; the lock stays."""
        self.rows("PRAGMA journal_mode = DELETE")

    def abandon(self) -> None:
        """End the connection of a file that was refused, without touching anything."""
        self.connection.close()

    def _own_transaction(self) -> AbstractContextManager[None]:
        return nullcontext() if self._depth else self.transaction()

    def _verbs(self) -> tuple[str, str, str]:
        if self._depth == 0:
            return "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        name = f"step_{self._depth}"
        return f"SAVEPOINT {name}", f"RELEASE {name}", f"ROLLBACK TO {name}; RELEASE {name}"

    def _run(self, statements: str) -> None:
        with self.telling():
            for statement in statements.split(";"):
                self.connection.execute(statement)

    def _take_back(self, statements: str, mark: Any) -> None:
        self.undone += 1
        if self.witness:
            self.witness.go_back(mark)
        if self.connection.in_transaction:
            self._run(statements)

    def _forget_pages(self) -> None:
        """Drop the pages in memory after something was taken back.

        SQLCipher 4.19 looks at a page that a rollback restored before it decrypts it. One time in
        6,000 the bytes pass for a page of tables, and what is read from it then passes for damage.
        """
        self._run("PRAGMA shrink_memory")

    def _check_transaction(self) -> None:
        """Let no write slip in alone after SQLite ended the transaction, as on a full drive."""
        if self._depth and not self.connection.in_transaction:
            raise WorkspaceUnusable(
                f"The change to {self.file_name} was taken back as a whole. Try it again."
            )

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn SQLite's errors into WorkspaceUnusable with a sentence."""
        try:
            yield
        except (dbapi2.IntegrityError, dbapi2.ProgrammingError):
            raise
        except dbapi2.Error as error:
            raise workspace_error(result_name(error), self.file_name) from error
        except UnicodeDecodeError as error:  # a message of SQLite that quotes damaged bytes
            raise workspace_error(None, self.file_name) from error


def _call(hooks: Iterable[Callable[[], None]]) -> None:
    for hook in hooks:
        hook()
