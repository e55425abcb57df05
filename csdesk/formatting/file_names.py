"""Names of clients as names of files, on every system."""

from __future__ import annotations

import unicodedata

FORBIDDEN = '<>:"/\\|?*'
LONGEST = 120
RESERVED = {
    "con", "prn", "aux", "nul", *(f"com{n}" for n in "0123456789¹²³"),
    *(f"lpt{n}" for n in "0123456789¹²³"),
}  # fmt: skip


def file_name(text: str, otherwise: str = "client") -> str:
    """Return a text as a file name without folder or suffix, at most 120 bytes long."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(_kept(character) for character in normal)
    name = " ".join(kept.split()).strip(". ")
    name = name.encode()[:LONGEST].decode(errors="ignore").strip(". ")
    if name.split(".")[0].casefold() in RESERVED:
        name = f"_{name}"
    return name or otherwise


def _kept(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    return "_" if character in FORBIDDEN else character
