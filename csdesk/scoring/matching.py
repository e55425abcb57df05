"""Finds the customers of the earlier list on the later one, however their ids are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey

Reading = Callable[[AccountKey, str], str]
"""Makes of a key and a name what two lists are compared by; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class AccountMatches:
    """Which customer of the later list each one of the earlier list is."""

    partners: Mapping[AccountKey, AccountKey]
    """The key on the later list by the key on the earlier one; the customers found only."""
    otherwise: frozenset[AccountKey]
    """Keys on the earlier list of the customers that were not found by the very same key."""


def match_accounts(previous: AccountTable, current: AccountTable) -> AccountMatches:
    """Return the customers that stand on both lists, each matched with one customer only.

    The same key comes first, then the key without regard to case, then without leading zeros,
    then the name. Whatever two customers of one list share matches nobody.
    """
    before, after = _names(previous), _names(current)
    partners = {key: key for key in before if key in after}
    exact = frozenset(partners)
    for reading in (_folded_key, _key_without_zeros, _folded_name):
        there = {text: key for key, text in _unique(after, reading).items()}
        taken = set(partners.values())
        for key, text in _unique(before, reading).items():
            found = there.get(text)
            if key not in partners and found is not None and found not in taken:
                partners[key] = found
    return AccountMatches(partners, frozenset(partners) - exact)


def _names(accounts: AccountTable) -> dict[AccountKey, str]:
    names: dict[AccountKey, str] = {}
    for key, name in zip(accounts.keys, accounts.column("account_name"), strict=True):
        names.setdefault(key, name if isinstance(name, str) else "")
    return names


def _unique(names: Mapping[AccountKey, str], reading: Reading) -> dict[AccountKey, str]:
    """Return what each customer is compared by, where no other customer of the list shares it."""
    texts = {key: reading(key, name) for key, name in names.items()}
    holders: dict[str, list[AccountKey]] = {}
    for key, text in texts.items():
        holders.setdefault(text, []).append(key)
    return {keys[0]: text for text, keys in holders.items() if text and len(keys) == 1}


def _folded_key(key: AccountKey, name: str) -> str:
    del name
    return _fold(key)


def _key_without_zeros(key: AccountKey, name: str) -> str:
    """Return a number without the zeros that a spreadsheet drops; other keys have none."""
    folded = _folded_key(key, name)
    return (folded.lstrip("0") or "0") if folded.isdecimal() else folded


def _folded_name(key: AccountKey, name: str) -> str:
    del key
    return _fold(name)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
