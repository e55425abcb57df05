"""Accounts that were found to be one: whom a key stands for, and what a joined record shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum

from csdesk.model.identifiers import AccountKey
from csdesk.model.matching import AccountAlias
from csdesk.model.tables import Cell

ADDED_UP = frozenset({"arr", "mrr", "seats_purchased"})
"""Fields of which the records of one account state parts."""


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


def group_records(
    keys: Sequence[AccountKey], accounts: Mapping[AccountKey, AccountKey]
) -> dict[AccountKey, list[int]]:
    """Return the positions of the records of each account, that with its own key first.

    ``accounts`` are the accounts that aliases stand for in the end.
    """
    groups: dict[AccountKey, list[int]] = {}
    for at, key in enumerate(keys):
        account = accounts.get(key, key)
        group = groups.setdefault(account, [])
        group.insert(0 if key == account else len(group), at)
    return groups


def choose_joining(field: str) -> Callable[[Sequence[Cell]], Cell]:
    """Return what makes one value of those that the records of an account state in a field.

    The first record that states a value counts, and that is the account's own. Amounts that differ
    are added up, as in two rows of one account; the same amount twice is one contract that was
    listed twice.
    """
    return _add_up if field in ADDED_UP else _take_first


def _take_first(cells: Sequence[Cell]) -> Cell:
    return next((cell for cell in cells if cell is not None), None)


def _add_up(cells: Sequence[Cell]) -> Cell:
    amounts = {cell for cell in cells if isinstance(cell, float)}
    return fsum(amounts) if amounts else None
