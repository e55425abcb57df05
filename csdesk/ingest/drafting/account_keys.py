"""The accounts that the rows of a table name, and what rows of one account hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from csdesk.ingest.coercion import ColumnReading
from csdesk.ingest.distinct import count_distinct
from csdesk.model.tables import Cell

Content = dict[int, list[object]]
"""What some positions of a table hold, in the order of its columns."""


def join_keys(columns: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the account that each row names: its id, trimmed, or else its name."""
    if not columns:
        return []
    own, *others = columns
    keys = _trim(own)
    if not others or all(keys):
        return keys
    return [key or name for key, name in zip(keys, _trim(others[0]), strict=True)]


def _trim(column: Sequence[Cell]) -> list[str]:
    if set(map(type, column)) == {str}:
        return list(map(str.strip, cast("Sequence[str]", column)))
    return [str(value).strip() if value else "" for value in column]


def find_repeated(keys: Sequence[str]) -> Content:
    """Return the positions whose account stands in several rows, with nothing known of them."""
    if count_distinct(keys) == len(keys):
        return {}
    counts = Counter(keys)
    return {at: [] for at, key in enumerate(keys) if counts[key] > 1}


def collect_contents(contents: Content, reading: ColumnReading) -> None:
    """Add what a column holds at the positions of interest, as far as it tells rows apart."""
    for at, held in contents.items():
        unread = reading.unread.get(at)
        held.append(unread.problem if unread else reading.values[at])
