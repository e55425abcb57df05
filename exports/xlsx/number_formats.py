"""What stands in a cell, and how Excel shows it; the value stays as it was computed."""

from __future__ import annotations

from csdesk.formatting import currency_mark
from csdesk.model.kpis import Unit
from csdesk.report.document import Format, Noted, Quantity, StatusWord, Value
from exports.xlsx.book import Raw

PLAIN = "#,##0"
DECIMAL = "#,##0.0"
PERCENT_POINTS = '0.0"%"'
"""Percent points are not fractions: 104.2 is 104.2%."""
_UNITS = {
    Unit.PERCENT: PERCENT_POINTS,
    Unit.DAYS: '#,##0.0" days"',
    Unit.HOURS: '#,##0.0" hours"',
    Unit.RATIO: "#,##0.00",
    Unit.POINTS: "#,##0.0",
}


def number_format(form: Format, unit: Unit | None, currency: str) -> str:
    """Return how numbers are shown, "" for texts; ``unit`` is that of a quantity."""
    if unit is not None:
        return money_format(currency) if unit is Unit.MONEY else _UNITS[unit]
    return {
        Format.INTEGER: PLAIN,
        Format.DECIMAL: DECIMAL,
        Format.PERCENT: PERCENT_POINTS,
        Format.MONEY: money_format(currency),
    }.get(form, "")


def money_format(currency: str) -> str:
    """Return whole units with the currency's sign or code."""
    # A code comes from a file: anything but letters could end the quotes of the format.
    mark = currency_mark("".join(letter for letter in currency if letter.isalpha())[:3])
    return f'"{mark}"{PLAIN}' if mark else PLAIN


def raw_value(value: Value) -> Raw:
    """Return what stands in the cell: numbers and dates unrounded, a status as its word."""
    if isinstance(value, StatusWord):
        return value.word
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, Noted):
        return f"{value.text} ({value.note})" if value.note else value.text
    return value
