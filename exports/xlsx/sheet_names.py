"""Names of sheets: at most 31 characters, none of those that Excel refuses, no two alike."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 31
FORBIDDEN = "[]:*?/\\"
RESERVED = {"history"}
"""Excel keeps this name for itself."""


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return a sheet name for each wanted one, unique whatever the case of its letters."""
    taken: set[str] = set(RESERVED)
    names = []
    for name in wanted:
        names.append(_free_name(_clean(name), taken))
        taken.add(names[-1].casefold())
    return names


def _clean(name: str) -> str:
    kept = "".join(_kept(character) for character in name)
    return " ".join(kept.split()).strip("'")[:LONGEST].strip("' ") or "Sheet"


def _kept(character: str) -> str:
    if character in FORBIDDEN:
        return " "
    return character if character.isprintable() and ord(character) <= 0xFFFF else ""


def _free_name(name: str, taken: set[str]) -> str:
    number = 1
    free = name
    while free.casefold() in taken:
        number += 1
        ending = f" {number}"
        free = name[: LONGEST - len(ending)].rstrip() + ending
    return free
