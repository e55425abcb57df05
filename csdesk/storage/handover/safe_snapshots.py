"""Snapshots of scores as they are shown: by alias, in an order that tells nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import orjson

from csdesk.model.blocks import pack_column
from csdesk.storage.file.database import Database, Row
from csdesk.storage.handover.account_aliases import Listed
from csdesk.storage.handover.safe_health import show_signal
from csdesk.storage.handover.treatments import Aliases, alias_account

KEY, POINTS = "key", "points."
SHOWN = ("score", "band", "coverage", "card")
READ = "SELECT cells FROM snapshot_column WHERE snapshot_id = ? AND name = ? ORDER BY block"
SIGNALS = "SELECT signals FROM score_snapshot WHERE id = ?"


def show_snapshot(source: Database, number: int, aliases: Aliases) -> Iterator[Row]:
    """Yield the rows of the blocks of a snapshot."""
    keys = [alias_account(aliases, key) for key in read_column(source, number, KEY)]
    order = sorted(range(len(keys)), key=lambda at: (str(keys[at]), secrets.randbits(32)))
    yield from _pack(number, KEY, [keys[at] for at in order])
    for name in SHOWN:
        values = read_column(source, number, name)
        yield from _pack(number, name, [values[at] for at in order])
    for signal in _read_signals(source, number):
        values = read_column(source, number, f"{POINTS}{signal}")
        shown = f"{POINTS}{show_signal(aliases, signal)}"
        yield from _pack(number, shown, [values[at] for at in order])


def list_scored(source: Database, number: int) -> Iterator[Listed]:
    """Yield each account of a snapshot; nothing there tells its name."""
    for key in dict.fromkeys(read_column(source, number, KEY)):
        yield f"snapshot {number}", key, None


def read_column(source: Database, number: int, name: str) -> list[Any]:
    """Return the values of a column as they are stored."""
    rows = source.rows(READ, (number, name))
    return [value for (cells,) in rows for value in orjson.loads(cells)]


def _read_signals(source: Database, number: int) -> list[str]:
    ((signals,),) = source.rows(SIGNALS, (number,))
    found: list[str] = orjson.loads(signals)
    return found


def _pack(number: int, name: str, values: list[Any]) -> Iterator[Row]:
    for block in pack_column(name, values):
        yield number, name, block.block, block.cells
