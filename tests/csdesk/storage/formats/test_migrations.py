from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.content import load_library
from csdesk.errors import WorkspaceUnusable
from csdesk.model.tables import FieldKind, TableKind
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.file.database import Database
from csdesk.storage.formats import migrations
from csdesk.storage.formats.format_1 import ACCOUNT_COLUMNS, LOST_COLUMNS
from csdesk.storage.formats.migrations import FORMAT, Migration, migrate
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
def test_each_column_of_older_lists_is_a_field_of_the_catalogue(kind, columns) -> None:
    fields = {field.id: field.kind for field in load_library().fields if field.table is kind}
    assert columns.items() <= fields.items()


def test_a_new_file_says_its_program_and_format(closed: Path) -> None:
    assert closed.read_bytes()[68:72] == b"CSDK"
    assert read_format(closed) == FORMAT == 8


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
        "0004_any_table",
        "0005_health",
        "0006_metrics",
        "0007_scores_once",
        "0008_registers",
        "0009_phone_numbers",
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


LIST = "INSERT INTO import_batch VALUES (?, 1, ?, 'a.csv', 'ab', '2025-12-31', 'S', ?, 3, ?, 9.5)"
BLOCK = 4_096


def a_value(kind: FieldKind, row: int) -> object:
    if row % 7 == 0:
        return None
    return {
        FieldKind.TEXT: f'"{row}" Ö\\n\n\u2028',
        FieldKind.DATE: f"2025-0{row % 9 + 1}-03",
        FieldKind.FLAG: row % 2,
    }.get(kind, row / 3)


def fill_format_3(database: Database, rows: int) -> None:
    """Write two lists as format 3 kept them: one with every field, and an empty one."""
    database.write("INSERT INTO client VALUES (1, 'Client', 'EUR', NULL, 0)")
    database.write("INSERT INTO engagement VALUES (1, 1, 'Audit', NULL)")
    database.write(LIST, (1, "current", rows, 2))
    database.write(LIST, (2, "previous", 0, 0))
    for batch, role in ((1, "current"), (2, "previous")):
        database.write("INSERT INTO list_in_use VALUES (1, ?, ?)", (role, batch))
        for place, field in enumerate(reversed(ACCOUNT_COLUMNS)):
            database.write("INSERT INTO import_field VALUES (?, ?, ?)", (batch, place, field))
    names = ", ".join(("batch_id", "key", "sheet", "source_row", *ACCOUNT_COLUMNS))
    marks = ", ".join("?" * (4 + len(ACCOUNT_COLUMNS)))
    database.write_many(
        f"INSERT INTO account ({names}) VALUES ({marks})",  # noqa: S608
        (
            (1, f"K{row}", "S", row + 4, *(a_value(kind, row) for kind in ACCOUNT_COLUMNS.values()))
            for row in range(rows)
        ),
    )
    lost = "INSERT INTO lost_account (batch_id, key, sheet, source_row, lost_on) VALUES "
    database.write(f"{lost} (1, 'L1', 'Gone', 3, '2025-05-06'), (1, 'L2', 'Gone', 4, NULL)")


def read_cells(database: Database, number: int, name: str) -> list[list[object]]:
    rows = database.rows(
        "SELECT cells FROM list_column WHERE list_id = ? AND name = ? ORDER BY block",
        (number, name),
    )
    return [json.loads(cells) for (cells,) in rows]


def test_every_value_of_a_list_is_in_its_block_since_format_4() -> None:
    database = connect_memory()
    migrate(database, to=3)
    fill_format_3(database, BLOCK + 5)
    migrate(database)
    for field, kind in ACCOUNT_COLUMNS.items():
        first, second = read_cells(database, 1, field)
        assert first + second == [a_value(kind, row) for row in range(BLOCK + 5)]
        assert len(first) == BLOCK
    assert [*chain(*read_cells(database, 1, "key"))] == [f"K{row}" for row in range(BLOCK + 5)]
    assert read_cells(database, 1, "source_row")[1] == [BLOCK + at for at in range(4, 9)]
    assert read_cells(database, 2, "arr") == [[]]
    assert read_cells(database, 3, "lost_on") == [["2025-05-06", None]]
    assert read_cells(database, 3, "refund") == []
    assert find_differences(database) == ()
    database.abandon()


def test_the_tables_of_a_list_keep_its_counts_and_the_order_of_its_fields_since_format_4() -> None:
    database = connect_memory()
    migrate(database, to=3)
    fill_format_3(database, 2)
    migrate(database)
    told = "SELECT batch_id, kind, sheet, header_row, row_count, records, rejected, stated_total"
    assert database.rows(f"{told} FROM imported_list") == [
        (1, "accounts", "S", 3, 5, 2, 3, 9.5),
        (2, "accounts", "S", 1, 3, 0, 3, 9.5),
        (1, "churn_events", "Gone", 2, 2, 2, 0, None),
    ]
    ((fields,), _, (lost,)) = database.rows("SELECT fields FROM imported_list ORDER BY id")
    kinds = [(field, kind.value) for field, kind in reversed(ACCOUNT_COLUMNS.items())]
    assert list(json.loads(fields).items()) == kinds
    assert json.loads(lost) == {"lost_on": "date"}
    assert database.rows("SELECT * FROM list_in_use") == [(1, "current", 1), (1, "previous", 2)]
    ((salt,),) = database.rows("SELECT salt FROM workspace")
    assert len(salt) == 32
    database.abandon()
