"""Taking an account out of the snapshots of scores of a client."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import orjson

from csdesk.model.blocks import pack_column
from csdesk.storage.file.database import Database

SCORES = "snapshot_column"
KEY = "key"
SNAPSHOTS = """
SELECT id FROM score_snapshot WHERE engagement_id IN (
    SELECT id FROM engagement
    WHERE client_id = (SELECT client_id FROM engagement WHERE id = ?)
)
"""
COLUMNS = "SELECT name, cells FROM snapshot_column WHERE snapshot_id = ? ORDER BY name, block"
KEYS = "SELECT cells FROM snapshot_column WHERE snapshot_id = ? AND name = 'key' ORDER BY block"
DROP = "DELETE FROM snapshot_column WHERE snapshot_id = ?"
ADD = "INSERT INTO snapshot_column (snapshot_id, name, block, cells) VALUES (?, ?, ?, ?)"
LESS = "UPDATE score_snapshot SET accounts = max(0, accounts - ?), digest = '' WHERE id = ?"
"""The digest of what was there would still tell whether somebody guessed the score."""


def find_scores(database: Database, engagement: int, keys: str) -> Iterator[tuple[int, list[int]]]:
    """Yield each snapshot that has scores of some accounts, with their positions."""
    wanted = set(orjson.loads(keys))
    for (number,) in database.rows(SNAPSHOTS, (engagement,)):
        known = (key for (cells,) in database.rows(KEYS, (number,)) for key in orjson.loads(cells))
        positions = [at for at, key in enumerate(known) if key in wanted]
        if positions:
            yield number, positions


def take_scores_out(database: Database, number: int, positions: Collection[int]) -> None:
    """Write the columns of a snapshot anew without some accounts."""
    gone = set(positions)
    columns = _read_columns(database, number)
    database.write(DROP, (number,))
    for name, values in columns.items():
        left = [value for at, value in enumerate(values) if at not in gone]
        for block in pack_column(name, left):
            database.write(ADD, (number, name, block.block, block.cells))
    database.write(LESS, (len(gone), number))


def _read_columns(database: Database, number: int) -> Mapping[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for name, cells in database.rows(COLUMNS, (number,)):
        columns.setdefault(name, []).extend(orjson.loads(cells))
    return columns
