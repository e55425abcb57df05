"""Whether an account may be offered more now (S4.27, C73, C7)."""

from __future__ import annotations

from collections.abc import Collection

from csdesk.formatting import join_words, plural
from csdesk.model.expansion import EVIDENCE, Proof
from csdesk.model.health import Band

WANTED = {
    Proof.BREADTH: "that it uses most of what it bought",
    Proof.USAGE: "that its use is steady",
    Proof.REQUEST: "that it asks for more",
    Proof.OUTCOME: "an outcome that it has reached",
}


def is_ready(proofs: Collection[Proof]) -> bool:
    """Tell whether the three ticks of S4.27 are there; with fewer an account is not ready."""
    return set(proofs) >= EVIDENCE


def find_obstacle(
    signals: int, needed: int, proofs: Collection[Proof], band: Band | None = None
) -> str:
    """Return why no offer should be made now, as a sentence; empty where one may be made.

    ``needed``: the signals that make a candidate. An account in the red band is helped first.
    """
    if band is Band.RED:
        return "Its health is red: help first, and offer more once it is well."
    if signals < needed:
        short = plural(needed, "signal")
        return f"Nothing shows yet that it is ready: {short} needed, {signals} there."
    missing = [words for proof, words in WANTED.items() if proof not in proofs]
    if missing:
        return f"Not proven yet: {join_words(missing)}."
    return ""
