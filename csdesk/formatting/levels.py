"""The words for a level, the same on every surface."""

from __future__ import annotations

from csdesk.formatting.numbers import UNKNOWN, number
from csdesk.formatting.words import level_state_word
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult

NOT_ALL_MET = "not all of it met"


def level_word(level: AreaLevel, instrument: Instrument) -> str:
    """Return "Measurable", "Ad-hoc, not all of it met", "Not assessed"; or the word of an index.

    The index speaks where there is no ladder; empty where there are no words for it either.
    """
    if level.index is None:
        return level_state_word(LevelState.NOT_ASSESSED)
    if level.tier is None:
        return mark_word(level.index, instrument)
    return tier_word(level.tier, instrument, is_met=level.is_met)


def tier_word(tier: int, instrument: Instrument, *, is_met: bool) -> str:
    """Return the name of a tier, and that not all of it is met where it is not."""
    name = instrument.tier_name(tier)
    return name if is_met else f"{name}, {NOT_ALL_MET}"


def mark_word(index: float, instrument: Instrument) -> str:
    """Return the word that an index deserves, by the unrounded value; empty without any words."""
    reached = [mark.word for mark in instrument.marks if index >= mark.at_least]
    return reached[-1] if reached else ""


def average_words(result: MaturityResult) -> str:
    """Return the mean tier with its range: "2.1, between 1.7 and 2.8"; "2.1" where it is sure."""
    if result.average_tier is None:
        return UNKNOWN
    average = number(result.average_tier, 1)
    low, high = number(result.average_low, 1), number(result.average_high, 1)
    return average if low == high else f"{average}, between {low} and {high}"
