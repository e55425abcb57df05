"""Why a test of a score may say more, or less, than is true (S1.29)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, SignalId


class AlarmKind(StrEnum):
    """Why a test of a score may look better, or worse, than the score is (S1.29)."""

    LEAK = "leak"
    """A signal knows the outcome: filled only for those who left, dated after, or too good."""
    SURVIVORS = "survivors"
    """Those who left are not in the data."""
    COLLINEAR = "collinear"
    """Two signals say the same."""
    CONCENTRATION = "concentration"
    """One account holds so much ARR that figures by ARR are about it."""
    SCORED_AFTER = "scored_after"
    """Scores stem from after the outcome."""
    UNDATED = "undated"
    """Signals without dates cannot be taken back to a past day."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One reason for care, in words, with what it is about."""

    kind: AlarmKind
    text: str
    signals: tuple[SignalId, ...] = ()
    accounts: tuple[AccountKey, ...] = ()
