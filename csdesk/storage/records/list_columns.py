"""The columns of imported lists: read as packed text, unpacked one by one on demand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import Any

import orjson

from csdesk.model.blocks import SOURCE_ROW, unpack_values
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import BLOCK_ROWS, ColumnBlock
from csdesk.model.known_accounts import KEY
from csdesk.model.tables import Cell, FieldKind
from csdesk.storage.file.database import Database

READ_BLOCKS = "SELECT name, part, block, cells FROM list_column WHERE list_id = ? ORDER BY rowid"
READ_VALUES = """
SELECT name, CAST(cells AS BLOB) FROM list_column
WHERE list_id = ?1 AND part = 'value'
  AND (?2 IS NULL OR name IN (SELECT value FROM json_each(?2)))
ORDER BY name, block
"""
READ_ORIGINAL = """
SELECT cells FROM list_column WHERE list_id = ? AND name = ? AND part = 'original' AND block = ?
"""
AT_ONCE = 16


class Columns(Mapping[FieldId, tuple[Cell, ...]]):
    """Columns that are made when they are asked for, and then kept."""

    def __init__(
        self, names: tuple[FieldId, ...], make: Callable[[FieldId], tuple[Cell, ...]]
    ) -> None:
        self._names = dict.fromkeys(names)
        self._make = make
        self._made: dict[FieldId, tuple[Cell, ...]] = {}

    def __getitem__(self, name: FieldId) -> tuple[Cell, ...]:
        """Return a column; KeyError for one that is not there."""
        if name not in self._names:
            raise KeyError(name)
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a column, without making it."""
        return name in self._names

    def __iter__(self) -> Iterator[FieldId]:
        """Yield the names of the columns in their order."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(self._names)


class PackedList:
    """One imported list with the packed text of its columns; the file is not needed any more.

    ``wanted`` names the columns that are needed, where not all are.
    """

    def __init__(
        self, database: Database, number: int, wanted: Collection[str] | None = None
    ) -> None:
        ((fields,),) = database.rows("SELECT fields FROM imported_list WHERE id = ?", (number,))
        told: dict[str, str] = orjson.loads(fields)
        self.kinds = {
            FieldId(name): FieldKind(kind)
            for name, kind in told.items()
            if wanted is None or name in wanted
        }
        self._packed = _read_values(database, number, wanted)
        self.keys: tuple[Any, ...] = self._join(KEY)
        self.source_rows: tuple[int, ...] = self._join(SOURCE_ROW)
        self.columns = Columns(tuple(self.kinds), self._unpack)

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.source_rows)

    def _join(self, name: str) -> tuple[Any, ...]:
        blocks = self._packed.pop(name, [])
        return tuple(chain.from_iterable(map(orjson.loads, blocks)))

    def _unpack(self, name: FieldId) -> tuple[Cell, ...]:
        kind, blocks = self.kinds[name], self._packed.get(name, [])
        return tuple(chain.from_iterable(unpack_values(cells, kind) for cells in blocks))


def read_blocks(database: Database, number: int) -> Iterator[ColumnBlock]:
    """Yield the blocks of a list as they were written."""
    for rows in database.blocks(READ_BLOCKS, AT_ONCE, (number,)):
        yield from (ColumnBlock(*row) for row in rows)


def read_original(database: Database, number: int, field: str, position: int) -> str | None:
    """Return the file's own text of a value, or None where it was kept as it stood."""
    block, place = divmod(position, BLOCK_ROWS)
    row = database.row(READ_ORIGINAL, (number, field, block))
    found: str | None = orjson.loads(row[0]).get(str(place)) if row else None
    return found


def _read_values(
    database: Database, number: int, wanted: Collection[str] | None
) -> dict[str, list[bytes]]:
    packed: dict[str, list[bytes]] = {}
    names = None if wanted is None else orjson.dumps([KEY, SOURCE_ROW, *wanted]).decode()
    for rows in database.blocks(READ_VALUES, AT_ONCE, (number, names)):
        for name, cells in rows:
            packed.setdefault(name, []).append(cells)
    return packed
