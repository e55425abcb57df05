"""Snapshots of scores whose blocks are lost in part: what is left stays, account by account."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from csdesk.storage.file.database import Database

SNAPSHOTS = "SELECT id, signals, accounts FROM score_snapshot ORDER BY id"
LENGTHS = "SELECT name, block, json_array_length(cells) FROM snapshot_column WHERE snapshot_id = ?"
KEY = "key"
NEEDED = (KEY, "score", "band", "coverage", "card")
"""Without one of them nothing can be said of an account."""
ADD = "INSERT INTO snapshot_column (snapshot_id, name, block, cells) VALUES (?, ?, ?, ?)"
DROP = "DELETE FROM snapshot_column WHERE snapshot_id = ? AND block = ?"
MOVE_UP = "UPDATE snapshot_column SET block = ? WHERE snapshot_id = ? AND block = ?"
RECOUNT = "UPDATE score_snapshot SET accounts = ?, digest = '' WHERE id = ?"
FORGET = (
    "DELETE FROM snapshot_in_use WHERE snapshot_id = ?",
    "DELETE FROM score_snapshot WHERE id = ?",
)

Lengths = Mapping[tuple[str, int], int]


def mend_snapshots(database: Database) -> None:
    """Make every column of a snapshot as long as the others.

    Points that are lost are unknown; accounts whose score is lost are left out, and so is a
    snapshot of which nothing is left.
    """
    for number, signals, accounts in database.rows(SNAPSHOTS):
        found = _read_lengths(database, number)
        whole = _drop_broken_blocks(database, number, found)
        if not whole:
            for statement in FORGET:
                database.write(statement, (number,))
            continue
        _fill_points(database, number, orjson.loads(signals), whole, found)
        for place, block in enumerate(whole):
            if place != block:
                database.write(MOVE_UP, (place, number, block))
        count = sum(found[KEY, block] for block in whole)
        if count != accounts:
            database.write(RECOUNT, (count, number))


def _read_lengths(database: Database, number: int) -> Lengths:
    return {(name, block): length for name, block, length in database.rows(LENGTHS, (number,))}


def _drop_broken_blocks(database: Database, number: int, found: Lengths) -> list[int]:
    """Drop what says too little of its accounts; return the blocks that are left, in order."""
    whole = []
    for block in sorted({block for _, block in found}):
        if all((name, block) in found for name in NEEDED):
            whole.append(block)
        else:
            database.write(DROP, (number, block))
    return whole


def _fill_points(
    database: Database, number: int, signals: list[str], blocks: list[int], found: Lengths
) -> None:
    for block in blocks:
        for name in (f"points.{signal}" for signal in signals):
            if (name, block) not in found:
                unknown = orjson.dumps([None] * found[KEY, block]).decode()
                database.write(ADD, (number, name, block, unknown))
