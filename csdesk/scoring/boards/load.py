"""What each CSM carries: accounts, ARR, bands, renewals ahead (domain 3.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median

from csdesk.model.accounts import AccountTable
from csdesk.model.boards import CsmLoad, LoadBoard
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.owners import accounts_by_owner


def make_load_board(
    table: AccountTable, bands: Sequence[Band], days_to_renewal: Sequence[float], soon_days: int
) -> LoadBoard | None:
    """Return the customers with ARR by CSM; None where the list names no CSM.

    ``bands`` and ``days_to_renewal`` (NaN unknown) are those of the accounts of the list in its
    order; a renewal within ``soon_days`` is due soon.
    """
    arr = table.arr()
    customers = [at for at, amount in enumerate(arr) if amount > 0]
    owned = accounts_by_owner(table, customers)
    if not owned:
        return None
    ranked = {csm: sorted(own, key=lambda at: -arr[at]) for csm, own in owned.items()}
    loads = [
        CsmLoad(
            csm=csm,
            accounts=_name(table, places),
            arr=sum(arr[at] for at in places),
            bands=_part_by_band(table, places, bands),
            due=_name(table, [at for at in places if 0 <= days_to_renewal[at] <= soon_days]),
        )
        for csm, places in ranked.items()
    ]
    taken = {at for places in owned.values() for at in places}
    alone = sorted(set(customers) - taken, key=lambda at: (-arr[at], at))
    counts = [len(one.accounts) for one in loads]
    return LoadBoard(
        loads=tuple(sorted(loads, key=lambda one: -one.arr)),
        unassigned=_name(table, alone),
        unassigned_arr=sum(arr[at] for at in alone),
        median=median(counts),
        most=max(counts),
        soon_days=soon_days,
        gini=find_gini(counts),
    )


def _name(table: AccountTable, places: Sequence[int]) -> tuple[AccountKey, ...]:
    return tuple(table.keys[at] for at in places)


def _part_by_band(
    table: AccountTable, places: Sequence[int], bands: Sequence[Band]
) -> Mapping[Band, tuple[AccountKey, ...]]:
    members: dict[Band, list[int]] = defaultdict(list)
    for at in places:
        members[bands[at]].append(at)
    return {band: _name(table, members[band]) for band in Band if band in members}


def find_gini(counts: Sequence[int]) -> float | None:
    """Return the Gini coefficient of counts, 0 for equal ones; None for fewer than two.

    Half of the mean difference of all pairs over the mean: sum((2i - n - 1) x_i) / (n sum(x)),
    x ascending and i from 1.
    """
    total, size = sum(counts), len(counts)
    if size < 2 or total <= 0:
        return None
    ranked = enumerate(sorted(counts), 1)
    return sum((2 * rank - size - 1) * count for rank, count in ranked) / (size * total)
