"""Negative controls: settings that must lose something, so that a trial proves it would notice."""

from __future__ import annotations

from csdesk.storage.file import connection


def write_carelessly() -> None:
    """Take the journal and the syncs away, and write out early."""
    _set("journal_mode = OFF", "synchronous = OFF", "cache_size = 10")


def delete_journals() -> None:
    """Delete journals without syncing their folder: a power cut brings them back."""
    _set("journal_mode = DELETE", "synchronous = FULL")


def _set(*settings: str) -> None:
    always = ("foreign_keys = ON", "recursive_triggers = ON", "locking_mode = NORMAL")
    connection.DURABILITY = (*always, *settings)
