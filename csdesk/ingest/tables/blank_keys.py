"""Which cells of a key column name nothing, quickly for a million of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from csdesk.ingest.coercion import is_blank_key
from csdesk.model.tables import Cell

ERROR_MARK = "\n#"
LONGEST_WORD_FOR_NOTHING = 4
"""The words for nothing in a key are short, errors begin with a mark of their own."""


def find_blank_keys(cells: Sequence[Cell]) -> list[bool]:
    """Return which cells name no account; most are told apart without looking closely."""
    if _are_all_filled(cells):
        return [False] * len(cells)
    return [
        cell is None
        or (
            type(cell) is str
            and (len(cell) <= LONGEST_WORD_FOR_NOTHING or cell[0] == "#" or cell.isspace())
            and is_blank_key(cell)
        )
        for cell in cells
    ]


def _are_all_filled(cells: Sequence[Cell]) -> bool:
    """Tell whether a glance at the whole column shows that each cell names something."""
    if set(map(type, cells)) != {str}:
        return False
    texts = cast("Sequence[str]", cells)
    return (
        min(map(len, texts)) > LONGEST_WORD_FOR_NOTHING
        and not any(map(str.isspace, texts))
        and ERROR_MARK not in "\n".join(("", *texts))
    )
