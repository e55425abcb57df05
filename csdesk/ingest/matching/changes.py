"""What a file changes in the values of known accounts, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from math import isclose
from operator import ne

import orjson

from csdesk.ingest.matching.accounts import Accounts
from csdesk.ingest.matching.blocks import ComparedBook, KnownAccounts, packed_columns, unpack_column
from csdesk.ingest.matching.matcher import NOBODY
from csdesk.model.blocks import SOURCE_ROW, unpack_values
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import TableDraft
from csdesk.model.known_accounts import KEY
from csdesk.model.matching import SHOWN, FieldChange
from csdesk.model.tables import Cell, FieldKind

NOT_COMPARED = frozenset({KEY, SOURCE_ROW, "account_id"})
NOISE = 1e-9
"""Share by which numbers may differ and be the same: what computers leave of a sum."""
Kinds = Mapping[FieldId, FieldKind]


@dataclass(slots=True)
class Changes:
    """Which records bring another value than the one that is there."""

    is_changed: bytearray
    """For each record of the file."""
    shown: list[FieldChange] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    """The columns that the file has."""

    def first(self) -> tuple[FieldChange, ...]:
        """Return the first changes in the order of the rows."""
        return tuple(sorted(self.shown, key=lambda change: (change.row, change.field))[:SHOWN])


@dataclass(frozen=True, slots=True)
class Pairing:
    """The records of a file and the known account of each."""

    file: Accounts
    present: KnownAccounts
    partners: Sequence[int]


def find_changes(
    book: ComparedBook, tables: Sequence[TableDraft], pairing: Pairing, kinds: Kinds
) -> Changes:
    """Return the changes that the lists of accounts of a file bring."""
    changes = Changes(bytearray(len(pairing.file)))
    first = 0
    in_order = pairing.partners == list(range(len(pairing.present)))
    for table in tables:
        for column, blocks in packed_columns(book, table.id):
            if column in NOT_COMPARED:
                continue
            changes.columns.add(column)
            if not (in_order and pairing.present.is_same(column, blocks)):
                values = unpack_column(blocks)
                _compare_column(column, values, first, pairing, kinds, changes)
        first += table.records
    return changes


def _compare_column(
    column: str,
    values: Sequence[Cell],
    first: int,
    pairing: Pairing,
    kinds: Kinds,
    changes: Changes,
) -> None:
    if column not in pairing.present.columns or FieldId(column) not in kinds:
        return
    before = pairing.present.column(column)
    shown: list[FieldChange] = []
    for at, account in _find_differences(
        values, before, pairing.partners[first : first + len(values)]
    ):
        changes.is_changed[first + at] = True
        if len(shown) < SHOWN:
            shown.append(
                FieldChange(
                    AccountKey(pairing.file.keys[first + at]),
                    FieldId(column),
                    _unpack(before[account], kinds[FieldId(column)]),
                    _unpack(values[at], kinds[FieldId(column)]),
                    pairing.file.row(first + at),
                )
            )
    changes.shown += shown


def _find_differences(
    values: Sequence[Cell], before: Sequence[Cell], partners: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the position and the account of each value that differs from the one that is there."""
    if not before:
        return
    # Millions of values are compared without a step in Python; before[NOBODY] is any value.
    differ = map(ne, values, map(before.__getitem__, partners))
    for at in compress(count(), differ):
        account = partners[at]
        if account != NOBODY and not _is_noise(values[at], before[account]):
            yield at, account


def _is_noise(one: Cell, other: Cell) -> bool:
    return (
        isinstance(one, int | float)
        and isinstance(other, int | float)
        and isclose(one, other, rel_tol=NOISE)
    )


def _unpack(value: Cell, kind: FieldKind) -> Cell:
    return unpack_values(orjson.dumps([value]).decode(), kind)[0]
