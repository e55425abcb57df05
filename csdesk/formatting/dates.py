"""Dates as text that no country reads differently."""

from __future__ import annotations

import re
from datetime import date

from csdesk.formatting.numbers import UNKNOWN

_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | None) -> str:
    """Return a date as "9 Mar 2026"."""
    if value is None:
        return UNKNOWN
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_range(first: date | None, last: date | None) -> str:
    """Return "31 Dec 2023 to 31 Dec 2024"."""
    return f"{day(first)} to {day(last)}"


def write_as_of(words: str, value: date | None) -> str:
    """Return what something rests on with its day: "Finance, as of 9 Mar 2026"."""
    return words if value is None else f"{words}, as of {day(value)}"


def readable_dates(text: str) -> str:
    """Return a sentence of the program with its ISO dates written as "9 Mar 2026"."""
    return _ISO_DATE.sub(lambda found: _day_of(found.group()), text)


def _day_of(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
