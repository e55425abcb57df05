"""Chances that customer success found and that wait for Sales (S3.16)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import fsum

from csdesk.model.expansion import HandOffs
from csdesk.scoring.expansion.opportunities import Opportunity


def find_hand_offs(opportunities: Sequence[Opportunity], as_of: date, days: int) -> HandOffs | None:
    """Return the open chances of customer success, and those that were found over ``days`` ago.

    A chance that is qualified has been taken over. None where no open chance says that customer
    success found it, and when. ARR is a year's.
    """
    found = [
        one
        for one in opportunities
        if one.is_from_success and not one.is_closed and one.created_on is not None
    ]
    if not found:
        return None
    stalled = [one for one in found if not one.is_qualified and _age(one, as_of) > days]
    amounts = [one.arr for one in stalled if one.arr is not None]
    return HandOffs(
        open=len(found),
        stalled=len(stalled),
        accounts=tuple(dict.fromkeys(one.account for one in stalled if one.account is not None)),
        arr=fsum(amounts) if amounts else None,
    )


def _age(opportunity: Opportunity, as_of: date) -> int:
    return 0 if opportunity.created_on is None else (as_of - opportunity.created_on).days
