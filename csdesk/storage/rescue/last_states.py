"""What each decision was in the end, as the change log tells it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from csdesk.storage.books.older_rows import bring_up
from csdesk.storage.books.tables import TableUse, tables_of
from csdesk.storage.file.database import Database, Value
from csdesk.storage.file.structure import key_names, read_columns

State = Mapping[str, Value]
"""The values of a row by column."""

READ = "SELECT entity, old_value, new_value FROM change WHERE salt IS NOT NULL ORDER BY id"


def read_last_states(database: Database) -> Mapping[str, list[State]]:
    """Return, by table, the rows that were there after the last line of a complete change log.

    What was blanked when a person was erased is left out, and so are notes, which tell no row.
    """
    shapes = {table: _Shape(database, table) for table in tables_of(TableUse.DECISION)}
    last: dict[tuple[str, tuple[Value, ...]], State | None] = {}
    for entity, *values in database.rows(READ):
        if entity in shapes:
            old, new = (shapes[entity].read(value) for value in values)
            if old is not None:  # a change may have given the row another key
                last[entity, shapes[entity].find_key(old)] = None
            if new is not None:
                last[entity, shapes[entity].find_key(new)] = new
    states: dict[str, list[State]] = defaultdict(list)
    for (entity, _), state in last.items():
        if state is not None:
            states[entity].append(state)
    return states


class _Shape:
    """The columns and the key of a table."""

    def __init__(self, database: Database, table: str) -> None:
        columns = read_columns(database, table)
        self._table = table
        self._columns = tuple(column.name for column in columns)
        self._key = key_names(columns)

    def read(self, value: str | None) -> State | None:
        """Return the row that the log tells, whatever format it was written in."""
        row = None if value is None else json.loads(value)
        return bring_up(self._table, row, self._columns) if isinstance(row, dict) else None

    def find_key(self, row: State) -> tuple[Value, ...]:
        return tuple(row[name] for name in self._key)
