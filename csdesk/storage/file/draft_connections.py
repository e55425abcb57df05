"""Connections to a draft: one that fills it, and one that reads again what was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.storage.file.connection import connect
from csdesk.storage.file.database import Database


@contextmanager
def filling(draft: Path, phrase: str | None, called: str) -> Iterator[Database]:
    """Give a connection that writes a draft, encrypted if there is a phrase.

    ``called`` is the name that a person knows the draft by.
    """
    database = connect(draft, phrase, called=called)
    try:
        yield database
    except BaseException:
        database.abandon()
        raise
    database.close()


@contextmanager
def rereading(draft: Path, phrase: str | None, called: str) -> Iterator[Database]:
    """Give a connection that only reads a draft, as somebody will who opens it later."""
    database = connect(draft, phrase, read_only=True, called=called)
    try:
        yield database
    finally:
        database.close()
