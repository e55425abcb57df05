"""The revenue grid of two dated lists of the same customers."""

from __future__ import annotations

from datetime import date
from math import nan

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import RevenueGrid, RevenueSource
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.matching import match_accounts
from csdesk.scoring.retention import arr_by_account


def grid_of_lists(earlier: AccountTable, later: AccountTable, lineage: str) -> RevenueGrid:
    """Return the ARR of every account on the days of two lists; its rows are added up first.

    An account that one list does not name has 0 there, and NaN where it is named without ARR.
    Accounts that are on both lists go by their key on the earlier one.
    """
    import numpy as np

    partners = {there: here for here, there in match_accounts(earlier, later).partners.items()}
    then = arr_by_account(earlier)
    now = {partners.get(key, key): amount for key, amount in arr_by_account(later).items()}
    keys = tuple({**then, **now})
    amounts = np.array([[_cell(then, key), _cell(now, key)] for key in keys], dtype=np.float64)
    amounts = amounts.reshape(len(keys), 2)
    names, since = _names(later) | _names(earlier), _since(earlier) | _since(later)
    return RevenueGrid(
        source=RevenueSource.CUSTOMER_LISTS,
        days=(earlier.as_of, later.as_of),
        accounts=keys,
        names=tuple(names.get(key, key) for key in keys),
        amounts=amounts,
        fx=np.zeros_like(amounts),
        price=np.zeros_like(amounts),
        signed_up=tuple(since.get(key) for key in keys),
        lineage=lineage,
        notes=("Two lists hold two days: what came and went between them is not seen.",),
    )


def _cell(amounts: dict[AccountKey, float | None], key: AccountKey) -> float:
    if key not in amounts:
        return 0.0
    amount = amounts[key]
    return nan if amount is None else max(amount, 0.0)


def _names(table: AccountTable) -> dict[AccountKey, str]:
    column = table.column("account_name")
    return {key: str(name) for key, name in zip(table.keys, column, strict=True) if name}


def _since(table: AccountTable) -> dict[AccountKey, date]:
    column = table.column("customer_since")
    days = ((key, read_day(cell)) for key, cell in zip(table.keys, column, strict=True))
    return {key: day for key, day in days if day is not None}
