"""Spans of time as text."""

from __future__ import annotations

from csdesk.formatting.numbers import plural

_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
_HOURS_TO = 2 * 86_400
"""Below two days hours are said: "24 hours" is what people agree on."""


def describe_seconds(seconds: float) -> str:
    """Return "24 hours", "5 minutes", "0.5 seconds": the largest unit that divides it evenly.

    Less than two days are never days; what no larger unit divides is told in seconds.
    """
    for size, word in _UNITS:
        if (size < 86_400 or seconds >= _HOURS_TO) and seconds >= size and seconds % size == 0:
            return plural(int(seconds // size), word)
    return f"{seconds:g} seconds"
