"""How many customers stand in each service tier, and who covers them (S0.14, S1.18, C37, C38)."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, fsum
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.service import (
    Coverage,
    ServiceModel,
    ServiceTier,
    Singles,
    TierCoverage,
    TierProposal,
)
from csdesk.scoring.owners import NOBODY, owner_codes
from csdesk.scoring.segmentation import apply_choice, propose_tier

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

UNPLACED = -1


def coverage_report(table: AccountTable, model: ServiceModel, singles: Singles) -> Coverage:
    """Return the customers by tier, with the CSMs they need and have.

    Accounts with an ARR of 0 or less are no customers; those that state none are placed by ratings
    or by choice alone. Needed are the accounts, or the ARR, divided by what one CSM looks after,
    rounded up.
    """
    import numpy as np

    arr = np.array(table.numbers("arr"), np.float64)
    places = _place_by_arr(arr, model)
    proposals = _settle(table, arr, model, singles)
    ids = [tier.id for tier in model.tiers]
    for at, proposal in proposals.items():
        places[at] = UNPLACED if proposal.tier is None else ids.index(proposal.tier)
    owners = owner_codes(table)
    return Coverage(
        tiers=tuple(
            _cover(tier, arr[places == at], owners[places == at])
            for at, tier in enumerate(model.tiers)
        ),
        placements=tuple(None if at == UNPLACED else ids[at] for at in places.tolist()),
        unplaced=int((~(arr <= 0) & (places == UNPLACED)).sum()),
        without_revenue=int((arr <= 0).sum()),
        csms=_count_owners(owners[places != UNPLACED]),
        chosen=sum(proposal.is_chosen for proposal in proposals.values()),
        moved=sum(_is_moved(proposal) for proposal in proposals.values()),
        singles=singles,
    )


def _place_by_arr(arr: FloatArray, model: ServiceModel) -> IntArray:
    """Return the place of each account's tier; UNPLACED without revenue, or where none is known."""
    import numpy as np

    places = np.zeros(len(arr), dtype=np.int64)
    for tier in model.tiers[:-1]:
        places += arr < tier.arr_from
    is_known = (arr > 0) & bool(model.tiers)
    places[~is_known] = UNPLACED
    return places


def _settle(
    table: AccountTable, arr: FloatArray, model: ServiceModel, singles: Singles
) -> Mapping[int, TierProposal]:
    """Return the proposal of each customer that was rated or placed by a person, by position."""
    known = singles.choices.keys() | singles.ratings.keys()
    found = {}
    for at, key in enumerate(table.keys) if known else ():
        # Not a number is neither above nor below: no ARR is stated.
        if key in known and not arr[at] <= 0:
            stated = float(arr[at]) if arr[at] > 0 else None
            proposal = propose_tier(stated, singles.ratings.get(key, {}), model)
            found[at] = apply_choice(proposal, singles.choices.get(key), model)
    return found


def _is_moved(proposal: TierProposal) -> bool:
    return not proposal.is_chosen and proposal.by_arr not in (None, proposal.tier)


def _cover(tier: ServiceTier, arr: FloatArray, owners: IntArray) -> TierCoverage:
    count, total = len(arr), fsum(arr[arr > 0].tolist())
    return TierCoverage(
        tier=tier,
        accounts=count,
        arr=total,
        csms=_count_owners(owners),
        unowned=int((owners == NOBODY).sum()),
        csms_low=_divide_up(count, tier.accounts_high),
        csms_high=_divide_up(count, tier.accounts_low),
        csms_by_arr_low=_divide_up(total, tier.arr_high),
        csms_by_arr_high=_divide_up(total, tier.arr_low),
    )


def _divide_up(load: float, per_csm: float | None) -> int | None:
    return None if per_csm is None else ceil(load / per_csm)


def _count_owners(owners: IntArray) -> int:
    import numpy as np

    return len(np.unique(owners[owners != NOBODY]))
