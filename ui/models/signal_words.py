"""A signal in words: what it looks at, who is known by it, what it gives points for."""

from __future__ import annotations

from csdesk.formatting import number, percent, plural
from csdesk.model.directions import Direction
from csdesk.model.fact_windows import FactWindow, own_window
from csdesk.model.facts import FactDefinition, Facts
from csdesk.model.scorecards import Shape, Signal

WHOLE = 100
COLOUR_ONLY = "Good and fair only colour the signal."


def window_words(window: FactWindow | None, fact: FactDefinition | None) -> str:
    """Return what is looked at: "Records of 30 days", "As the fact has it: 90 days"."""
    if window is None:
        days = own_window(fact) if fact is not None else 0
        return f"As the fact has it: {plural(days, 'day')}" if days else "The latest that is known"
    words = plural(window.days, "day")
    return f"Moving average of {words}" if window.is_smoothed else f"Records of {words}"


def describe_coverage(signal: Signal, facts: Facts | None) -> str:
    """Return for how many accounts the data tell a signal, and from how low to how high."""
    import numpy as np

    if facts is None or signal.fact not in facts.definitions:
        return ""
    values = facts.numbers(signal.fact)
    known = values[~np.isnan(values)]
    if not known.size:
        return "Not known for any account: your data do not hold it over this window."
    share = percent(WHOLE * len(known) / len(values), 0)
    low, middle, high = (_plain(float(one)) for one in np.quantile(known, (0, 0.5, 1)))
    return (
        f"Known for {number(len(known))} of {plural(len(values), 'account')} ({share}): "
        f"from {low} to {high}, in the middle {middle}."
    )


def describe_points(signal: Signal) -> str:
    """Return what a signal gives points for: "10 points from 70, 5 from 40, 0 below"."""
    higher = signal.direction is Direction.HIGHER
    reach, beyond = ("from", "below") if higher else ("up to", "above")
    if signal.shape is Shape.BANDS:
        return (
            f"10 points {reach} {_plain(signal.green)}, 5 {reach} {_plain(signal.yellow)}, "
            f"0 {beyond}."
        )
    if signal.worst is not None and signal.best is not None:
        middle = _plain((signal.worst + signal.best) / 2)
        return (
            f"0 points at {_plain(signal.worst)}, 5 at {middle}, 10 at {_plain(signal.best)}. "
            f"{COLOUR_ONLY}"
        )
    return f"It is compared with all accounts of this card. {COLOUR_ONLY}"


def _plain(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
