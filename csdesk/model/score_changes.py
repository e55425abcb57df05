"""What moved a score, what would move it, and how scores stand over whole groups of companies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.model.health import Band, BandTotal
from csdesk.model.identifiers import AccountKey, SignalId


@dataclass(frozen=True, slots=True)
class SignalChange:
    """What a signal did to a score, in points of 100; points 0 to 10, None where it did not count.

    A signal that begins or ceases to count moves the score by how far it lies from the score
    before; one whose points stayed moves it where its weight grew or shrank beside the others.
    """

    signal: SignalId
    points_before: float | None
    points_after: float | None
    change: float


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """From one score to the next: ``before`` and all parts add up to ``after``."""

    before: float
    after: float
    signals: tuple[SignalChange, ...]
    """What the customer did: the greatest change first, signals that changed nothing left out."""
    card: float
    """What the scorecard did: the difference that another card or version makes today."""
    override: float
    """What persons did who set a score, or whose score expired."""


@dataclass(frozen=True, slots=True)
class PathToGreen:
    """The fewest signals that make an account green once they give all their points."""

    signals: tuple[SignalId, ...]
    """Those that bring most first; empty where the account is green."""
    score: float
    """With them."""


@dataclass(frozen=True, slots=True)
class BandMove:
    """An account that stands in another band under a changed scorecard."""

    account: AccountKey
    before: Band
    after: Band
    score_before: float | None
    score_after: float | None
    arr: float


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a changed scorecard would do to the accounts that a card is for."""

    before: Mapping[Band, BandTotal]
    after: Mapping[Band, BandTotal]
    average_before: float | None
    average_after: float | None
    moves: Sequence[BandMove]
    """Accounts that change band, the most revenue first; each put together when asked for."""


@dataclass(frozen=True, slots=True)
class ParentScore:
    """The health of a group of companies: a parent with all that belong to it."""

    name: str
    parent: AccountKey | None
    """The parent's own account, where it is one of the book."""
    members: tuple[AccountKey, ...]
    """All accounts of the group, the parent's own among them."""
    average: float | None
    """The mean of the scores that are there: every account counts the same."""
    average_arr_weighted: float | None
    distribution: Mapping[Band, BandTotal]
