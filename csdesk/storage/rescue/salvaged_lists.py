"""Lists whose blocks are lost in part: what is left stays in its place, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from csdesk.content import load_library
from csdesk.model.blocks import SOURCE_ROW, VALUE
from csdesk.model.identifiers import FieldId
from csdesk.model.known_accounts import KEY
from csdesk.model.tables import FieldKind, TableKind
from csdesk.storage.file.database import Database

LISTS = "SELECT id, kind, fields FROM imported_list ORDER BY id"
LENGTHS = """
SELECT name, block, json_array_length(cells) FROM list_column WHERE list_id = ? AND part = 'value'
"""
ADD = "INSERT INTO list_column (list_id, name, part, block, cells) VALUES (?, ?, ?, ?, ?)"
DROP = "DELETE FROM list_column WHERE list_id = ? AND block = ?"
MOVE_UP = "UPDATE list_column SET block = ? WHERE list_id = ? AND block = ?"
NAMES = ("account_id", "account_name")
READ = "SELECT cells FROM list_column WHERE list_id = ? AND name = ? AND part = ? AND block = ?"
UNKNOWN_ROW = 0
"""Stands for the row of a record whose place in the file is lost."""


def mend_lists(database: Database) -> None:
    """Make every column as long as the others: nothing stands where a block is lost.

    Records whose account is lost as well are left out. A list whose own row is lost is known by
    its columns.
    """
    for number, kind, fields in database.rows(LISTS):
        found = _read_lengths(database, number)
        told: dict[str, str] = orjson.loads(fields)
        names = {name for name, _ in found} - {KEY, SOURCE_ROW}
        if names and not told:
            told = _recognise(database, number, names)
        for block in sorted({block for _, block in found}):
            _mend_block(database, number, block, found, [*told, SOURCE_ROW], TableKind(kind))
        _close_gaps(database, number)


def _read_lengths(database: Database, number: int) -> dict[tuple[str, int], int]:
    return {(name, block): length for name, block, length in database.rows(LENGTHS, (number,))}


def _mend_block(
    database: Database,
    number: int,
    block: int,
    found: Mapping[tuple[str, int], int],
    names: list[str],
    kind: TableKind,
) -> None:
    length = max(size for (_, place), size in found.items() if place == block)
    if (KEY, block) not in found:
        keys = _derive_keys(database, number, block, length)
        if kind is TableKind.ACCOUNTS and None in keys:
            database.write(DROP, (number, block))
            return
        database.write(ADD, (number, KEY, VALUE, block, orjson.dumps(keys).decode()))
    for name in names:
        if (name, block) not in found:
            blank = UNKNOWN_ROW if name == SOURCE_ROW else None
            database.write(
                ADD, (number, name, VALUE, block, orjson.dumps([blank] * length).decode())
            )


def _derive_keys(database: Database, number: int, block: int, length: int) -> list[str | None]:
    columns = [_read_values(database, number, name, block, length) for name in NAMES]
    return [
        next((text for value in pair if value and (text := str(value).strip())), None)
        for pair in zip(*columns, strict=True)
    ]


def _read_values(database: Database, number: int, name: str, block: int, length: int) -> list[Any]:
    row = database.row(READ, (number, name, VALUE, block))
    values: list[Any] = orjson.loads(row[0]) if row else [None] * length
    return values


def _recognise(database: Database, number: int, names: set[str]) -> dict[str, str]:
    """Note the kind of a list and of its columns, as the catalogue of fields has them."""
    kind, fields = max(_catalogue(), key=lambda known: len(names & known[1].keys()))
    told = {str(name): str(fields[FieldId(name)]) for name in sorted(names & fields.keys())}
    database.write(
        "UPDATE imported_list SET kind = ?, fields = ? WHERE id = ?",
        (kind, orjson.dumps(told).decode(), number),
    )
    return told


def _catalogue() -> Iterator[tuple[TableKind, dict[FieldId, FieldKind]]]:
    fields = load_library().fields
    for kind in TableKind:
        yield kind, {field.id: field.kind for field in fields if field.table is kind}


def _close_gaps(database: Database, number: int) -> None:
    """Give the blocks that are left numbers without a gap."""
    rows = database.rows(
        "SELECT DISTINCT block FROM list_column WHERE list_id = ? ORDER BY block", (number,)
    )
    for place, (block,) in enumerate(rows):
        if place != block:
            database.write(MOVE_UP, (place, number, block))
