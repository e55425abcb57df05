"""A column's cells as blocks of JSON, in which a date is told from a text by a mark.

No text begins with the mark, because control characters are taken out of texts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time
from math import isfinite
from typing import Any

import orjson

from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.tables import Cell

KEPT_CONTROLS = "\t\n\r"
NO_NUMBER = "#NUM!"
"""Stands for a number that is none, as a spreadsheet program shows it."""
EMPTY = b""
"""A block that holds nothing."""
COMPRESSED = b"\x78"
"""What a compressed block begins with; others are JSON."""
NOTHING = (None, "")
MIDNIGHT = time()
_MARK = "\0"
_MARKED = rb"\u0000"
_DAY_LENGTH = len("\x002026-01-31")
_CONTROLS = {
    number: None for number in (*range(32), *range(127, 160)) if chr(number) not in KEPT_CONTROLS
}
_SUSPICIOUS = re.compile(rb"\\u00|\\[bf]|\x7f|\xc2[\x80-\x9f]")


def pack_block(cells: Sequence[object]) -> tuple[bytes, int, int]:
    """Return cells packed, where the last one that holds something stands, and texts cleaned."""
    kept = _without_empty_end(_as_plain(cells))
    if not kept:
        return EMPTY, 0, 0
    try:
        block = _dump(kept)
        if not _is_suspicious(block) and block.count(b"null") == kept.count(None):
            return block, len(kept), 0
    except orjson.JSONEncodeError:  # half a character, which UTF-8 cannot hold
        pass
    return _pack_cleaned(kept)


def pack_texts(texts: Sequence[str | None]) -> tuple[bytes, int, int]:
    """Return cells that are all texts, packed as ``pack_block`` does it."""
    kept = _without_empty_end(texts)
    if not kept:
        return EMPTY, 0, 0
    block = _dump(kept)
    if _is_suspicious(block) or b"\\" in block:
        return pack_block(texts)
    return block.replace(b'""', b"null"), len(kept), 0  # nothing else has two marks in a row


def _pack_cleaned(kept: Sequence[object]) -> tuple[bytes, int, int]:
    cleaned: Sequence[object] = [_clean(cell) for cell in kept]
    changed = sum(old != new for old, new in zip(kept, cleaned, strict=True) if new != NO_NUMBER)
    cleaned = _without_empty_end(cleaned)
    return (_dump(cleaned) if cleaned else EMPTY), len(cleaned), changed


def unpack_block(block: bytes) -> list[Cell]:
    """Return the ``BLOCK_ROWS`` cells of a block."""
    if not block:
        return [None] * BLOCK_ROWS
    if block.startswith(COMPRESSED):
        block = zlib.decompress(block)
    cells: list[Cell] = orjson.loads(block)
    if _MARKED in block:
        cells = [_unmarked(cell) if isinstance(cell, str) else cell for cell in cells]
    return cells + [None] * (BLOCK_ROWS - len(cells))


def pack_rows(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return rows of a packed sheet as JSON with dates marked."""
    return _dump(rows)


def unpack_rows(content: bytes) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows that ``pack_rows`` made ``content`` of."""
    rows: list[list[Cell]] = orjson.loads(content)
    if _MARKED in content:
        rows = [
            [_unmarked(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
        ]
    return tuple(tuple(row) for row in rows)


def clean_text(text: str) -> str | None:
    """Return a text without control characters, None when nothing is left."""
    cleaned = text.translate(_CONTROLS)
    return cleaned.encode("utf-8", "replace").decode() or None


def _is_suspicious(block: bytes) -> bool:
    """Tell whether a block holds control characters; looking for single bytes first is quicker."""
    if b"\\" in block or b"\xc2" in block or b"\x7f" in block:
        return _SUSPICIOUS.search(block) is not None
    return False


def _clean(cell: object) -> object:
    if isinstance(cell, str):
        return clean_text(cell)
    return NO_NUMBER if isinstance(cell, float) and not isfinite(cell) else cell


def _as_plain(cells: Sequence[object]) -> Sequence[object]:
    """Return cells with None for an empty text and without whole numbers, as ``Cell`` says."""
    types = set(map(type, cells))
    if int in types:
        cells = [float(cell) if type(cell) is int else cell for cell in cells]
    if str in types and "" in cells:
        cells = [None if cell == "" else cell for cell in cells]
    return cells


def _without_empty_end(cells: Sequence[object]) -> Sequence[object]:
    end = len(cells)
    while end and cells[end - 1] in NOTHING:
        end -= 1
    return cells if end == len(cells) else cells[:end]


def _dump(cells: Sequence[object]) -> bytes:
    return orjson.dumps(cells, default=_mark, option=orjson.OPT_PASSTHROUGH_DATETIME)


def _mark(cell: Any) -> str:
    """Return a date marked as one, anything else that is no ``Cell`` as text."""
    if isinstance(cell, datetime) and cell.time() == MIDNIGHT:
        cell = cell.date()
    return _MARK + cell.isoformat() if isinstance(cell, date) else str(cell)


def _unmarked(text: str) -> Cell:
    if not text.startswith(_MARK):
        return text
    if len(text) == _DAY_LENGTH:
        return date.fromisoformat(text[1:])
    return datetime.fromisoformat(text[1:])
