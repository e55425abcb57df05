"""The revenue grid of two dated lists of the same customers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import fsum, nan

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import UNKNOWN_DAY, RevenueGrid, RevenueSource
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.matching import AccountMatches, match_accounts
from csdesk.scoring.revenue.start_cohort import Window

NOBODY: Mapping[AccountKey, str] = {}


def grid_of_lists(
    earlier: AccountTable,
    later: AccountTable,
    lineage: str,
    matches: AccountMatches | None = None,
) -> RevenueGrid:
    """Return the ARR of every account on the days of two lists; its rows are added up first.

    An account that one list does not name has 0 there, and NaN where it is named without ARR.
    Accounts that are on both lists go by their key on the earlier one. ``matches`` says which
    those are, where that is known already.
    """
    import numpy as np

    found = matches or match_accounts(earlier, later)
    partners = {there: here for here, there in found.partners.items()}
    then = arr_by_account(earlier)
    now = {partners.get(key, key): amount for key, amount in arr_by_account(later).items()}
    keys = tuple({**then, **now})
    amounts = np.array([_column(then, keys), _column(now, keys)], dtype=np.float64).T
    names, since = _names(later) | _names(earlier), _since(earlier) | _since(later)
    still = np.broadcast_to(0.0, amounts.shape)
    return RevenueGrid(
        source=RevenueSource.CUSTOMER_LISTS,
        days=(earlier.as_of, later.as_of),
        accounts=keys,
        names=tuple(names.get(key, key) for key in keys),
        amounts=amounts,
        fx=still,
        price=still,
        signed_up=np.array([since.get(key, UNKNOWN_DAY) for key in keys], dtype=np.int64),
        lineage=lineage,
        notes=("Two lists hold two days: what came and went between them is not seen.",),
    )


def compare_lists(
    earlier: AccountTable,
    later: AccountTable,
    lost: Sequence[LostAccount] = (),
    gone: Collection[AccountKey] = (),
    lineage: str = "",
    told: Mapping[AccountKey, str] = NOBODY,
) -> Window:
    """Return the window between two dated lists.

    ``gone`` are accounts of the later list that it, or a person, calls lost; ``told`` those that
    other records do, and which.
    """
    matches = match_accounts(earlier, later)
    return Window(
        grid_of_lists(earlier, later, lineage, matches),
        0,
        1,
        missing=set(earlier.keys) - matches.partners.keys(),
        otherwise=matches.otherwise,
        partners=matches.partners,
        called_lost={here for here, there in matches.partners.items() if there in gone}
        if gone
        else (),
        still_listed=tuple(key for key in still_listed(later, lost) if key not in gone),
        told_lost={here: told[there] for here, there in matches.partners.items() if there in told}
        if told
        else NOBODY,
    )


def arr_by_account(accounts: AccountTable) -> dict[AccountKey, float | None]:
    """Return the ARR of each account in the list's order, None where none of its rows states it."""
    numbers = accounts.numbers("arr")
    if len(accounts.places) == len(accounts):
        # Not by dict(), which would let nothing else run until the last account is in it.
        return {key: amount for key, amount in zip(accounts.keys, numbers, strict=True)}  # noqa: C416
    amounts: dict[AccountKey, list[float]] = {}
    for key, amount in zip(accounts.keys, numbers, strict=True):
        parts = amounts.setdefault(key, [])
        if amount is not None:
            parts.append(amount)
    return {key: fsum(parts) if parts else None for key, parts in amounts.items()}


def still_listed(accounts: AccountTable, lost: Sequence[LostAccount]) -> tuple[AccountKey, ...]:
    """Return the accounts with ARR which the list of lost customers names, each once."""
    gone = {account.key for account in lost}
    if not gone:
        return ()
    return tuple(key for key, amount in arr_by_account(accounts).items() if amount and key in gone)


def _column(amounts: dict[AccountKey, float | None], keys: Sequence[AccountKey]) -> list[float]:
    stated = {key: nan if amount is None else max(amount, 0.0) for key, amount in amounts.items()}
    return [stated.get(key, 0.0) for key in keys]


def _names(table: AccountTable) -> dict[AccountKey, str]:
    column = table.column("account_name")
    return {key: str(name) for key, name in zip(table.keys, column, strict=True) if name}


def _since(table: AccountTable) -> dict[AccountKey, int]:
    column = table.column("customer_since")
    days = ((key, read_day(cell)) for key, cell in zip(table.keys, column, strict=True))
    return {key: day.toordinal() for key, day in days if day is not None}
