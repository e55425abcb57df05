"""The arithmetic of scores that every engine keeps to: csdesk's own, and the SQL that it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.identifiers import SignalGroupId
from csdesk.model.scorecards import FULL_POINTS, Scorecard, Shape, Signal

STEP = FULL_POINTS // 2
"""Points for each of a signal's two edges that a value meets."""
DEVIATIONS = 3
"""How many standard deviations from the mean the scale of a z-score ends."""
DIGITS = 9
"""Where the digits of binary fractions end that mean anything: 49.99999999999999 is 50."""
GRAINS = 2**26
"""Into how many whole parts a fraction is split to be summed, and each part again.

Whole numbers add up alike in every order, so that a mean is the same however a book is divided
among machines; up to 134 million accounts.
"""
LARGEST_WHOLE = 2**53
"""Up to here every whole number is one of binary fractions."""


@dataclass(frozen=True, slots=True)
class WeighedCard:
    """A scorecard with its weights as whole numbers."""

    card: Scorecard
    weights: tuple[int, ...]
    """Of the whole score, all signals counting."""
    inner: tuple[int, ...]
    """Of the group of each signal; as ``weights`` where the card has no groups."""
    outer: Mapping[SignalGroupId, int]
    """Of each group that has signals; empty where the card has no groups."""
    unit: int
    """How many points a unit is that is added up, as ``unit_of`` says."""
    is_exact: bool
    """Sums are whole numbers; else the noise of adding is taken off at ``DIGITS``."""


def unit_of(card: Scorecard) -> int:
    """Return how many points a unit is: a step where all points are whole steps, else 1."""
    return STEP if all(_is_whole(signal) for signal in card.signals) else 1


def _is_whole(signal: Signal) -> bool:
    return signal.shape is Shape.BANDS and signal.half_life_days is None
