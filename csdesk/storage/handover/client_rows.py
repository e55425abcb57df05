"""The rows of one client, carried from one workspace file into another under numbers of their own.

No table is named here: what belongs to a client and which columns hold numbers is read from the
file, so that a table that is added later travels too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from csdesk.progress import Progress, silent
from csdesk.storage.file.database import Database, Row
from csdesk.storage.handover.relations import RelatedTable, belonging, read_relations

BLOCK = 1_000
"""Rows that are held in memory at once; large ones are taken one by one."""
COUNTING_TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
"""
NOTE_LAST = "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"
OTHERS_IN_USE = """
UNION ALL SELECT seq FROM sqlite_sequence WHERE name = ?
UNION ALL SELECT max(engagement_id) FROM change WHERE ? = 'engagement'
"""
"""Numbers of rows that are gone but stand in the change log."""

Rows = Iterable[Sequence[Any]]
Reshape = Callable[[RelatedTable, Iterator[Row]], Rows]
"""Makes of a table's rows those that travel, with the same columns."""


def unchanged(table: RelatedTable, rows: Iterator[Row]) -> Rows:
    """Let every row travel as it is."""
    del table
    return rows


class Numbering:
    """The numbers that rows get in another file, by those that they have in theirs."""

    def __init__(self, target: Database) -> None:
        self._target = target
        self._given: dict[str, dict[int, int]] = {}
        self._last: dict[str, int] = {}

    def give(self, table: str, number: int) -> int:
        """Return the new number of a row, always the same and never one that was in use."""
        given = self._given.setdefault(table, {})
        if number not in given:
            self._last[table] = self._last.get(table) or self._find_last(table)
            self._last[table] += 1
            given[number] = self._last[table]
        return given[number]

    def close(self) -> None:
        """Keep the numbers of rows that are gone, which the change log names, from coming again."""
        for (table,) in self._target.rows(COUNTING_TABLES):
            if table in self._last:
                self._target.write("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
                self._target.write(NOTE_LAST, (table, self._last[table]))

    def _find_last(self, table: str) -> int:
        rows = self._target.rows(f"SELECT max(rowid) FROM {table} {OTHERS_IN_USE}", (table, table))  # noqa: S608
        return max(number or 0 for (number,) in rows)


class ClientMover:
    """Carries the rows of one client from one file into another."""

    def __init__(self, source: Database, target: Database, client: int) -> None:
        self.tables = read_relations(source)
        self.numbering = Numbering(target)
        self._source = source
        self._target = target
        self._client = client

    def move_rows(self, progress: Progress = silent, reshape: Reshape = unchanged) -> None:
        """Insert the client's rows into the other file. Raises whatever ``progress`` raises."""
        total = sum(map(self._count, self.tables.values()))
        done = 0
        for table in self.tables.values():
            for block in _in_blocks(reshape(table, self._read(table)), _block_size(table)):
                self._insert(table, block)
                done += len(block)
                progress(done, total, "Writing the client")

    def renumber(self, table: RelatedTable, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row, or what the change log says of it, with the numbers of the other file."""
        numbers = {
            column: self.numbering.give(named, row[column])
            for column, named in table.numbered.items()
            if isinstance(row.get(column), int)
        }
        return row | numbers

    def _count(self, table: RelatedTable) -> int:
        row = self._source.row(f"SELECT count(*) FROM {table.name} WHERE {self._where(table)}")  # noqa: S608
        return int(row[0]) if row else 0

    def _read(self, table: RelatedTable) -> Iterator[Row]:
        sql = f"SELECT * FROM {table.name} WHERE {self._where(table)} ORDER BY rowid"  # noqa: S608
        for block in self._source.blocks(sql, _block_size(table)):
            yield from block

    def _where(self, table: RelatedTable) -> str:
        return belonging(self.tables, table.name, self._client)

    def _insert(self, table: RelatedTable, rows: Rows) -> None:
        columns, marks = ", ".join(table.columns), ", ".join("?" * len(table.columns))
        already = " ON CONFLICT DO NOTHING" if table.is_shared else ""
        self._target.write_many(
            f"INSERT INTO {table.name} ({columns}) VALUES ({marks}){already}",  # noqa: S608
            [self._renumbered(table, row) for row in rows],
        )

    def _renumbered(self, table: RelatedTable, row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(self.renumber(table, dict(zip(table.columns, row, strict=True))).values())


def _block_size(table: RelatedTable) -> int:
    return 1 if table.is_bulky else BLOCK


def _in_blocks(rows: Rows, size: int) -> Iterator[list[Sequence[Any]]]:
    block: list[Sequence[Any]] = []
    for row in rows:
        block.append(row)
        if len(block) == size:
            yield block
            block = []
    if block:
        yield block
