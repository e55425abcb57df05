"""How the bytes of a text file are to be read, from the bytes alone and never from the machine."""

from __future__ import annotations

import codecs
from pathlib import Path

BLOCK = 1 << 20
HEAD = 4096
FALLBACK = "cp1252"
MOSTLY = 0.4
NOTHING_BUT_ZEROS = 0.9

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZERO_SLOTS = (
    ((1, 2, 3), "utf-32-le"),
    ((0, 1, 2), "utf-32-be"),
    ((1, 3), "utf-16-le"),
    ((0, 2), "utf-16-be"),
)
"""In Latin text, the places of four where these encodings have zero bytes."""


def find_encoding(path: Path) -> str:
    """Return the name of the encoding of a text file."""
    with path.open("rb") as file:
        wide = find_wide_encoding(file.read(HEAD))
    if wide:
        return wide
    return "utf-8" if _is_utf8(path) else FALLBACK


def find_wide_encoding(head: bytes) -> str | None:
    """Return the encoding that a byte order mark or a pattern of zero bytes shows, or None."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if _zero_share(head) > NOTHING_BUT_ZEROS:
        return None
    for slots, name in _ZERO_SLOTS:
        if all(_zero_share(head[slot::4]) > MOSTLY for slot in slots):
            return name
    return None


def _zero_share(part: bytes) -> float:
    return part.count(0) / len(part) if part else 0.0


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
