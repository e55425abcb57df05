"""Which accounts each CSM looks after, for KPIs and findings alike (S1.56, C37)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.model.accounts import AccountTable


def accounts_by_owner(
    table: AccountTable, positions: Iterable[int]
) -> Mapping[str, tuple[int, ...]]:
    """Return which of these positions of the list each CSM has, by the name as first written.

    Case and spacing do not make another CSM; accounts without a name are left out.
    """
    spelling: dict[str, str] = {}
    held: dict[str, list[int]] = {}
    owners = table.column("csm")
    for at in positions:
        owner = owners[at]
        if not isinstance(owner, str) or not owner.strip():
            continue
        words = owner.split()
        name = spelling.setdefault(" ".join(words).casefold(), " ".join(words))
        held.setdefault(name, []).append(at)
    return {name: tuple(found) for name, found in held.items()}
