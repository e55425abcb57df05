"""The columns of imported lists as they are shown: in an order that tells nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from csdesk.model.blocks import SOURCE_ROW, VALUE, pack_column
from csdesk.model.known_accounts import KEY
from csdesk.storage.file.database import Database, Row, Value
from csdesk.storage.handover.account_aliases import Listed
from csdesk.storage.handover.safe_fields import find_treatment, is_shown
from csdesk.storage.handover.treatments import Aliases

READ = """
SELECT cells FROM list_column WHERE list_id = ? AND name = ? AND part = 'value' ORDER BY block
"""
START, FIRST_VALUE = "onboarding_start", "first_value_date"
COUNTS = ("field", "filled", "unread", "converted", "distinct")
"""What is shown of the summary of a column: no sums, no dates."""


class SafeList:
    """One list of the source, to be shown with aliases."""

    def __init__(self, source: Database, number: int, aliases: Aliases) -> None:
        self._source = source
        self._number = number
        self._aliases = aliases
        ((self._kind, fields),) = source.rows(
            "SELECT kind, fields FROM imported_list WHERE id = ?", (number,)
        )
        self._fields = [name for name in orjson.loads(fields) if is_shown(self._kind, name)]

    def rows(self) -> Iterator[Row]:
        """Yield the rows of its blocks: by alias, numbered as if that were the file's order."""
        keys = self._show(KEY, read_values(self._source, self._number, KEY))
        order = sorted(range(len(keys)), key=lambda at: (str(keys[at] or ""), secrets.randbits(32)))
        yield from self._pack(SOURCE_ROW, range(1, len(keys) + 1))
        yield from self._pack(KEY, [keys[at] for at in order])
        for name in self._fields:
            values = self._show(name, read_values(self._source, self._number, name))
            if name == FIRST_VALUE and START in self._fields:
                values = self._keep_distance(values)
            yield from self._pack(name, [values[at] for at in order])

    def _show(self, name: str, values: Sequence[Value]) -> list[Value]:
        treat = find_treatment(self._kind, name)
        return [treat(self._aliases, value) for value in values]

    def _keep_distance(self, shown: Sequence[Value]) -> list[Value]:
        """Leave the time from start to first value as it is: both move by as many days."""
        starts = read_values(self._source, self._number, START)
        firsts = read_values(self._source, self._number, FIRST_VALUE)
        moved = self._show(START, starts)
        return [
            _move(start, first, to) if start and first else value
            for start, first, to, value in zip(starts, firsts, moved, shown, strict=True)
        ]

    def _pack(self, name: str, values: Sequence[Any]) -> Iterator[Row]:
        for block in pack_column(name, values):
            yield self._number, name, VALUE, block.block, block.cells


def show_list(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of a list with the fields and the counts that are shown."""
    fields = {
        name: kind
        for name, kind in orjson.loads(row["fields"]).items()
        if is_shown(row["kind"], name)
    }
    summaries = {
        name: {part: summary.get(part) for part in COUNTS}
        for name, summary in orjson.loads(row["summaries"]).items()
        if name in fields
    }
    told = {"fields": fields, "summaries": summaries}
    return {name: orjson.dumps(value).decode() for name, value in told.items()}


def list_accounts(source: Database, number: int) -> Iterator[Listed]:
    """Yield each account of a list once: list, key, and name where there is one."""
    keys = read_values(source, number, KEY)
    names = read_values(source, number, "account_name") or [None] * len(keys)
    pairs = dict.fromkeys(zip(keys, names, strict=True))
    yield from ((str(number), str(key), name) for key, name in pairs if key is not None)


def read_values(source: Database, number: int, name: str) -> list[Any]:
    """Return the values of a column as they are stored."""
    return [
        value for (cells,) in source.rows(READ, (number, name)) for value in orjson.loads(cells)
    ]


def _move(start: str, first: str, to: Value) -> str:
    days = date.fromisoformat(first[:10]) - date.fromisoformat(start[:10])
    return (date.fromisoformat(str(to)) + days).isoformat()
