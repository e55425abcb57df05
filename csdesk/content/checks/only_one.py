"""Sections of which the library has exactly one table."""

from __future__ import annotations

from typing import Any

from csdesk.content.contents import Contents, Entry
from csdesk.content.rejection import MISSING, rejection


def find_only(contents: Contents, section: str, folder: str) -> Entry[Any]:
    """Return the one table of a section; ContentInvalid where there are none or several."""
    found = contents.of(section)
    if len(found) != 1:
        there = f"{len(found)} tables" if found else MISSING
        raise rejection(folder, section, there, f"exactly one [{section}] table")
    return found[0]
