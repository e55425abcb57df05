"""What was done in a workspace: taking it back, bringing it back, reading it, erasing a person."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from csdesk.errors import WorkspaceUnusable
from csdesk.model.changes import Changes
from csdesk.model.history import Action, Erasure, LogEntry, Reversal, StepId, UndoState
from csdesk.model.identifiers import AccountKey
from csdesk.storage.books.account_erasure import erase_account, find_account
from csdesk.storage.books.change_log import (
    find_break,
    read_entries,
    read_entries_of,
    read_step,
)
from csdesk.storage.books.chosen import chosen_engagement, current_engagement
from csdesk.storage.books.erasure import erase_person, find_person
from csdesk.storage.books.older_rows import bring_up
from csdesk.storage.books.recorder import Recorder
from csdesk.storage.books.tables import TABLES
from csdesk.storage.books.undo_list import clear_undo, find_redo, find_undo, mark_undone
from csdesk.storage.file.database import Database

Entity = Mapping[str, Any]


class History:
    """The change log and the undo list of a workspace.

    Undo and redo reach the steps of the chosen engagement only.
    """

    def __init__(self, database: Database, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def state(self) -> UndoState:
        """Return what the next undo and the next redo would do."""
        engagement = chosen_engagement(self._database)
        undo = find_undo(self._database, engagement)
        redo = find_redo(self._database, engagement)
        return UndoState(undo[1] if undo else None, redo[1] if redo else None)

    def undo(self) -> Reversal | None:
        """Take the newest step back, all of it; None when there is nothing to take back."""
        found = find_undo(self._database, chosen_engagement(self._database))
        return self._reverse(*found, Action.UNDO) if found else None

    def redo(self) -> Reversal | None:
        """Bring back the step that was taken back last; None when there is none."""
        found = find_redo(self._database, chosen_engagement(self._database))
        return self._reverse(*found, Action.REDO) if found else None

    def entries(self, limit: int | None = None, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return lines of the change log, newest first: at most ``limit``, ids below ``before``."""
        return read_entries(self._database, limit, before)

    def entries_of(self, entities: Collection[str]) -> tuple[LogEntry, ...]:
        """Return the lines of this engagement that are about some tables, oldest first."""
        return read_entries_of(self._database, current_engagement(self._database), entities)

    def verify(self) -> int | None:
        """Return the id of the first line that is not as it was written, or None."""
        return find_break(self._database)

    def note(
        self, action: Action, entity: str, key: str, value: Mapping[str, object] | None = None
    ) -> None:
        """Put a line into the log for something that changed nothing here, such as an export."""
        with self._recorder.step(action, undoable=False):
            self._recorder.note(entity, key, value)

    def find_person(self, name: str) -> dict[str, int]:
        """Return how many rows of each table hold a person's name."""
        return find_person(self._database, name)

    def erase_person(self, name: str) -> Erasure:
        """Take a person's name out of every text and the change log; nothing can be undone then.

        What was computed from it is dropped and computed anew; the bytes of attached files and the
        texts of instruments are not searched.
        """
        with self._recorder.step(Action.ERASE_PERSON, undoable=False, is_silent=True):
            erasure = erase_person(self._database, name)
            clear_undo(self._database)
            told = {"rows": sum(erasure.rows.values()), "log_entries": erasure.log_entries}
            self._recorder.note("person", "", told)
        return erasure

    def find_account(self, key: AccountKey) -> dict[str, int]:
        """Return how many rows of each table are about an account of the client that is chosen."""
        return find_account(self._database, current_engagement(self._database), key)

    def erase_account(self, key: AccountKey) -> Erasure:
        """Take an account out of every list, answer and line of the change log of its client.

        So go the keys that stand for it. What was computed is dropped and computed anew; nothing
        can be undone then.
        """
        with self._recorder.step(Action.ERASE_ACCOUNT, undoable=False, is_silent=True):
            engagement = current_engagement(self._database)
            erasure = erase_account(self._database, engagement, key)
            clear_undo(self._database)
            told = {"rows": sum(erasure.rows.values()), "log_entries": erasure.log_entries}
            self._recorder.note("erased_account", "", told)
        return erasure

    def forget_undo(self) -> None:
        """Let nothing be undone any more, and drop what was kept only for that."""
        with self._recorder.step(Action.FORGET_UNDO, undoable=False):
            clear_undo(self._database)
            self._recorder.note("undo_step", "all")

    def _reverse(self, step: StepId, action: Action, direction: Action) -> Reversal:
        entries = read_step(self._database, step)
        is_undo = direction is Action.UNDO
        with self._recorder.step(direction, undoable=False):
            for entry in reversed(entries) if is_undo else entries:
                old, new = (
                    self._read(entry.entity, row) for row in (entry.old_value, entry.new_value)
                )
                self._put(entry.entity, *((new, old) if is_undo else (old, new)))
            mark_undone(self._database, step, undone=is_undo)
        return Reversal(action, _changes(entries), entries[0].entity, entries[0].key)

    def _read(self, table: str, told: str | None) -> Entity | None:
        """Return a row that the log tells, in the columns that its table has today."""
        if told is None:
            return None
        row: Entity = json.loads(told)
        columns, _ = self._recorder.shape(table)
        return bring_up(table, row, columns) or row

    def _put(self, table: str, present: Entity | None, wanted: Entity | None) -> None:
        """Bring a decision from the state that it must be in to the one that is wanted."""
        row = present or wanted or {}
        columns, places = self._recorder.shape(table)
        key = {columns[place]: row[columns[place]] for place in places}
        self._check_present(table, columns, key, present)
        where, place = _condition(key)
        if wanted is None:
            self._database.write(f"DELETE FROM {table} WHERE {where}", place)  # noqa: S608
        elif present is None:
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            self._database.write(sql, _values(wanted, columns))
        else:
            changes = ", ".join(f"{name} = ?" for name in columns)
            sql = f"UPDATE {table} SET {changes} WHERE {where}"  # noqa: S608
            self._database.write(sql, [*_values(wanted, columns), *place])

    def _check_present(
        self, table: str, columns: Sequence[str], key: Entity, present: Entity | None
    ) -> None:
        where, values = _condition(key)
        found = self._database.row(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {where}",  # noqa: S608
            values,
        )
        if (dict(zip(columns, found, strict=True)) if found else None) != present:
            raise WorkspaceUnusable(
                "This step cannot be taken back: what it changed has been changed since. "
                "Change it by hand."
            )


def _condition(key: Entity) -> tuple[str, list[Any]]:
    return " AND ".join(f"{name} = ?" for name in key), list(key.values())


def _values(row: Entity, columns: Sequence[str]) -> list[Any]:
    return [row[name] for name in columns]


def _changes(entries: Sequence[LogEntry]) -> Changes:
    changes = Changes.NONE
    for entry in entries:
        changes |= TABLES[entry.entity].changes
    return changes
