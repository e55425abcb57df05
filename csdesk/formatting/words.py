"""The words that stand for a state, the same on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting.numbers import number
from csdesk.model.answers import Confidence
from csdesk.model.findings import Severity
from csdesk.model.health import Band, HealthResult
from csdesk.model.levels import LevelState

_BANDS = {
    Band.GREEN: "Healthy",
    Band.YELLOW: "Watch",
    Band.RED: "At risk",
    Band.UNSCORED: "Not scored",
}
_SEVERITIES = {Severity.CRITICAL: "Critical", Severity.WATCH: "Watch", Severity.NOTE: "Note"}
_STATES = {
    LevelState.FINAL: "Final",
    LevelState.PROVISIONAL: "Provisional",
    LevelState.NOT_ASSESSED: "Not assessed",
}
_CONFIDENCES = {
    Confidence.VERY_LOW: "Very low",
    Confidence.LOW: "Low",
    Confidence.MEDIUM: "Medium",
    Confidence.HIGH: "High",
    Confidence.VERY_HIGH: "Very high",
}


def band_word(band: Band) -> str:
    """Return the word of a health band."""
    return _BANDS[band]


def severity_word(severity: Severity) -> str:
    """Return the word of a finding's severity."""
    return _SEVERITIES[severity]


def level_state_word(state: LevelState) -> str:
    """Return how far a level can be trusted."""
    return _STATES[state]


def confidence_word(confidence: Confidence) -> str:
    """Return the word of a respondent's confidence."""
    return _CONFIDENCES[confidence]


def join_words(words: Sequence[str], most: int = 12, total: int | None = None) -> str:
    """Return "a, b and c"; beyond ``most`` words, "a, b and 5 more".

    ``total`` says how many there are, where only the first are given.
    """
    shown, count = list(words[:most]), len(words) if total is None else total
    if count > len(shown):
        shown.append(f"{number(count - len(shown))} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def column_letters(number: int) -> str:
    """Return the name that a spreadsheet gives to a 1-based column: "A", "AA"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def weight_held(health: HealthResult) -> str:
    """Return how much a list says about health: "28 of 100 points of signal weight"."""
    return f"{number(health.available_weight)} of 100 points of signal weight"


def sentence(text: str) -> str:
    """Return a text with a capital first letter and a full stop."""
    cleaned = text.strip()
    if not cleaned:
        return ""
    ending = "" if cleaned[-1] in ".!?…" else "."
    return f"{cleaned[0].upper()}{cleaned[1:]}{ending}"
