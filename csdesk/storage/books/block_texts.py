"""Texts within blocks of a column, found and replaced one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from csdesk.storage.file.database import Value

KEY = "key"
"""The column that holds the keys of customers, as the tables of answers know them."""
Change = Callable[[Value], Value]


class BlockTexts:
    """Finds a pattern in the texts of blocks; ``loose`` finds the blocks that may hold it."""

    def __init__(
        self, loose: re.Pattern[str], pattern: re.Pattern[str], erase: Change, rename: Change
    ) -> None:
        self._loose = loose
        self._pattern = pattern
        self._erase = erase
        self._rename = rename

    def count(self, cells: str) -> int:
        """Return how many texts of a block hold the pattern."""
        if not self._loose.search(cells):
            return 0
        return sum(self._pattern.search(text) is not None for text in _list_texts(cells))

    def erase(self, name: str, cells: str) -> str:
        """Return a block with its texts changed; keys of customers get a new one each."""
        change = self._rename if name == KEY else self._erase
        told: Any = orjson.loads(cells)
        if isinstance(told, dict):
            told = {place: change(text) for place, text in told.items()}
        else:
            told = [change(value) for value in told]
        return orjson.dumps(told).decode()


def _list_texts(cells: str) -> Iterator[str]:
    told: Any = orjson.loads(cells)
    values = told.values() if isinstance(told, dict) else told
    return (value for value in values if isinstance(value, str))
