"""The rows of registers that a person added, changed or removed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.identifiers import AccountKey
from csdesk.model.registers import Cells, ColumnId, RegisterId, RowId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

SAVE = """
INSERT INTO register_row (engagement_id, register, row_id, place, account, cells)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, register, row_id)
DO UPDATE SET place = excluded.place, account = excluded.account, cells = excluded.cells
"""
DROP = "DELETE FROM register_row WHERE engagement_id = ? AND register = ? AND row_id = ?"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it is kept; ``cells`` None: a row of the content that was removed."""

    id: RowId
    place: int
    """Rows are shown in this order, those of the content at the places where they stand there."""
    cells: Cells | None
    account: AccountKey | None = None
    """The account that the row is about."""


class RegisterRecords:
    """The registers of the engagement, as far as they differ from what content brings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[RegisterId, tuple[KeptRow, ...]]:
        """Return the kept rows of every register that has some, by place."""
        rows = self._database.rows(
            "SELECT register, row_id, place, cells, account FROM register_row "
            "WHERE engagement_id = ? ORDER BY register, place, row_id",
            (current_engagement(self._database),),
        )
        found: dict[RegisterId, list[KeptRow]] = defaultdict(list)
        for register, *row in rows:
            found[RegisterId(register)].append(_read_row(tuple(row)))
        return {register: tuple(kept) for register, kept in found.items()}

    def rows(self, register: RegisterId) -> tuple[KeptRow, ...]:
        """Return the kept rows of one register, by place."""
        return self.all().get(register, ())

    def save(self, register: RegisterId, row: KeptRow) -> None:
        """Keep a row in place of the earlier one of its id."""
        engagement = current_engagement(self._database)
        cells = None if row.cells is None else _write_cells(row.cells)
        told = (row.id, row.place, row.account or "", cells)
        self._database.write(SAVE, (engagement, register, *told))

    def forget(self, register: RegisterId, row: RowId) -> None:
        """Forget what was kept of a row: one of the content is as it was, another is gone."""
        self._database.write(DROP, (current_engagement(self._database), register, row))


def _write_cells(cells: Mapping[ColumnId, object]) -> str:
    return json.dumps(dict(cells), ensure_ascii=False, sort_keys=True)


def _read_row(row: Row) -> KeptRow:
    row_id, place, cells, account = row
    known = None if cells is None else json.loads(cells)
    return KeptRow(RowId(row_id), place, known, AccountKey(account) if account else None)
