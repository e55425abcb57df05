from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.errors import WorkspaceDamaged, WorkspaceUnusable
from csdesk.storage.file import header
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import open_workspace

PAGE = 4096


def patch_bytes(path: Path, at: int, content: bytes) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(content)] = content
    path.write_bytes(whole)


def run_sql(path: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def read_or_refuse(path: Path) -> object:
    """Return the sentence with which a file is refused, or else what it holds."""
    try:
        with open_workspace(path) as workspace:
            return workspace.clients.all(), workspace.answers.all(), workspace.history.entries()
    except WorkspaceUnusable as refused:
        return str(refused)


def refuse(path: Path, snapshot) -> str:
    """Return the sentence with which a file is refused, after a check that it was left alone."""
    before = snapshot(path)
    with pytest.raises(WorkspaceUnusable) as refused:
        open_workspace(path)
    assert snapshot(path) == before
    sentence = str(refused.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_missing_file_is_refused_and_not_created(path: Path) -> None:
    with pytest.raises(WorkspaceUnusable, match="is not in"):
        open_workspace(path)
    assert list(path.parent.iterdir()) == []


def test_an_empty_file_is_refused(path: Path, snapshot) -> None:
    path.touch()
    assert "is empty" in refuse(path, snapshot)


@pytest.mark.parametrize("size", [1, 99, 100, 5000])
def test_random_bytes_are_refused(path: Path, size: int, snapshot) -> None:
    path.write_bytes(os.urandom(size))
    assert "is not a csdesk workspace" in refuse(path, snapshot)


def test_a_picture_is_refused(path: Path, snapshot) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3000))
    assert "is not a csdesk workspace" in refuse(path, snapshot)


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(WorkspaceUnusable, match="is not a file"):
        open_workspace(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_it(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(WorkspaceUnusable, match="is not a file"):
        open_workspace(path)


def test_a_database_of_another_program_is_refused(path: Path, snapshot) -> None:
    run_sql(path, "CREATE TABLE account (id INTEGER)", "PRAGMA user_version = 1")
    assert "database of another program" in refuse(path, snapshot)


def test_a_newer_format_is_refused_by_its_number(closed: Path, snapshot) -> None:
    patch_bytes(closed, 60, (FORMAT + 1).to_bytes(4, "big"))
    sentence = refuse(closed, snapshot)
    assert f"newer csdesk (format {FORMAT + 1}; this one reads up to {FORMAT})" in sentence
    assert "Update csdesk" in sentence


def test_a_file_that_was_never_finished_is_refused(closed: Path, snapshot) -> None:
    patch_bytes(closed, 60, bytes(4))
    assert "never finished" in refuse(closed, snapshot)


def test_a_file_switched_to_write_ahead_logging_is_refused(closed: Path, snapshot) -> None:
    run_sql(closed, "PRAGMA journal_mode = WAL")
    assert "changed by another program" in refuse(closed, snapshot)


@pytest.mark.parametrize("missing", [1, PAGE, 5 * PAGE])
def test_a_file_cut_short_is_refused(closed: Path, missing: int, snapshot) -> None:
    whole = closed.read_bytes()
    closed.write_bytes(whole[:-missing])
    assert f"{len(whole) - missing} of {len(whole)} bytes" in refuse(closed, snapshot)


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TRIGGER spy AFTER INSERT ON answer BEGIN DELETE FROM answer; END",
        "CREATE VIEW accounts AS SELECT * FROM account",
        "CREATE VIRTUAL TABLE words USING fts5 (text)",
        "CREATE TABLE extra (id INTEGER)",
        "CREATE INDEX slow ON answer (note)",
        "ALTER TABLE client ADD COLUMN big TEXT AS (printf('%1000d', id))",
        "CREATE TRIGGER spy AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM client; END",
        "ALTER TABLE _sqlite_migrations ADD COLUMN big AS (printf('%1000d', id))",
        "DROP TABLE raci",
        "DROP TABLE _sqlite_migrations",
    ],
)
def test_a_changed_schema_is_refused(closed: Path, foreign: str, snapshot) -> None:
    run_sql(closed, foreign)
    assert "csdesk did not make" in refuse(closed, snapshot)


def test_a_constraint_that_was_taken_away_is_noticed(closed: Path, snapshot) -> None:
    run_sql(
        closed,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'answer'",
    )
    assert "csdesk did not make" in refuse(closed, snapshot)


