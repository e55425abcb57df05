"""Accounts that the other tables of a file name: known ones, and keys written otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from csdesk.ingest.matching.accounts import Accounts, read_name_key
from csdesk.ingest.matching.blocks import ComparedBook, read_columns
from csdesk.ingest.matching.keys import repair_key
from csdesk.model.blocks import SOURCE_ROW
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import TableDraft, TableId
from csdesk.model.known_accounts import KEY
from csdesk.model.matching import AccountMatch, MatchBasis
from csdesk.model.tables import TableKind

Ends = Mapping[str, str]
"""The account that each key stands for, where it is another."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What the other tables name."""

    unknown: Mapping[str, int]
    """Records of each table whose account is nowhere listed."""
    matches: tuple[AccountMatch, ...]
    """Keys that stand for a listed account, each once, with the first row that has it."""


class Directory:
    """All accounts that are listed somewhere, to be found by a key that is written otherwise."""

    def __init__(self, lists: Sequence[Accounts], ends: Ends) -> None:
        self._lists, self._ends = lists, ends

    @cached_property
    def _listed(self) -> frozenset[str]:
        ends = self._ends
        return frozenset(
            {ends.get(key, key) for one in self._lists for key in one.keys} | ends.keys()
        )

    def is_listed(self, key: str) -> bool:
        """Tell whether a key is that of an account."""
        return key in self._listed

    def find(self, keys: Sequence[str]) -> Iterator[tuple[str, str, MatchBasis]]:
        """Yield the keys that can be one account only, that account, and what shows it."""
        by_id = self._gather({repair_key(key) for key in keys}, MatchBasis.REPAIRED_ID)
        by_name = self._gather({read_name_key(key) for key in keys}, MatchBasis.NAME)
        for key in keys:
            for accounts, basis in (
                (by_id.get(repair_key(key)), MatchBasis.REPAIRED_ID),
                (by_name.get(read_name_key(key)), MatchBasis.NAME),
            ):
                if accounts and len(accounts) == 1:
                    yield key, next(iter(accounts)), basis
                    break

    def _gather(self, wanted: set[str], basis: MatchBasis) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for accounts in self._lists:
            for text, positions in accounts.group(basis, wanted=wanted).items():
                keys = (accounts.keys[at] for at in positions)
                found.setdefault(text, set()).update(self._ends.get(key, key) for key in keys)
        return found


def look_up_keys(
    book: ComparedBook, tables: Sequence[TableDraft], directory: Directory
) -> LookedUp:
    """Return what the tables besides the lists of accounts name."""
    unknown: dict[str, int] = {}
    matches: list[AccountMatch] = []
    for table in tables:
        if table.kind is not TableKind.ACCOUNTS:
            keys, rows = _read_keys(book, table.id)
            counts = Counter(key for key in keys if not directory.is_listed(key))
            found = list(directory.find(list(counts)))
            first_row = dict(zip(reversed(keys), reversed(rows), strict=True))
            for key, account, basis in found:
                matches.append(_describe(table.id, first_row[key], key, account, basis))
            unknown[table.id] = counts.total() - sum(counts[key] for key, _, _ in found)
    return LookedUp(unknown, tuple(matches))


def _read_keys(book: ComparedBook, table: TableId) -> tuple[list[str], list[int]]:
    """Return the keys that a table names, and the row of each."""
    columns = {
        name: cells for name, cells in read_columns(book, table) if name in {KEY, SOURCE_ROW}
    }
    pairs = zip(columns.get(KEY, ()), columns.get(SOURCE_ROW, ()), strict=False)
    named = [(str(key), int(str(row))) for key, row in pairs if key is not None]
    return [key for key, _ in named], [row for _, row in named]


def _describe(table: TableId, row: int, key: str, account: str, basis: MatchBasis) -> AccountMatch:
    written = (
        "the same id written otherwise" if basis is MatchBasis.REPAIRED_ID else "the same name"
    )
    return AccountMatch(
        key=AccountKey(key),
        name="",
        row=row,
        account=AccountKey(account),
        basis=basis,
        likeness=100.0,
        reasons=(f"{written}: {key}, {account}",),
        table=table,
    )
