from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.content import load_library
from csdesk.errors import WorkspaceUnusable
from csdesk.model.tables import TableKind
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.formats import migrations
from csdesk.storage.formats.migrations import (
    ACCOUNT_COLUMNS,
    FORMAT,
    LOST_COLUMNS,
    Migration,
    migrate,
)
from csdesk.storage.workspace import Workspace, open_workspace

NEXT = Migration(
    FORMAT + 1, "phone_numbers", ("ALTER TABLE client ADD COLUMN phone TEXT NOT NULL DEFAULT ''",)
)


def add_migration(monkeypatch: pytest.MonkeyPatch, migration: Migration) -> None:
    """Make the program one format newer than it is."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, migration))
    for module in ("opening", "checks.closed_files"):
        monkeypatch.setattr(f"csdesk.storage.{module}.FORMAT", migration.number)


def read_format(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


@pytest.mark.parametrize(
    ("kind", "columns"),
    [(TableKind.ACCOUNTS, ACCOUNT_COLUMNS), (TableKind.CHURN_EVENTS, LOST_COLUMNS)],
)
def test_each_field_of_the_catalogue_has_its_column(kind, columns) -> None:
    fields = {field.id: field.kind for field in load_library().fields if field.table is kind}
    assert columns == fields


def test_a_new_file_says_its_program_and_format(closed: Path) -> None:
    assert closed.read_bytes()[68:72] == b"CSDK"
    assert read_format(closed) == FORMAT == 3


def test_every_table_is_strict_but_that_of_sqlite_utils(workspace: Workspace) -> None:
    rows = workspace.database.rows("SELECT name FROM pragma_table_list WHERE NOT strict")
    own = {name for (name,) in rows if not name.startswith("sqlite_")}
    assert own == {"_sqlite_migrations"}


def test_numbers_of_migrations_count_from_one() -> None:
    assert [step.number for step in migrations.MIGRATIONS] == list(range(1, FORMAT + 1))


def test_an_older_file_is_brought_to_the_current_format_once(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_migration(monkeypatch, NEXT)
    with open_workspace(closed) as workspace:
        assert workspace.clients.client().name == "Harbourlight Software"
        assert workspace.database.row("SELECT phone FROM client") == ("",)
    assert read_format(closed) == FORMAT + 1
    with open_workspace(closed) as workspace:
        names = [row[0] for row in workspace.database.rows("SELECT name FROM _sqlite_migrations")]
    assert names == [
        "0001_first_tables",
        "0002_change_log",
        "0003_every_instrument",
        "0004_phone_numbers",
    ]


def test_a_failing_migration_leaves_the_file_as_it_was(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    broken = Migration(NEXT.number, NEXT.name, (*NEXT.statements, "DROP TABLE no_such_table"))
    with monkeypatch.context() as newer:
        add_migration(newer, broken)
        with pytest.raises(WorkspaceUnusable, match="could not be used"):
            open_workspace(closed)
    assert closed.read_bytes() == before
    open_workspace(closed).close()


def test_sqlite_utils_works_with_the_sqlite_that_opens_workspaces(closed: Path) -> None:
    import sqlite_utils.utils

    assert sqlite_utils.utils.sqlite3.connect is dbapi2.connect


ANSWER = "INSERT INTO answer VALUES (1, ?, 'yes', '', ?, 'seen', 'said', 1, 'Dana')"


def test_answers_keep_all_they_said_and_count_their_confidence_since_format_3() -> None:
    database = connect_memory()
    migrate(database, to=2)
    database.write("INSERT INTO client VALUES (1, 'Client', 'EUR', NULL, 0)")
    database.write("INSERT INTO engagement VALUES (1, 1, 'Audit', NULL)")
    for word in ("low", "medium", "high"):
        database.write(ANSWER, (f"q.{word}", word))
    migrate(database)
    said = ("", "yes", None, "", "", "", "seen", "said", 1, "Dana", "", 1)
    found = database.rows(
        "SELECT subject, choice, value, text, not_applicable_reason, deferred, evidence, note, "
        "flagged, respondent, owner, revision FROM answer"
    )
    assert found == [said] * 3
    assert database.rows("SELECT question, confidence FROM answer ORDER BY confidence") == [
        ("q.low", 2),
        ("q.medium", 3),
        ("q.high", 4),
    ]
    assert find_differences(database) == ()
    database.abandon()
