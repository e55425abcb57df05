"""What was taken back is read from the file again: SQLCipher may misread the page in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from csdesk.storage.file.connection import connect
from csdesk.storage.file.database import Database
from csdesk.storage.workspace import create_workspace

PHRASE = "four honest quiet words"
FORGET = "PRAGMA shrink_memory"


class TakenBack(Exception):
    """Ends a transaction whose writes are not kept."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "client.csdesk"
    create_workspace(path, phrase=PHRASE).close()
    database = connect(path, PHRASE)
    yield database
    database.abandon()


def write(database: Database) -> None:
    database.write("INSERT INTO attachment_content (hash, content) VALUES (?, x'00')", ("0" * 64,))


def take_back_all(database: Database) -> None:
    with suppress(TakenBack), database.transaction():
        write(database)
        raise TakenBack


def take_back_a_part(database: Database) -> None:
    with database.transaction(), suppress(TakenBack), database.transaction():
        write(database)
        raise TakenBack


def try_out(database: Database) -> None:
    database.try_out("PRAGMA user_version = 1")


@pytest.mark.parametrize("take_back", [take_back_all, take_back_a_part, try_out])
def test_pages_are_forgotten_once_something_was_taken_back(
    database: Database, take_back: Callable[[Database], None]
) -> None:
    told: list[str] = []
    database.connection.set_trace_callback(told.append)
    take_back(database)
    assert told[-1] == FORGET
    assert database.row("SELECT count(*) FROM attachment_content") == (0,)


def test_nothing_is_forgotten_after_what_was_kept(database: Database) -> None:
    told: list[str] = []
    database.connection.set_trace_callback(told.append)
    write(database)
    assert FORGET not in told


def test_a_misread_page_would_be_noticed_within_some_thousand_rollbacks(
    database: Database,
) -> None:
    for _ in range(3_000):
        try_out(database)
        assert database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
