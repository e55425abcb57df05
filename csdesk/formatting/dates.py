"""Dates as text that no country reads differently."""

from __future__ import annotations

from datetime import date

from csdesk.formatting.numbers import UNKNOWN

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | None) -> str:
    """Return a date as "9 Mar 2026"."""
    if value is None:
        return UNKNOWN
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_range(first: date | None, last: date | None) -> str:
    """Return "31 Dec 2023 to 31 Dec 2024"."""
    return f"{day(first)} to {day(last)}"
