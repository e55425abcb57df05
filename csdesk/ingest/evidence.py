"""The sentence that shows how a column was understood, from the values that were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.formatting import day, money, number, plural
from csdesk.ingest.tables.totals import is_same_sum
from csdesk.model.imports import Cell, Field, FieldKind

NO_CURRENCY = "XXX"


def describe_values(target: Field, values: Sequence[Cell], currency: str | None) -> str:
    """Return what a column holds: how many values, from where to where, and their sum."""
    filled = [value for value in values if value is not None]
    if not filled:
        return "No values"
    match target.kind:
        case FieldKind.MONEY:
            total = money(sum(v for v in filled if isinstance(v, float)), currency or NO_CURRENCY)
            return f"{plural(len(filled), 'amount')}, sum {total}"
        case FieldKind.NUMBER | FieldKind.PERCENT:
            return f"{plural(len(filled), 'number')}, {_range([_as_float(v) for v in filled])}"
        case FieldKind.DATE:
            days = [value for value in filled if isinstance(value, date)]
            return f"{plural(len(days), 'date')}, {day(min(days))} to {day(max(days))}"
        case FieldKind.FLAG:
            return f"{plural(len(filled), 'answer')}, {filled.count(True)} of them yes"
        case _:
            return _describe_texts(filled, len(values))


def describe_total(total: float, stated: float, currency: str | None) -> str:
    """Return how the sum of a column compares with the total that the table states."""
    if is_same_sum(total, stated):
        return "equals the “Total” row"
    return f"but the “Total” row says {money(stated, currency or NO_CURRENCY)}"


def _as_float(value: Cell) -> float:
    return value if isinstance(value, float) else 0.0


def _range(values: Sequence[float]) -> str:
    low, high = min(values), max(values)
    return f"all {_short(low)}" if low == high else f"from {_short(low)} to {_short(high)}"


def _short(value: float) -> str:
    return number(value) if value.is_integer() else number(value, 1)


def _describe_texts(filled: Sequence[Cell], length: int) -> str:
    different = len(set(filled))
    count = f"{number(len(filled))} of {number(length)} filled"
    if different == len(filled):
        return f"{count}, all different" if different > 1 else count
    return f"{count}, {plural(different, 'different value')}"
