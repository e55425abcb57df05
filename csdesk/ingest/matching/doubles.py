"""Accounts of one list that look like another account of the same list (double counting)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from csdesk.ingest.matching.accounts import NAME, PARENT, Accounts
from csdesk.ingest.matching.evidence import Trait, weigh_pair
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import is_same_sum
from csdesk.model.matching import AccountMatch, MatchBasis

ARR = "arr"
NO_SCHEMES: frozenset[str] = frozenset()
MOST_ALIKE = 20
"""Accounts that may share a name: more are branches of a chain, or a name that is none."""


def find_doubles(accounts: Accounts) -> tuple[AccountMatch, ...]:
    """Return accounts that may be listed twice, in the order of their rows.

    Each names an earlier account with the same id written otherwise or the same name, or the
    parent whose revenue is that of its daughters together.
    """
    found: dict[tuple[int, int], MatchBasis] = {}
    for basis in (MatchBasis.REPAIRED_ID, MatchBasis.NAME):
        for positions in accounts.find_repeated(basis):
            if 1 < len(positions) <= MOST_ALIKE:
                for at in positions[1:]:
                    found.setdefault((at, positions[0]), basis)
    doubles = [
        double
        for (at, first), basis in found.items()
        if (double := _describe_pair(accounts, at, first, basis))
    ]
    doubles += _find_groups(accounts)
    return tuple(sorted(doubles, key=lambda double: double.row))


def _describe_pair(
    accounts: Accounts, at: int, first: int, basis: MatchBasis
) -> AccountMatch | None:
    """Return two accounts as a double, unless domain, country or parent tell them apart."""
    weighing = weigh_pair(accounts, at, accounts, first, NO_SCHEMES)
    if any(weighing.speaks(trait, for_it=False) for trait in (Trait.DOMAIN, Trait.PARENT)):
        return None
    reasons = (*weighing.reasons, f"row {accounts.row(first)}")
    return _describe(accounts, at, accounts.keys[first], basis, weighing.names.likeness, reasons)


def _find_groups(accounts: Accounts) -> Iterator[AccountMatch]:
    """Yield the parents whose ARR is the sum of their daughters', or that of one of them."""
    if not (accounts.columns.get(PARENT) and accounts.columns.get(ARR)):
        return
    by_name = {accounts.text(NAME, at).casefold(): at for at in range(len(accounts))}
    by_key = {key: at for at, key in enumerate(accounts.keys)}
    daughters: dict[int, list[int]] = {}
    for at, cell in enumerate(accounts.columns[PARENT]):
        if cell is None:
            continue
        parent = by_key.get(str(cell).strip(), by_name.get(str(cell).strip().casefold()))
        if parent is not None and parent != at:
            daughters.setdefault(parent, []).append(at)
    for parent, group in daughters.items():
        yield from _describe_group(accounts, parent, group)


def _describe_group(
    accounts: Accounts, parent: int, group: Sequence[int]
) -> Iterator[AccountMatch]:
    own, parts = _arr(accounts, parent), [_arr(accounts, at) for at in group]
    if not own:
        return
    if is_same_sum(fsum(parts), own):
        names = ", ".join(accounts.text(NAME, at) or accounts.keys[at] for at in group[:3])
        reason = f"its ARR is that of its daughters together: {names}"
    elif any(part and is_same_sum(part, own) for part in parts):
        reason = "parent and daughter state the same ARR"
    else:
        return
    daughter = max(group, key=lambda at: _arr(accounts, at))
    yield _describe(accounts, parent, accounts.keys[daughter], MatchBasis.GROUP, 0.0, (reason,))


def _arr(accounts: Accounts, at: int) -> float:
    value = accounts.columns[ARR][at]
    return float(value) if isinstance(value, int | float) else 0.0


def _describe(
    accounts: Accounts,
    at: int,
    other: str,
    basis: MatchBasis,
    likeness: float,
    reasons: tuple[str, ...],
) -> AccountMatch:
    return AccountMatch(
        key=AccountKey(accounts.keys[at]),
        name=accounts.text(NAME, at),
        row=accounts.row(at),
        account=AccountKey(other),
        basis=basis,
        likeness=likeness,
        reasons=reasons,
    )
