"""docs/schema.md describes every table of a workspace, from the code.

Write it anew with CSDESK_WRITE_DOCS=1 python3 dev.py test tests/csdesk/storage -k schema_document
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from csdesk.storage.books.tables import TABLES, TableUse, tables_of
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.file.database import Database
from csdesk.storage.file.header import APPLICATION_ID
from csdesk.storage.formats.migrations import FORMAT, MIGRATIONS

INTRODUCTION = f"""# The tables of a workspace

A workspace is one SQLite file (SQLCipher, where it has a pass phrase) of format {FORMAT}:
`application_id` is 0x{APPLICATION_ID:08X} ("CSDK"), `user_version` the format. All tables are
STRICT. Any SQLite program can read a plain one; only csdesk should write, because it keeps the
change log and the sums that tell damage. Each row of `content_sum` holds the number of rows of a
table and the sum, modulo 2 to the 128, of the BLAKE2b hashes of its rows (16 bytes, personalised
with the table's name, over the row as a JSON array). `_sqlite_migrations` is the record that
sqlite-utils keeps of the steps below.

Written by `tests/csdesk/storage/formats/test_schema_document.py` from `csdesk/storage`.

| Format | Step |
|---|---|
"""
USES = {
    TableUse.DECISION: "What people enter and decide (in the change log, can be undone)",
    TableUse.LIST: "What was read from files (never changed, only used or not)",
    TableUse.COMPUTED: "What csdesk computed, and can compute again",
    TableUse.BOOKS: "What the workspace knows about itself",
}


@pytest.fixture(scope="module")
def schema() -> Iterator[Database]:
    database = connect_memory()
    for migration in MIGRATIONS:
        for statement in migration.statements:
            database.write(statement)
    yield database
    database.abandon()


def document(schema: Database) -> str:
    steps = "".join(f"| {step.number} | {step.name.replace('_', ' ')} |\n" for step in MIGRATIONS)
    return INTRODUCTION + steps + "".join(part for use in TableUse for part in section(schema, use))


def section(schema: Database, use: TableUse) -> Iterator[str]:
    yield f"\n## {USES[use]}\n"
    for table in tables_of(use):
        yield f"\n### {table}\n\n{TABLES[table].purpose}\n\n"
        yield "| Column | Type | Rules |\n|---|---|---|\n"
        for name, kind, rules in columns(schema, table):
            yield f"| `{name}` | {kind} | {rules} |\n"


def columns(schema: Database, table: str) -> Iterator[tuple[str, str, str]]:
    points_at = {
        column: f"→ `{other}.{there}`"
        for column, other, there in schema.rows(
            'SELECT "from", "table", coalesce("to", \'id\') FROM pragma_foreign_key_list(?)',
            [table],
        )
    }
    checks = read_checks(schema, table)
    for name, kind, required, key in schema.rows(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?)', [table]
    ):
        rules = [
            "key" if key else "",
            "required" if required and not key else "",
            points_at.get(name, ""),
            checks.get(name, ""),
        ]
        yield name, kind, ", ".join(filter(None, rules)).replace("|", "\\|")


def read_checks(schema: Database, table: str) -> dict[str, str]:
    ((sql,),) = schema.rows("SELECT sql FROM sqlite_master WHERE name = ?", [table])
    lines = (line.strip().rstrip(",") for line in sql.splitlines())
    found = (re.match(r"(\w+) .*?CHECK \((.*)\)", line) for line in lines)
    return {match[1]: f"`{match[2]}`" for match in found if match}


def test_every_table_is_described_and_nothing_else(schema: Database) -> None:
    there = {name for (name,) in schema.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert there - {"sqlite_sequence"} == set(TABLES)


def test_the_document_is_that_of_the_code(schema: Database, repository: Path) -> None:
    path = repository / "docs" / "schema.md"
    if os.environ.get("CSDESK_WRITE_DOCS"):
        path.write_text(document(schema), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == document(schema)
