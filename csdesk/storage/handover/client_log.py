"""The lines of the change log that are about one client, carried along and chained anew."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from typing import Any

import orjson

from csdesk.storage.books.change_log import ADD, START, hash_details, link
from csdesk.storage.books.older_rows import bring_up
from csdesk.storage.file.database import Database, Row
from csdesk.storage.file.failures import workspace_error
from csdesk.storage.handover.client_rows import ClientMover
from csdesk.storage.handover.relations import RelatedTable

BLOCK = 1_000
READ = """
SELECT id, step, engagement_id, person, action, happened_at, entity, entity_key, old_value,
       new_value, salt, details_hash
FROM change WHERE engagement_id IN (SELECT id FROM engagement WHERE client_id = ?) ORDER BY id
"""


class LogMover:
    """Puts a client's lines at the end of another file's log: who, when, what, from what to what.

    The numbers of rows in them become those of the other file; erased lines stay erased.
    """

    def __init__(self, source: Database, target: Database, mover: ClientMover) -> None:
        self._source = source
        self._target = target
        self._mover = mover
        self._last, self._chain = _read_end(target)
        self._steps: dict[int, int] = {}

    def move_lines(self, client: int) -> None:
        """Add the lines about a client whose rows were moved already."""
        for block in self._source.blocks(READ, BLOCK, (client,)):
            self._target.write_many(ADD, [self._move(row) for row in block])

    def _move(self, row: Row) -> Sequence[Any]:
        _, step, engagement, person, action, at, entity, key, old, new, salt, details_hash = row
        self._last += 1
        kept = (
            self._last,
            self._steps.setdefault(step, self._last),
            self._mover.numbering.give("engagement", engagement),
            action,
            at,
            entity,
        )
        if salt is not None:
            key, old, new = self._translate(entity, key, old, new)
            salt = secrets.token_hex(16)
            details_hash = hash_details(salt, (person, key, old, new))
        self._chain = link(self._chain, kept, details_hash)
        return (*kept[:3], person, *kept[3:], key, old, new, salt, details_hash, self._chain)

    def _translate(
        self, entity: str, key: str | None, old: str | None, new: str | None
    ) -> tuple[str | None, str | None, str | None]:
        """Return key and values with the numbers of the other file."""
        table = self._mover.tables.get(entity)
        if table is None:
            return key, old, new
        before, after = (self._renumber(table, value) for value in (old, new))
        told = after or before or {}
        known = bring_up(entity, told, table.columns) or told
        if all(column in known for column in table.key):
            key = ", ".join(str(known[column]) for column in table.key)
        return key, _written(before), _written(after)

    def _renumber(self, table: RelatedTable, value: str | None) -> dict[str, Any] | None:
        if value is None:
            return None
        row = json.loads(value)
        if not isinstance(row, dict):
            raise workspace_error(None, self._source.file_name)
        return self._mover.renumber(table, row)


def _read_end(database: Database) -> tuple[int, str]:
    last, chain = database.row("SELECT id, chain FROM change ORDER BY id DESC") or (0, START)
    return int(last), str(chain)


def _written(row: dict[str, Any] | None) -> str | None:
    return None if row is None else orjson.dumps(row).decode()
