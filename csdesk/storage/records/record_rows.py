"""Records of an import draft as rows of a table, and back as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from csdesk.errors import InputRefused
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.tables import Cell, FieldKind, RecordTable
from csdesk.storage.file.database import Row, Value
from csdesk.storage.file.texts import is_keepable


def record_keys(records: RecordTable, file_name: str) -> tuple[AccountKey, ...]:
    """Return the key of each record: its id, trimmed, or its name where it has no id.

    Raises InputRefused when a record has neither.
    """
    empty = (None,) * len(records)
    ids = records.columns.get(FieldId("account_id"), empty)
    names = records.columns.get(FieldId("account_name"), empty)
    keys = tuple(_key(*pair) for pair in zip(ids, names, strict=True))
    for key, row in zip(keys, records.source_rows, strict=True):
        if not key:
            raise _refused("the row has neither an id nor a name", records, file_name, row)
    return keys


def check_unique(keys: Sequence[AccountKey], records: RecordTable, file_name: str) -> None:
    """Raise InputRefused when two records have the same key."""
    seen: set[AccountKey] = set()
    for key, row in zip(keys, records.source_rows, strict=True):
        if key in seen:
            raise _refused(f"the account “{key}” is listed twice", records, file_name, row)
        seen.add(key)


def check_texts(records: RecordTable, file_name: str) -> None:
    """Raise InputRefused when a cell holds a text that cannot be kept."""
    for field, column in records.columns.items():
        for row, value in zip(records.source_rows, column, strict=True):
            if isinstance(value, str) and not is_keepable(value):
                problem = f"the {field} holds a character that cannot be kept"
                raise _refused(problem, records, file_name, row)


def record_rows(
    batch: int, keys: Sequence[AccountKey], records: RecordTable, kinds: Mapping[str, FieldKind]
) -> Iterator[tuple[Value, ...]]:
    """Give one row for each record: batch, key, sheet, source row, then its columns in order."""
    count = len(records)
    columns = [_stored(column, kinds[field]) for field, column in records.columns.items()]
    return zip(
        (batch,) * count,
        keys,
        (records.sheet,) * count,
        records.source_rows,
        *columns,
        strict=True,
    )


def read_columns(
    rows: Sequence[Row], fields: Sequence[FieldId], kinds: Mapping[str, FieldKind]
) -> dict[FieldId, tuple[Cell, ...]]:
    """Return the columns of rows that were selected by ``fields``, as values of their kind."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(fields)
    return {
        field: _loaded(column, kinds[field]) for field, column in zip(fields, columns, strict=True)
    }


def _key(account_id: Cell, name: Cell) -> AccountKey:
    written = "" if account_id is None else str(account_id).strip()
    return AccountKey(written or ("" if name is None else str(name).strip()))


def _stored(column: tuple[Cell, ...], kind: FieldKind) -> Sequence[Value]:
    if kind is FieldKind.DATE:
        return [value.isoformat() if isinstance(value, date) else None for value in column]
    return cast("Sequence[Value]", column)


def _loaded(column: tuple[Any, ...], kind: FieldKind) -> tuple[Cell, ...]:
    read: Callable[[Any], Cell] | None = READERS.get(kind)
    if read is None:
        return column
    return tuple(None if value is None else read(value) for value in column)


READERS: Mapping[FieldKind, Callable[[Any], Cell]] = {
    FieldKind.DATE: date.fromisoformat,
    FieldKind.FLAG: bool,
}
"""Kinds that SQLite holds in another form; text and numbers come back as they are."""


def _refused(problem: str, records: RecordTable, file_name: str, row: int) -> InputRefused:
    advice = "Correct the row or take it out, then import the file again"
    return InputRefused(problem, file=file_name, sheet=records.sheet, row=row, advice=advice)
