"""One raw value of the report as text, for paper and for the screen."""

from __future__ import annotations

from datetime import date

from csdesk.formatting import UNKNOWN, day, money, number, percent, quantity
from csdesk.model.kpis import Unit
from csdesk.report.document import Format, Noted, Quantity, StatusWord, Value


def value_text(value: Value, form: Format, currency: str) -> str:
    """Return a value as its format says; what is not known is "–", an empty letter stays empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, StatusWord | Noted):
        return _words(value)
    if isinstance(value, Quantity):
        return _quantity_text(value, currency)
    if isinstance(value, date):
        return day(value)
    return UNKNOWN if value is None else _number_text(value, form, currency)


def _words(value: StatusWord | Noted) -> str:
    if isinstance(value, StatusWord):
        return value.word
    return f"{value.text} ({value.note})" if value.note else value.text


def _quantity_text(value: Quantity, currency: str) -> str:
    if value.digits is None or value.value is None:
        return quantity(value.value, value.unit, currency)
    if value.unit is Unit.PERCENT:
        return percent(value.value, value.digits)
    return number(value.value, value.digits)


def _number_text(value: float, form: Format, currency: str) -> str:
    if form is Format.PERCENT:
        return percent(value)
    if form is Format.MONEY:
        return money(value, currency)
    return number(value, 1 if form is Format.DECIMAL else 0)
