"""Putting salvaged rows into the tables of a new file, which accept only sound ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlcipher3 import dbapi2

from csdesk.errors import WrongUsage
from csdesk.storage.file.database import Database, Row, Value
from csdesk.storage.file.structure import (
    key_names,
    put_parents_first,
    read_columns,
    read_foreign_keys,
)

ADD_CLIENT = "INSERT INTO client (id, name, currency, is_sample) VALUES (?, 'Name lost', 'XXX', 0)"
"""XXX is the code of no currency (ISO 4217)."""
ADD_ENGAGEMENT = "INSERT INTO engagement (id, client_id, name) VALUES (?, ?, 'Name lost')"
ADD_BATCH = """
INSERT INTO import_batch (id, engagement_id, role, file_name, file_hash, as_of, {columns})
SELECT ?, min(id), 'current', 'Name lost', '', coalesce(max(as_of), date('now')), {values}
FROM engagement
"""
"""Which list it was is said elsewhere; its date is that of the audit."""
COUNTS = {"columns": "sheet, accounts_read, rows_rejected, lost_read", "values": "'', 0, 0, 0"}
"""What a format before lists in blocks keeps beside."""
DECISIONS = {"columns": "decisions", "values": "'{}'"}
ADD_LIST = """
INSERT INTO imported_list (id, batch_id, kind, sheet, header_row, row_count, records, rejected,
                           fields, summaries)
SELECT ?, coalesce(min(id), 1), 'accounts', 'Name lost', 0, 0, 0, 0, '{}', '{}'
FROM import_batch WHERE id NOT IN (SELECT batch_id FROM imported_list)
"""
"""Of the first file without a table; its columns tell what it is about."""
ADD_RESPONDENT = """
INSERT INTO respondent (id, engagement_id, name, role)
SELECT ?, min(id), 'Name lost', 'csm' FROM engagement
"""


class RowKeeper:
    """Inserts the rows of one table; a row that breaks its rules is left out."""

    def __init__(self, database: Database, table: str) -> None:
        columns = read_columns(database, table)
        self.columns = tuple(column.name for column in columns)
        self.kept = 0
        self._database = database
        self._parents = _read_parents(database, table)
        self._key = key_names(columns)
        names = ", ".join(("rowid", *self.columns))
        marks = ", ".join("?" * (len(self.columns) + 1))
        self._insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        changes = ", ".join(f"{name} = ?" for name in self.columns)
        place = " AND ".join(f"{name} = ?" for name in self._key)
        self._update = f"UPDATE {table} SET {changes} WHERE {place}"  # noqa: S608

    def keep(self, row: Row) -> bool:
        """Insert a row as ``DamagedFile.rows`` gives it, its number first; tell if it is in."""
        is_in = self._write(self._insert, row) or (
            self._stand_in(row) and self._write(self._insert, row)
        )
        self.kept += is_in
        return is_in

    def bring_back(self, values: Mapping[str, Value]) -> None:
        """Make a row as the change log shows it, whether it is lost, altered or as it was."""
        row = [values.get(column) for column in self.columns]
        if not self.keep((values.get("id"), *row)):
            self._write(self._update, (*row, *(values.get(column) for column in self._key)))

    def _write(self, sql: str, values: Sequence[Value]) -> bool:
        try:
            self._database.write(sql, values)
        except (dbapi2.IntegrityError, WrongUsage):
            return False
        return True

    def _stand_in(self, row: Row) -> bool:
        """Make up the lost rows that a row belongs to; tell whether there were any."""
        made = False
        for column, parent in self._parents.items():
            number = row[1 + self.columns.index(column)]
            if parent in STAND_INS and isinstance(number, int):
                made |= _stand_in(self._database, parent, number)
        return made


def sort_parents_first(database: Database, tables: Iterable[str]) -> list[str]:
    """Return tables so that each comes after those that its rows belong to."""
    return put_parents_first(
        {table: _read_parents(database, table).values() for table in sorted(tables)}
    )


def _stand_in(database: Database, table: str, number: int) -> bool:
    """Make up a lost row that others belong to; tell whether that was needed and possible."""
    if database.row(f"SELECT 1 FROM {table} WHERE id = ?", (number,)):  # noqa: S608
        return False
    try:
        STAND_INS[table](database, number)
    except dbapi2.IntegrityError:
        return False
    return True


def _add_client(database: Database, number: int | None) -> int:
    return database.write(ADD_CLIENT, (number,))


def _add_engagement(database: Database, number: int) -> int:
    """Make up an engagement of the only client, or of one that is made up too."""
    clients = database.rows("SELECT id FROM client")
    client = clients[0][0] if len(clients) == 1 else _add_client(database, None)
    return database.write(ADD_ENGAGEMENT, (number, client))


def _add_batch(database: Database, number: int) -> int:
    names = {column.name for column in read_columns(database, "import_batch")}
    told = DECISIONS if "decisions" in names else COUNTS
    return database.write(ADD_BATCH.format(**told), (number,))


def _add_list(database: Database, number: int) -> int:
    """Make up a table of a file that has none left, or of a file that is made up too."""
    if not database.row("SELECT 1 FROM import_batch"):
        _add_batch(database, 1)
    return database.write(ADD_LIST, (number,))


def _add_respondent(database: Database, number: int) -> int:
    return database.write(ADD_RESPONDENT, (number,))


STAND_INS: Mapping[str, Callable[[Database, int], int]] = {
    "client": _add_client,
    "engagement": _add_engagement,
    "import_batch": _add_batch,
    "imported_list": _add_list,
    "respondent": _add_respondent,
}


def _read_parents(database: Database, table: str) -> dict[str, str]:
    """Return the column and the table of each reference, by column."""
    return {found.column: found.table for found in read_foreign_keys(database, table)}
