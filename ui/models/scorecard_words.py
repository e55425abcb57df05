"""Which scorecards are in use, in which order, and for whom each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import join_words, number, plural
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.scorecards import Scorecard, ScorecardVersion

_TESTS: Mapping[Comparison, str] = {
    Comparison.IS: "is",
    Comparison.IS_NOT: "is not",
    Comparison.BELOW: "is below",
    Comparison.AT_MOST: "is at most",
    Comparison.ABOVE: "is above",
    Comparison.AT_LEAST: "is at least",
    Comparison.KNOWN: "is known",
    Comparison.UNKNOWN: "is unknown",
}


def describe_audience(card: Scorecard, *, is_alone: bool) -> str:
    """Return whom a card is for: "Segment is Enterprise", "Everybody else"."""
    if not card.applies_to:
        return "Every account" if is_alone else "Everybody else"
    said = join_words([write_condition(condition) for condition in card.applies_to])
    return f"{said[0].upper()}{said[1:]}"


def write_condition(condition: Condition) -> str:
    """Return a condition in words: "segment is Enterprise or Mid-market"."""
    subject = condition.subject.rsplit(".", maxsplit=1)[-1].replace("_", " ")
    text = f"{subject} {_TESTS[condition.test]}"
    if condition.words:
        return f"{text} {' or '.join(condition.words)}"
    if condition.number is not None:
        digits = 0 if float(condition.number).is_integer() else 1
        return f"{text} {number(condition.number, digits)}"
    return text


def describe_card(card: Scorecard, versions: Sequence[ScorecardVersion]) -> str:
    """Return where a card comes from: how many signals, and who changed it last (Versions: why)."""
    own = [one for one in versions if one.scorecard.id == card.id]
    text = plural(len(card.signals), "signal")
    if not own:
        return f"{text}, as it ships"
    last = max(own, key=lambda one: one.number)
    return f"{text}, version {last.number} by {last.author}"
