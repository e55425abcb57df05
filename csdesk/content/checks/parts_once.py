"""Ids of the parts of an object: each given once within it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csdesk.content.contents import Entry


def check_parts_once(entry: Entry[Any], path: str, parts: Sequence[Any]) -> None:
    """Check that no two parts of a list of an object bear the same id."""
    ids = [part.id for part in parts]
    for number, part_id in enumerate(ids, start=1):
        if ids.index(part_id) < number - 1:
            raise entry.reject(f"{path}[{number}].id", part_id, "one that is used once")
