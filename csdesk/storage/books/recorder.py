"""Watches every row that comes or leaves, and keeps the books: content sums, change log, undo.

The triggers are temporary: they live in the connection and never in the file, so that other
programs can read it and a trigger that is found in a file is always a foreign one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

from csdesk.model.history import Action
from csdesk.progress import Progress, silent
from csdesk.storage.books.change_log import BLOCK, NOTING, Change, add_changes
from csdesk.storage.books.chosen import chosen_engagement
from csdesk.storage.books.content_sums import note_sum, read_sums, summed_tables
from csdesk.storage.books.row_hashes import RowSum, hash_row
from csdesk.storage.books.tables import TableUse, tables_of
from csdesk.storage.books.undo_list import note_step
from csdesk.storage.file.database import Database, Value
from csdesk.storage.file.structure import key_names, read_columns

DECISIONS = frozenset(tables_of(TableUse.DECISION))

Values = tuple[Value, ...]
Shape = tuple[tuple[str, ...], tuple[int, ...]]
"""The columns of a table, and the places of its key columns among them."""


class _Step(NamedTuple):
    """What a person does with the transactions that are under way."""

    action: Action
    is_undoable: bool = True
    is_silent: bool = False
    progress: Progress = silent


UNNAMED = _Step(Action.EDIT)


@dataclass(frozen=True, slots=True)
class _Books:
    """What is noted in the file, and what happened since the transaction began."""

    noted: dict[str, RowSum]
    sums: dict[str, RowSum]
    before: dict[tuple[str, Values], Values | None] = field(default_factory=dict)
    """The first state of each decision that changed, None where it was not there."""
    after: dict[tuple[str, Values], Values | None] = field(default_factory=dict)
    notes: list[Change] = field(default_factory=list)

    def copy(self) -> _Books:
        return _Books(
            self.noted, dict(self.sums), dict(self.before), dict(self.after), list(self.notes)
        )


class Recorder:
    """The witness of a workspace's database; see ``csdesk.storage.file.database.Witness``."""

    def __init__(self, database: Database, person: str) -> None:
        self.person = person
        self._database = database
        self._step: _Step | None = None
        self._shapes = {name: _read_shape(database, name) for name in summed_tables(database)}
        self._open_books(read_sums(database))
        self._watch()
        database.witness = self

    @contextmanager
    def step(
        self,
        action: Action,
        *,
        undoable: bool = True,
        is_silent: bool = False,
        progress: Progress = silent,
    ) -> Iterator[None]:
        """Make one step of what is written within; inside another step the outer one counts.

        A silent step leaves only its notes in the log and not the values that it changed, and makes
        the outer one silent too. ``progress`` is told for the last time right before everything is
        kept; whatever it raises takes everything back.
        """
        outer = self._step
        self._step = outer or _Step(action, undoable, progress=progress)
        if is_silent:
            self._step = self._step._replace(is_silent=True)
        try:
            with self._database.transaction():
                yield
        finally:
            if outer is None:
                self._step = None

    def note(self, entity: str, key: str, new_value: Mapping[str, object] | None = None) -> None:
        """Put a line into the change log that no changed row would bring."""
        text = None if new_value is None else orjson.dumps(new_value).decode()
        self._books.notes.append(Change(entity, key, None, text))

    def shape(self, table: str) -> Shape:
        """Return the columns of a table and the places of its key among them."""
        return self._shapes[table]

    def mark(self) -> _Books:
        """Return where the books stand."""
        return self._books.copy()

    def go_back(self, mark: _Books) -> None:
        """Forget what happened since a mark."""
        self._books = mark

    def conclude(self) -> None:
        """Write the change log, the undo list and the sums of a transaction."""
        step = self._step or UNNAMED
        changes = [] if step.is_silent else list(self._changes(step.progress))
        if changes or self._books.notes:
            self._log(step, [*changes, *self._books.notes])
        sums, noted = self._books.sums, self._books.noted
        for name in sums:
            if sums[name] != noted.get(name):
                note_sum(self._database, name, sums[name])
        step.progress(0, 0, NOTING)
        self._open_books(sums)

    def _open_books(self, sums: dict[str, RowSum]) -> None:
        self._books = _Books(sums, dict(sums))

    def _log(self, step: _Step, changes: list[Change]) -> None:
        engagement = chosen_engagement(self._database)
        number = add_changes(
            self._database, engagement, self.person, step.action, changes, step.progress
        )
        if step.is_undoable:
            note_step(self._database, number, engagement, step.action)

    def _changes(self, progress: Progress) -> Iterator[Change]:
        """Give the net change of each decision, in the order in which they were first touched."""
        for place, ((table, key), before) in enumerate(self._books.before.items()):
            if place % BLOCK == 0:
                progress(0, 0, NOTING)
            after = self._books.after[table, key]
            if before != after:
                written = ", ".join(map(str, key))
                yield Change(table, written, self._told(table, before), self._told(table, after))

    def _told(self, table: str, values: Values | None) -> str | None:
        if values is None:
            return None
        columns, _ = self._shapes[table]
        return orjson.dumps(dict(zip(columns, values, strict=True))).decode()

    def _watch(self) -> None:
        connection = self._database.connection
        connection.create_function("csdesk_came", -1, self._come)
        connection.create_function("csdesk_left", -1, self._leave)
        for table, (columns, _) in self._shapes.items():
            for statement in _triggers(table, columns):
                self._database.rows(statement)

    def _come(self, table: str, *values: Value) -> None:
        books = self._books
        books.sums[table] = books.sums.get(table, RowSum()).plus(1, hash_row(table, values))
        if table in DECISIONS:
            row = table, self._key(table, values)
            books.before.setdefault(row, None)
            books.after[row] = values

    def _leave(self, table: str, *values: Value) -> None:
        books = self._books
        books.sums[table] = books.sums.get(table, RowSum()).plus(-1, -hash_row(table, values))
        if table in DECISIONS:
            row = table, self._key(table, values)
            books.before.setdefault(row, values)
            books.after[row] = None

    def _key(self, table: str, values: Values) -> Values:
        return tuple(values[place] for place in self._shapes[table][1])


def _read_shape(database: Database, table: str) -> Shape:
    columns = read_columns(database, table)
    names = tuple(column.name for column in columns)
    return names, tuple(map(names.index, key_names(columns)))


def _triggers(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    left, came = f"SELECT csdesk_left('{table}', {old})", f"SELECT csdesk_came('{table}', {new})"
    for event, told in (("INSERT", came), ("DELETE", left), ("UPDATE", f"{left}; {came}")):
        yield (
            f"CREATE TEMP TRIGGER csdesk_{table}_{event.lower()} "
            f"AFTER {event} ON main.{table} BEGIN {told}; END"
        )
