"""What each CSM carries: accounts, ARR, bands, renewals ahead (domain 3.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.boards import CsmLoad, LoadBoard
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_sequence import BANDS
from csdesk.scoring.owners import accounts_by_owner
from csdesk.scoring.parted_places import part_places, rank_places, take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def make_load_board(
    table: AccountTable, bands: IntArray, days_to_renewal: FloatArray, soon_days: int
) -> LoadBoard | None:
    """Return the customers with ARR by CSM; None where the list names no CSM.

    ``bands`` (places in ``BANDS``) and ``days_to_renewal`` (NaN unknown) are those of the accounts
    of the list in its order; a renewal within ``soon_days`` is due soon.
    """
    import numpy as np

    arr = table.arr_column
    customers = np.flatnonzero(arr > 0)
    owned = accounts_by_owner(table, customers)
    if not owned:
        return None
    is_soon = (days_to_renewal >= 0) & (days_to_renewal <= soon_days)
    ranked = {csm: rank_places(places, arr) for csm, places in owned.items()}
    loads = [
        CsmLoad(
            csm=csm,
            accounts=take(table.keys, places),
            arr=float(arr[places].sum()),
            bands=_part_by_band(table, places, bands),
            due=take(table.keys, places[is_soon[places]]),
        )
        for csm, places in ranked.items()
    ]
    alone = rank_places(np.setdiff1d(customers, np.concatenate(list(owned.values()))), arr)
    counts = [len(one.accounts) for one in loads]
    return LoadBoard(
        loads=tuple(sorted(loads, key=lambda one: -one.arr)),
        unassigned=take(table.keys, alone),
        unassigned_arr=float(arr[alone].sum()),
        median=median(counts),
        most=max(counts),
        soon_days=soon_days,
        gini=find_gini(counts),
    )


def _part_by_band(
    table: AccountTable, places: IntArray, bands: IntArray
) -> Mapping[Band, tuple[AccountKey, ...]]:
    parts = part_places(places, bands[places])
    return {BANDS[code]: take(table.keys, own) for code, own in parts.items()}


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
