"""Writing the tables of a draft: their blocks as they come, checked as a whole."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from math import isfinite
from typing import Any, NoReturn

import orjson

from csdesk.content import load_library
from csdesk.errors import InputRefused
from csdesk.model.blocks import SOURCE_ROW, VALUE, pack_values
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import BLOCK_ROWS, ColumnBlock, ImportDraft, TableDraft
from csdesk.model.known_accounts import KEY
from csdesk.model.tables import FieldKind, TableKind
from csdesk.progress import Progress
from csdesk.storage.file.database import Database, Value
from csdesk.storage.file.texts import is_keepable
from csdesk.storage.records.batch_rows import pack_summaries

ADD_LIST = """
INSERT INTO imported_list (batch_id, kind, sheet, header_row, row_count, records, rejected,
                           stated_total, fields, summaries)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
ADD_BLOCK = "INSERT INTO list_column (list_id, name, part, block, cells) VALUES (?, ?, ?, ?, ?)"
FIND_UNEVEN = """
SELECT name FROM list_column WHERE list_id = ?1 AND part = 'value'
GROUP BY name HAVING sum(json_array_length(cells)) <> ?2
"""
UNKEEPABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])|[\ud800-\udfff]")
"""NUL or half of a surrogate pair, as JSON writes them; a pair or a backslash looks like it."""
ESCAPE = "\\u"
NO_NUMBERS = ("NaN", "Infinity")
"""Numbers that JSON has no word for, as Python writes them; a text may hold these letters."""
NAMES = ("account_id", "account_name")
"""What a key is taken from where the reading gave none."""
KEYED = frozenset({TableKind.ACCOUNTS, TableKind.CHURN_EVENTS})


def write_list(
    database: Database, batch: int, draft: ImportDraft, table: TableDraft, progress: Progress
) -> int:
    """Keep a table of a draft and return its number.

    Raises InputRefused when an account has no key of its own or a text cannot be kept.
    """
    writing = _Writing(draft, table)
    place = table.range
    told = (batch, table.kind, place.sheet, place.header_row, table.rows, table.records)
    counted = (table.rejected, place.stated_total, "{}", pack_summaries(table.summaries))
    number = database.write(ADD_LIST, (*told, *counted))
    database.write_many(ADD_BLOCK, writing.rows(number, progress))
    database.write_many(ADD_BLOCK, writing.key_rows(number))
    uneven = database.row(FIND_UNEVEN, (number, writing.count_rows()))
    if uneven is not None:
        raise ValueError(f"the column {uneven[0]} has not as many values as its list has rows")
    fields = orjson.dumps(writing.fields).decode()
    database.write("UPDATE imported_list SET fields = ? WHERE id = ?", (fields, number))
    return number


