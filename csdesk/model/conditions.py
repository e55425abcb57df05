"""Conditions on accounts: what scorecards, rules, playbooks and signals ask of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Comparison(StrEnum):
    """How a subject is compared; an unknown subject meets only ``UNKNOWN`` and ``IS_NOT``."""

    IS = "is"
    IS_NOT = "is_not"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of an account.

    ``subject`` is a fact ("dau_mau"), a field of the customer list as text ("list.segment"),
    "score", "coverage", "band" ("green"), "band_before" (of the scores kept last), "arr",
    "points.<signal>" (0 to 10), or "change.<fact>": by how many percent it changed since the
    earlier snapshot.
    """

    subject: str
    test: Comparison
    number: float | None = None
    words: tuple[str, ...] = ()
    """For ``IS`` and ``IS_NOT`` of texts: any of them, compared without case."""
