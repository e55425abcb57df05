"""Puts the figures of an observation into the texts of its rule, and the words that follow them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from csdesk.findings.observation import Observation, share_note
from csdesk.formatting import UNKNOWN, join_words, money, number

NAMES_SHOWN = 3
PLACEHOLDERS = (
    "value",
    "threshold",
    "target",
    "limit",
    "count",
    "total",
    "in_percent",
    "names",
    "arr",
)
_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")(?::([^|{}]*)\|([^|{}]*))?\}")
"""A figure, or one of two words: {count:is|are} is "is" where the count is 1."""


def write_figures(observation: Observation, currency: str) -> Mapping[str, str]:
    """Return what each placeholder stands for, as text."""
    count, total = observation.count, observation.total
    affected = observation.affected
    names = observation.names or (affected.names if affected else ())
    return {
        "value": observation.value or UNKNOWN,
        "threshold": observation.threshold or UNKNOWN,
        "target": observation.target or UNKNOWN,
        "limit": observation.limit or UNKNOWN,
        "count": number(count),
        "total": number(total),
        "in_percent": share_note(count, total),
        "names": join_words(names, NAMES_SHOWN) or UNKNOWN,
        "arr": money(affected.total_arr if affected else None, currency, short=True),
    }


def fill_text(text: str, figures: Mapping[str, str]) -> str:
    """Return a rule's text with its placeholders filled; the figures themselves stay untouched."""
    return _PLACEHOLDER.sub(lambda match: _filled(match, figures), text)


def _filled(match: re.Match[str], figures: Mapping[str, str]) -> str:
    figure = figures[match[1]]
    if match[2] is None:
        return figure
    return match[2] if figure == "1" else match[3]
