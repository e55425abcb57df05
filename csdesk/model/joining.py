"""Accounts that were found to be one: which ones, why, and what their joined record shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.matching import AccountAlias
from csdesk.model.tables import Cell

ADDED_UP = frozenset({FieldId("arr"), FieldId("mrr"), FieldId("seats_purchased")})


@dataclass(frozen=True, slots=True)
class JoinedRecord:
    """An account that several records stand for; parting them needs nothing but this."""

    account: AccountKey
    aliases: tuple[AccountAlias, ...]
    """Those that lead to it, in the order in which they were given."""
    rows: tuple[int, ...]
    """The rows of its records in their files, that of its own first."""


def follow_aliases(aliases: Iterable[AccountAlias]) -> dict[AccountKey, AccountKey]:
    """Return the account that each alias stands for in the end.

    An alias of an alias leads on; one that would lead back to itself is passed over, so that of
    two accounts that stand for each other the later decision has no effect.
    """
    steps: dict[AccountKey, AccountKey] = {}
    for alias in aliases:
        if _find_end(steps, alias.account) != alias.alias:
            steps[alias.alias] = alias.account
    return {alias: _find_end(steps, alias) for alias in steps}


def _find_end(steps: Mapping[AccountKey, AccountKey], key: AccountKey) -> AccountKey:
    while key in steps:
        key = steps[key]
    return key


def join_accounts(
    table: AccountTable, aliases: Sequence[AccountAlias]
) -> tuple[AccountTable, tuple[JoinedRecord, ...]]:
    """Return the list with one record for each account, and which records were joined.

    The account's own record comes first: it gives the place in the list and every value that it
    states, the other records fill in what it leaves open. Amounts that differ are added up, as in
    two rows of one account; the same amount twice is one contract that was listed twice.
    """
    ends = follow_aliases(aliases)
    groups = _group_records(table.keys, ends)
    if len(groups) == len(table) and not ends.keys() & set(table.keys):
        return table, ()
    order = list(groups.values())
    joined = AccountTable(
        batch=table.batch,
        as_of=table.as_of,
        file_name=table.file_name,
        sheet=table.sheet,
        keys=tuple(groups),
        source_rows=tuple(table.source_rows[group[0]] for group in order),
        columns={
            name: _join_column(cells, order, is_added=name in ADDED_UP)
            for name, cells in table.columns.items()
        },
    )
    records = (_describe(table, account, group, ends, aliases) for account, group in groups.items())
    return joined, tuple(record for record in records if record.aliases)


def _group_records(
    keys: Sequence[AccountKey], ends: Mapping[AccountKey, AccountKey]
) -> dict[AccountKey, list[int]]:
    """Return the positions of the records of each account, that with its own key first."""
    groups: dict[AccountKey, list[int]] = {}
    for at, key in enumerate(keys):
        account = ends.get(key, key)
        group = groups.setdefault(account, [])
        group.insert(0 if key == account else len(group), at)
    return groups


def _join_column(
    cells: Sequence[Cell], groups: Sequence[Sequence[int]], *, is_added: bool
) -> tuple[Cell, ...]:
    join = _add_up if is_added else _take_first
    return tuple(
        cells[group[0]] if len(group) == 1 else join([cells[at] for at in group])
        for group in groups
    )


def _take_first(cells: Sequence[Cell]) -> Cell:
    return next((cell for cell in cells if cell is not None), None)


def _add_up(cells: Sequence[Cell]) -> Cell:
    amounts = {cell for cell in cells if isinstance(cell, float)}
    return fsum(amounts) if amounts else None


def _describe(
    table: AccountTable,
    account: AccountKey,
    group: Sequence[int],
    ends: Mapping[AccountKey, AccountKey],
    aliases: Sequence[AccountAlias],
) -> JoinedRecord:
    keys = {table.keys[at] for at in group}
    return JoinedRecord(
        account,
        tuple(
            alias for alias in aliases if ends.get(alias.alias) == account and alias.alias in keys
        ),
        tuple(table.source_rows[at] for at in group),
    )
