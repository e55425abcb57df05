"""The glossary: each name says what it means."""

from __future__ import annotations

from csdesk.content.contents import Contents


def check_glossary(contents: Contents) -> None:
    """Check the names of columns that other programs read."""
    for entry in contents.of("term"):
        if not entry.item.meaning.strip():
            raise entry.reject("meaning", entry.item.meaning, "a text")
