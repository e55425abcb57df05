"""Puts the figures of an observation into the texts of its rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import fsum

from csdesk.findings.observation import Observation
from csdesk.formatting import UNKNOWN, join_words, money, number, percent

NAMES_SHOWN = 3
PLACEHOLDERS = ("value", "threshold", "target", "limit", "count", "total", "share", "names", "arr")
_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


def write_figures(observation: Observation, currency: str) -> Mapping[str, str]:
    """Return what each placeholder stands for, as text."""
    count, total = observation.count, observation.total
    affected = observation.affected
    names = observation.names or (affected.names() if affected else ())
    amounts = affected.arr() if affected else None
    return {
        "value": observation.value or UNKNOWN,
        "threshold": observation.threshold or UNKNOWN,
        "target": observation.target or UNKNOWN,
        "limit": observation.limit or UNKNOWN,
        "count": number(count),
        "total": number(total),
        "share": percent(100 * count / total) if count is not None and total else UNKNOWN,
        "names": join_words(names, NAMES_SHOWN) or UNKNOWN,
        "arr": money(None if amounts is None else fsum(amounts), currency, short=True),
    }


def fill_text(text: str, figures: Mapping[str, str]) -> str:
    """Return a rule's text with its placeholders filled; the figures themselves stay untouched."""
    return _PLACEHOLDER.sub(lambda match: figures[match[1]], text)