def test_overwritten_pages_are_damage(closed: Path, snapshot) -> None:
    pages = closed.stat().st_size // PAGE
    for page in range(1, pages):
        patch_bytes(closed, page * PAGE, b"\xa5" * PAGE)
    assert "is damaged" in refuse(closed, snapshot)


def test_a_value_of_the_wrong_kind_is_damage(closed: Path, snapshot) -> None:
    run_sql(
        closed,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE client SET currency = 'pounds'",
    )
    assert "is damaged" in refuse(closed, snapshot)


def test_text_that_is_no_text_is_damage(closed: Path, snapshot) -> None:
    run_sql(closed, "UPDATE client SET name = CAST(x'41ff42' AS TEXT)")
    assert "is damaged" in refuse(closed, snapshot)


def test_a_value_that_another_program_changed_is_named_by_its_kind(closed: Path, snapshot) -> None:
    run_sql(closed, "UPDATE client SET name = 'Harbourlight Softwale'")
    before = snapshot(closed)
    with pytest.raises(WorkspaceDamaged, match="its clients are not what was written here"):
        open_workspace(closed)
    assert snapshot(closed) == before


def test_an_entry_missing_from_an_index_is_damage(closed: Path, snapshot) -> None:
    run_sql(
        closed,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = sql || ' WHERE 0' WHERE name = 'workspace_engagement'",
        "PRAGMA writable_schema = RESET",
        "REINDEX workspace_engagement",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ' WHERE 0', '') "
        "WHERE name = 'workspace_engagement'",
    )
    assert "is damaged" in refuse(closed, snapshot)


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_told_or_touches_nothing_that_is_read(closed: Path, seed: int) -> None:
    content = read_or_refuse(closed)
    chance = random.Random(seed)  # noqa: S311
    whole = bytearray(closed.read_bytes())
    start = chance.randrange(len(whole))
    length = chance.choice([1, 16, PAGE])
    whole[start : start + length] = chance.randbytes(len(whole[start : start + length]))
    closed.write_bytes(whole)
    found = read_or_refuse(closed)
    assert found == content or (isinstance(found, str) and closed.name in found)


def test_a_file_that_appears_as_zeros_is_refused(closed: Path, snapshot) -> None:
    patch_bytes(closed, 0, bytes(closed.stat().st_size))
    assert "is damaged" in refuse(closed, snapshot)


def test_a_plain_file_with_a_damaged_beginning_is_not_taken_for_an_encrypted_one(
    closed: Path, snapshot
) -> None:
    patch_bytes(closed, 3, b"x")
    before = snapshot(closed)
    with pytest.raises(WorkspaceDamaged, match="damaged at its beginning"):
        open_workspace(closed)
    assert snapshot(closed) == before


@pytest.mark.parametrize(
    ("name", "is_called_so"), [("a.csdesk", True), ("A.CSDESK", True), ("a.db", False)]
)
def test_a_file_that_is_called_a_workspace_and_is_none_is_damaged(
    tmp_path: Path, name: str, is_called_so: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(os.urandom(5000))
    with pytest.raises(WorkspaceUnusable) as refused:
        open_workspace(path)
    assert isinstance(refused.value, WorkspaceDamaged) is is_called_so


def test_a_spreadsheet_as_long_as_a_workspace_is_no_encrypted_one(path: Path, snapshot) -> None:
    path.write_bytes(b"PK\x03\x04" + os.urandom(3 * PAGE - 4))
    assert "is not a csdesk workspace" in refuse(path, snapshot)


def test_a_file_that_a_virus_scanner_reads_is_tried_again(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = make_held(closed, monkeypatch, times=2)
    open_workspace(closed).close()
    assert len(waits) == 2


def test_a_file_that_stays_held_is_told_after_a_moment(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = make_held(closed, monkeypatch, times=100)
    with pytest.raises(WorkspaceUnusable, match="held by another program, such as a virus scanner"):
        open_workspace(closed)
    assert sum(waits) < 1


def make_held(path: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> list[float]:
    """Let the first openings of a file fail as on Windows; return the pauses that are made."""
    waits: list[float] = []
    failures = iter(range(times))
    read = header._read_beginning

    def open_later(file: Path) -> bytes:
        if next(failures, None) is not None:
            error = PermissionError(13, "The process cannot access the file")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return read(file)

    monkeypatch.setattr(header, "_read_beginning", open_later)
    monkeypatch.setattr("csdesk.storage.file.header.time.sleep", waits.append)
    return waits
