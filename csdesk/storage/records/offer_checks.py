"""How an offer keeps what was checked, what shows it, and what was decided: as one JSON text.

An offer that was kept whole at once is a list of the checks that were ticked, as it always was.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from csdesk.model.expansion import Offer, OfferState


def write_checks(offer: Offer) -> str:
    """Return what was checked and decided about an offer as a text."""
    if offer.state is OfferState.APPROVED and not (offer.evidence or offer.decided_on):
        return json.dumps(sorted(offer.checks))
    kept = {
        "checks": sorted(offer.checks),
        "evidence": offer.evidence,
        "state": offer.state,
        "decided_on": offer.decided_on.isoformat() if offer.decided_on else None,
        "decision": offer.decision,
    }
    return json.dumps(kept, ensure_ascii=False)


def read_checks(offer: Offer, text: str) -> Offer:
    """Return an offer with what its text says was checked and decided."""
    kept = json.loads(text)
    if isinstance(kept, list):
        return replace(offer, checks=frozenset(kept))
    decided_on = kept.get("decided_on")
    return replace(
        offer,
        checks=frozenset(kept.get("checks", ())),
        evidence=kept.get("evidence", ""),
        state=OfferState(kept.get("state", OfferState.APPROVED)),
        decided_on=date.fromisoformat(decided_on) if decided_on else None,
        decision=kept.get("decision", ""),
    )
