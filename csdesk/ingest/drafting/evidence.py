"""The sentence that shows how a column was understood, from the values that were read."""

from __future__ import annotations

from csdesk.formatting import day, money, number, plural
from csdesk.ingest.drafting.stored_columns import ValueSpread
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.imports import is_same_sum
from csdesk.model.tables import Field, FieldKind


def describe_values(target: Field, spread: ValueSpread, currency: str | None) -> str:
    """Return what a column holds: how many values, from where to where, and their sum."""
    if not spread.filled:
        return "No values"
    match target.kind:
        case FieldKind.MONEY:
            total = money(spread.total or 0.0, currency or NO_CURRENCY)
            return f"{plural(spread.filled, 'amount')}, sum {total}"
        case FieldKind.DATE | FieldKind.MOMENT:
            return _describe_dates(spread)
        case FieldKind.FLAG:
            return f"{plural(spread.filled, 'answer')}, {spread.yes} of them yes"
        case FieldKind.TEXT:
            return _describe_texts(spread)
        case _:
            return _describe_numbers(spread, is_percent=target.kind is FieldKind.PERCENT)


def describe_total(total: float, stated: float, currency: str | None) -> str:
    """Return how the sum of a column compares with the total that the table states."""
    if is_same_sum(total, stated):
        return "equals the “Total” row"
    return f"but the “Total” row says {money(stated, currency or NO_CURRENCY)}"


def _describe_dates(spread: ValueSpread) -> str:
    if spread.earliest is None or spread.latest is None:
        return ""
    count = plural(spread.filled, "date")
    return f"{count}, {day(spread.earliest)} to {day(spread.latest)}"


def _describe_numbers(spread: ValueSpread, *, is_percent: bool) -> str:
    word, unit = ("percentage", "%") if is_percent else ("number", "")
    low, high = _short(spread.low or 0.0) + unit, _short(spread.high or 0.0) + unit
    reach = f"all {low}" if low == high else f"from {low} to {high}"
    return f"{plural(spread.filled, word)}, {reach}"


def _short(value: float) -> str:
    return number(value) if value.is_integer() else number(value, 1)


def _describe_texts(spread: ValueSpread) -> str:
    count = f"{number(spread.filled)} of {number(spread.length)} filled"
    if spread.distinct == spread.filled:
        return f"{count}, all different" if spread.distinct > 1 else count
    return f"{count}, {plural(spread.distinct, 'different value')}"
