"""The accounts that the rows of a table name, and what rows of one account hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from csdesk.ingest.coercion import ColumnReading
from csdesk.model.tables import Cell

Content = dict[int, list[object]]
"""What some positions of a table hold, in the order of its columns."""


def join_keys(columns: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the account that each row names: its id, trimmed, or else its name."""
    texts = [[str(value).strip() if value else "" for value in column] for column in columns]
    if len(texts) < 2:
        return texts[0] if texts else []
    return [own or name for own, name in zip(*texts, strict=True)]


def find_repeated(keys: Sequence[str]) -> Content:
    """Return the positions whose account stands in several rows, with nothing known of them."""
    if len(set(keys)) == len(keys):
        return {}
    counts = Counter(keys)
    return {at: [] for at, key in enumerate(keys) if counts[key] > 1}


def collect_contents(contents: Content, reading: ColumnReading) -> None:
    """Add what a column holds at the positions of interest, as far as it tells rows apart."""
    for at, held in contents.items():
        unread = reading.unread.get(at)
        held.append(unread.problem if unread else reading.values[at])
