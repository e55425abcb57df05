"""From opportunities found to opportunities won, and who found them (S1.81, S3.11)."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from csdesk.model.expansion import FunnelStage, SourcedShare
from csdesk.scoring.expansion.opportunities import Opportunity


def count_funnel(opportunities: Sequence[Opportunity]) -> tuple[FunnelStage, ...]:
    """Return identified, qualified and closed (won) opportunities with their ARR (S1.81)."""
    if not opportunities:
        return ()
    stages = (
        ("Identified", list(opportunities)),
        ("Qualified", [one for one in opportunities if one.is_qualified]),
        ("Closed", [one for one in opportunities if one.is_won]),
    )
    found: list[FunnelStage] = []
    for name, reached in stages:
        before = found[-1].count if found else 0
        rate = 100 * len(reached) / before if before else None
        amounts = [one.arr for one in reached if one.arr is not None]
        unpriced = len(reached) - len(amounts)
        accounts = tuple(dict.fromkeys(one.account for one in reached if one.account is not None))
        found.append(FunnelStage(name, len(reached), fsum(amounts), rate, unpriced, accounts))
    return tuple(found)


def find_sourced(opportunities: Sequence[Opportunity], target: float) -> SourcedShare | None:
    """Return how many opportunities customer success found, against a target in percent (S3.11).

    None without opportunities; those that do not say where they come from are left out.
    """
    if not opportunities:
        return None
    stated = [one for one in opportunities if one.lead_source]
    sourced = sum(one.is_from_success for one in stated)
    share = 100 * sourced / len(stated) if stated else None
    is_met = None if share is None else share >= target
    return SourcedShare(sourced, len(stated), len(opportunities), share, is_met)
