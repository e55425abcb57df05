"""A level as a sentence: its name, its index with the likely range, and what it rests on."""

from __future__ import annotations

from csdesk.formatting import level_word, number, plural
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, LevelState


def level_sentence(level: AreaLevel, instrument: Instrument) -> str:
    """Return the level of an area with its index, its likely range and what it rests on."""
    if level.index is None:
        return _not_assessed(level)
    note = ", provisional" if level.state is LevelState.PROVISIONAL else ""
    stands = _stands_at(level, instrument)
    answered = f"{level.answered} of {plural(level.applicable, 'question')} answered"
    return f"{stands}{note}. {index_words(level)}; {answered}."


def index_words(level: AreaLevel) -> str:
    """Return "Index 48, likely 43 to 52"; the range only where there is one."""
    words = f"Index {number(level.index)}"
    low, high = number(level.low), number(level.high)
    return words if low == high else f"{words}, likely {low} to {high}"


def _not_assessed(level: AreaLevel) -> str:
    if level.applicable == 0:
        return "Not assessed: none of its questions applies."
    return f"Not assessed: none of {plural(level.applicable, 'question')} is answered."


def _stands_at(level: AreaLevel, instrument: Instrument) -> str:
    word, tiers = level_word(level, instrument), len(instrument.tiers)
    if level.tier is None:
        return word or "Assessed"
    if level.tier == 0:
        return f"{word}: not yet on the first of {tiers} levels"
    return f"{word}{',' if level.is_met else ':'} level {level.tier} of {tiers}"