class _Writing:
    """The blocks of one table on their way; keeps only what the checks need."""

    def __init__(self, draft: ImportDraft, table: TableDraft) -> None:
        self._draft = draft
        self._table = table
        self._kinds = _find_kinds(table.kind)
        self.fields: dict[str, FieldKind] = {}
        self._kept: dict[str, list[str]] = {}
        """Packed columns: unpacked block by block, a million keys need little room."""

    def count_rows(self) -> int:
        """Return how many records there are."""
        return sum(map(len, self._unpack(SOURCE_ROW)))

    def rows(self, number: int, progress: Progress) -> Iterator[tuple[Value, ...]]:
        """Give the rows of the blocks, telling after each how far it is."""
        columns = len(self._table.summaries) + 2
        total = columns * -(-self._table.records // BLOCK_ROWS)
        step = f"Writing {_find_words(self._table.kind)}"
        for done, block in enumerate(self._draft.content.blocks(self._table.id), 1):
            if self._note(block):
                yield number, block.column, block.part, block.block, block.cells
            progress(min(done, total), total, step)

    def key_rows(self, number: int) -> Iterator[tuple[Value, ...]]:
        """Give the rows of the keys where the reading gave none, and check them."""
        if KEY not in self._kept:
            self._kept[KEY] = list(map(pack_values, self._derive_keys()))
            for block, cells in enumerate(self._kept[KEY]):
                yield number, KEY, VALUE, block, cells
        if self._table.kind in KEYED:
            self._check_present()
        if self._table.kind is TableKind.ACCOUNTS:
            self._check_unique()

    def _note(self, block: ColumnBlock) -> bool:
        """Check a block and tell whether it is one of a known column."""
        name = block.column
        if name not in (SOURCE_ROW, KEY) and name not in self._kinds:
            return False
        is_plain = block.cells.isascii() and ESCAPE not in block.cells
        if not is_plain and UNKEEPABLE.search(block.cells):
            self._check_texts(block)
        if any(word in block.cells for word in NO_NUMBERS):
            self._check_numbers(block)
        if block.part == VALUE:
            if name in self._kinds:
                self.fields[name] = self._kinds[FieldId(name)]
            if name in (SOURCE_ROW, KEY) or (name in NAMES and KEY not in self._kept):
                self._kept.setdefault(name, []).append(block.cells)
        return True

    def _unpack(self, name: str) -> Iterator[list[Any]]:
        """Yield the blocks of a column that was kept."""
        return map(orjson.loads, self._kept.get(name, ()))

    def _derive_keys(self) -> Iterator[list[str | None]]:
        empty = [[None] * len(rows) for rows in self._unpack(SOURCE_ROW)]
        columns = (self._unpack(name) if name in self._kept else empty for name in NAMES)
        for blocks in zip(*columns, strict=True):
            pairs = zip(*blocks, strict=True)
            yield [_trim(account) or _trim(name) or None for account, name in pairs]

    def _check_present(self) -> None:
        for block, keys in enumerate(self._unpack(KEY)):
            if None in keys or "" in keys:
                place = next(at for at, key in enumerate(keys) if not key)
                self._refuse("the row has neither an id nor a name", block * BLOCK_ROWS + place)

    def _check_unique(self) -> None:
        import numpy as np

        hashes = array("q")
        for keys in self._unpack(KEY):
            hashes.extend(map(hash, keys))
        ordered = np.sort(np.frombuffer(hashes, dtype=np.int64))
        if not (ordered[1:] == ordered[:-1]).any():
            return
        seen: set[str | None] = set()
        for place, key in enumerate(chain.from_iterable(self._unpack(KEY))):
            if key in seen:
                self._refuse(f"the account “{key}” is listed twice", place)
            seen.add(key)

    def _check_texts(self, block: ColumnBlock) -> None:
        """Look at each text of a block that may hold what no file could give back."""
        for place, text in _list_cells(block):
            if isinstance(text, str) and not is_keepable(text):
                problem = f"the {block.column} holds a character that cannot be kept"
                self._refuse(problem, block.block * BLOCK_ROWS + place)

    def _check_numbers(self, block: ColumnBlock) -> None:
        """Look at each number of a block that may hold an infinite one or one that is none."""
        for place, value in _list_cells(block):
            if isinstance(value, float) and not isfinite(value):
                problem = f"the {block.column} holds a number without a finite value"
                self._refuse(problem, block.block * BLOCK_ROWS + place)

    def _refuse(self, problem: str, place: int) -> NoReturn:
        block, at = divmod(place, BLOCK_ROWS)
        rows = next(islice(self._unpack(SOURCE_ROW), block, None), [])
        raise InputRefused(
            problem,
            file=self._draft.outline.file_name,
            sheet=self._table.range.sheet,
            row=rows[at] if at < len(rows) else None,
            advice="Correct the row or take it out, then import the file again",
        )


def _find_kinds(kind: TableKind) -> Mapping[FieldId, FieldKind]:
    return {field.id: field.kind for field in load_library().fields if field.table is kind}


def _find_words(kind: TableKind) -> str:
    found = (table.records for table in load_library().tables if table.kind is kind)
    return next(found, "records")


def _list_cells(block: ColumnBlock) -> Iterable[tuple[int, Any]]:
    # orjson refuses what is looked for here.
    import json

    told = json.loads(block.cells)
    pairs = enumerate(told) if isinstance(told, list) else told.items()
    return ((int(place), cell) for place, cell in pairs)


def _trim(value: object) -> str:
    return "" if value is None else str(value).strip()
