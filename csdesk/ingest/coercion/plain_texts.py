"""Texts that need no change, recognised a whole column at a time."""

from __future__ import annotations

from typing import cast

from csdesk.ingest.coercion.blanks import INVISIBLE
from csdesk.ingest.coercion.cells import ColumnCells
from csdesk.model.tables import Cell


def find_other_texts(column: ColumnCells, nothing: frozenset[str]) -> tuple[Cell, ...]:
    """Return the distinct cells that may have to be changed; all others stay as they are.

    ``nothing`` are the words for nothing, in lower case.
    """
    if column.kinds != {str} or column.is_repetitive:
        return column.distinct
    texts = cast("list[str]", list(filter(None, column.cells)))
    stripped = list(map(str.strip, texts))
    found: dict[Cell, None] = {}
    if stripped != texts:
        found |= dict.fromkeys(t for t, bare in zip(texts, stripped, strict=True) if t != bare)
    is_short = min(map(len, texts), default=0) <= max(map(len, nothing))
    folded = list(map(str.casefold, texts)) if is_short else []
    if not nothing.isdisjoint(folded):
        found |= dict.fromkeys(t for t, f in zip(texts, folded, strict=True) if f in nothing)
    joined = "\n".join(("", *texts))
    if "\n#" in joined or "\n<" in joined or not joined.isascii():
        found |= dict.fromkeys(t for t in texts if t[0] in "#<" or _has_invisible_ends(t))
    return tuple(found)


def _has_invisible_ends(text: str) -> bool:
    return text[0] in INVISIBLE or text[-1] in INVISIBLE
