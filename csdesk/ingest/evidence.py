"""The sentence that shows how a column was understood, from the values that were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.formatting import day, money, number, plural
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.imports import is_same_sum
from csdesk.model.tables import Cell, Field, FieldKind


def describe_values(target: Field, values: Sequence[Cell], currency: str | None) -> str:
    """Return what a column holds: how many values, from where to where, and their sum."""
    filled = [value for value in values if value is not None]
    if not filled:
        return "No values"
    if target.kind is FieldKind.MONEY:
        return _describe_amounts(filled, currency)
    if target.kind is FieldKind.DATE:
        return _describe_dates(filled)
    if target.kind is FieldKind.FLAG:
        return f"{plural(len(filled), 'answer')}, {filled.count(True)} of them yes"
    if target.kind is FieldKind.TEXT:
        return _describe_texts(filled, len(values))
    return _describe_numbers(filled, is_percent=target.kind is FieldKind.PERCENT)


def describe_total(total: float, stated: float, currency: str | None) -> str:
    """Return how the sum of a column compares with the total that the table states."""
    if is_same_sum(total, stated):
        return "equals the “Total” row"
    return f"but the “Total” row says {money(stated, currency or NO_CURRENCY)}"


def _describe_amounts(filled: Sequence[Cell], currency: str | None) -> str:
    total = sum(value for value in filled if isinstance(value, float))
    return f"{plural(len(filled), 'amount')}, sum {money(total, currency or NO_CURRENCY)}"


def _describe_dates(filled: Sequence[Cell]) -> str:
    days = [value for value in filled if isinstance(value, date)]
    return f"{plural(len(days), 'date')}, {day(min(days))} to {day(max(days))}"


def _describe_numbers(filled: Sequence[Cell], *, is_percent: bool) -> str:
    values = [value for value in filled if isinstance(value, float)]
    word, unit = ("percentage", "%") if is_percent else ("number", "")
    low, high = _short(min(values)) + unit, _short(max(values)) + unit
    spread = f"all {low}" if low == high else f"from {low} to {high}"
    return f"{plural(len(values), word)}, {spread}"


def _short(value: float) -> str:
    return number(value) if value.is_integer() else number(value, 1)


def _describe_texts(filled: Sequence[Cell], length: int) -> str:
    different = len(set(filled))
    count = f"{number(len(filled))} of {number(length)} filled"
    if different == len(filled):
        return f"{count}, all different" if different > 1 else count
    return f"{count}, {plural(different, 'different value')}"
