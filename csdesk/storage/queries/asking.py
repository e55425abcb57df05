"""Asking a query of tables that are put into memory for it, as far as it names them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2

from csdesk.errors import CsdeskError, WrongUsage
from csdesk.model.queries import AS_OF, MOST_ROWS, QueryResult, QueryTable
from csdesk.model.tables import Cell
from csdesk.progress import Progress
from csdesk.storage.queries.guard import Guard
from csdesk.storage.queries.mistakes import explain_mistake, refuse_clock

STEPS = 20_000
"""Steps of SQLite's machine, some milliseconds, after which it is asked whether to go on."""
AT_ONCE = 2_000
LONGEST = 60.0
"""Seconds that a query may take."""
TOO_LONG = (
    "The query was stopped after {seconds:.0f} seconds. Ask for less, for instance with WHERE, and "
    "join tables by their key."
)
Value = str | float


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the values of its parameters, and the tables that it may name."""

    sql: str
    values: Mapping[str, Value]
    tables: Sequence[QueryTable]
    seconds: float = LONGEST


def ask(question: Question, progress: Progress) -> QueryResult:
    """Return what a query finds.

    Raises WrongUsage, with the place, for a query that cannot be carried out, and for one that
    takes too long; Cancelled where ``progress`` does. Nothing is written to a drive.
    """
    refuse_clock(question.sql)
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        _make_tables(connection, question.tables)
        named = _compile(connection, question)
        _fill(connection, [one for one in question.tables if one.name in named], named, progress)
        return _Run(connection, question, progress).carry_out()


def _make_tables(connection: Any, tables: Sequence[QueryTable]) -> None:
    for table in tables:
        columns = ", ".join(map(_quoted, table.columns))
        connection.execute(f"CREATE TABLE {_quoted(table.name)} ({columns})")


def _compile(connection: Any, question: Question) -> Mapping[str, Sequence[str]]:
    """Return the columns that a query reads of each table; it is not carried out yet."""
    guard = Guard({table.name for table in question.tables})
    connection.set_authorizer(guard)
    with _explaining(connection, question, guard):
        connection.execute(f"EXPLAIN {question.sql}", question.values)
    if not guard.selects:
        raise WrongUsage("A query begins with SELECT or WITH. Write one, or choose one beside it.")
    connection.set_authorizer(None)
    return {name: tuple(columns) for name, columns in guard.reads.items()}


@contextmanager
def _explaining(connection: Any, question: Question, guard: Guard) -> Iterator[None]:
    try:
        yield
    except (dbapi2.Error, dbapi2.Warning) as error:
        sentence = explain_mistake(connection, question.sql, str(error), guard, question.tables)
        raise WrongUsage(sentence) from error


def _fill(
    connection: Any,
    tables: Sequence[QueryTable],
    named: Mapping[str, Sequence[str]],
    progress: Progress,
) -> None:
    for at, table in enumerate(tables):
        progress(at, len(tables) + 1, f"Reading {table.name}")
        names = named[table.name] or table.columns[:1]
        read = table.read(names)
        kept = [name for name in names if name in read]
        if kept:
            _insert(connection, table.name, kept, [_keep(read[name]) for name in kept])


def _insert(
    connection: Any, table: str, names: Sequence[str], columns: Sequence[Sequence[Any]]
) -> None:
    titles, marks = ", ".join(map(_quoted, names)), ", ".join("?" * len(names))
    insert = f"INSERT INTO {_quoted(table)} ({titles}) VALUES ({marks})"  # noqa: S608
    connection.execute("BEGIN")
    connection.executemany(insert, zip(*columns, strict=True))
    connection.execute("COMMIT")


def _keep(values: Sequence[Cell]) -> Sequence[Any]:
    """Return a column as SQLite keeps it; days are texts that sort and compare as days do."""
    if not any(issubclass(kind, date) for kind in set(map(type, values))):
        return values
    written: dict[Cell, Cell] = {one: str(one) for one in set(values) if isinstance(one, date)}
    return list(map(written.get, values, values))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class _Run:
    """One query under way, and what stops it."""

    def __init__(self, connection: Any, question: Question, progress: Progress) -> None:
        self._connection, self._question, self._progress = connection, question, progress
        self._until = time.monotonic() + question.seconds
        self._stopped: CsdeskError | None = None

    def carry_out(self) -> QueryResult:
        """Return the rows of the query, the first of them where there are too many."""
        question = self._question
        guard = Guard({table.name for table in question.tables})
        self._connection.set_authorizer(guard)
        self._connection.set_progress_handler(self._go_on, STEPS)
        with _explaining(self._connection, question, guard), self._telling():
            cursor = self._connection.execute(question.sql, question.values)
            rows = tuple(cursor.fetchmany(MOST_ROWS))
            columns = tuple(column[0] for column in cursor.description)
            total = len(rows) if len(rows) < MOST_ROWS else self._count(cursor.fetchmany)
        return QueryResult(columns, rows, total, str(question.values.get(AS_OF, "")))

    def _count(self, fetch: Callable[[int], Sequence[Any]]) -> int | None:
        """Return how many rows there are in all; None where the time is up before."""
        total = MOST_ROWS
        try:
            while rows := fetch(AT_ONCE):
                total += len(rows)
        except dbapi2.OperationalError:
            if isinstance(self._stopped, WrongUsage):
                return None
            raise
        return total

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.OperationalError as error:
            if self._stopped is not None:
                raise self._stopped from error
            raise

    def _go_on(self) -> int:
        """Tell SQLite to go on with 0; an error that was raised here would be lost."""
        try:
            self._progress(1, 2, "Asking")
        except CsdeskError as error:
            self._stopped = error
        if time.monotonic() > self._until:
            self._stopped = WrongUsage(TOO_LONG.format(seconds=self._question.seconds))
        return int(self._stopped is not None)
