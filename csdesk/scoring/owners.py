"""Which accounts each CSM looks after, for KPIs and findings alike (S1.56, C37)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.model.accounts import AccountTable
from csdesk.model.tables import Cell

NOBODY = 0
"""Stands for accounts without a CSM among the numbers of CSMs."""


def accounts_by_owner(
    table: AccountTable, positions: Iterable[int]
) -> Mapping[str, tuple[int, ...]]:
    """Return which of these positions of the list each CSM has, by the name as first written.

    Case and spacing do not make another CSM; accounts without a name are left out.
    """
    codes, written, held = owner_codes(table), table.column("csm"), dict[int, list[int]]()
    for at in positions:
        held.setdefault(codes[at], []).append(at)
    held.pop(NOBODY, None)
    return {_name(written[found[0]]): tuple(found) for found in held.values()}


def owner_codes(table: AccountTable) -> tuple[int, ...]:
    """Return a number for each account that stands for its CSM; ``NOBODY`` without a name."""
    owners = table.column("csm")
    numbers: dict[str, int] = {"": NOBODY}
    # A list names few CSMs many times over, so each spelling is looked at once.
    code_of = {
        owner: numbers.setdefault(_name(owner).casefold(), len(numbers)) for owner in set(owners)
    }
    return tuple(code_of[owner] for owner in owners)


def _name(owner: Cell) -> str:
    """Return the name of a CSM with single spaces; empty where a cell holds none."""
    return " ".join(owner.split()) if isinstance(owner, str) else ""
