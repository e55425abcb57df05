"""The tables of a report as tables on the screen: the same words and figures in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Self

from csdesk.report.document import Column, Format, Noted, Quantity, StatusWord, Table, Value
from csdesk.report.values import value_text
from ui.models.column_table import TableColumn

ROOM = 720
"""Pixels that the shares of the columns are parts of."""
LEAST = 76
_LEAST = {Format.DATE: 104, Format.STATUS: 116}
_RIGHT = (Format.INTEGER, Format.DECIMAL, Format.PERCENT, Format.MONEY, Format.QUANTITY)


class _Amount(float):
    """A quantity that is put in order by its number and written with its unit."""

    quantity: Quantity

    def __new__(cls, quantity: Quantity, value: float) -> Self:
        amount = super().__new__(cls, value)
        amount.quantity = quantity
        return amount


def block_columns(table: Table, currency: str) -> tuple[TableColumn, ...]:
    """Return the columns of a report's table."""
    whole = sum(column.share for column in table.columns) or 1.0
    return tuple(
        _column(column, [row[at] for row in table.rows], currency, column.share / whole)
        for at, column in enumerate(table.columns)
    )


def _column(column: Column, cells: Sequence[Value], currency: str, share: float) -> TableColumn:
    return TableColumn(
        column.title,
        [_sorted_by(cell) for cell in cells],
        partial(_write, column.format, currency),
        _marker(cells) if column.format is Format.STATUS else None,
        right=column.format in _RIGHT,
        width=max(_LEAST.get(column.format, LEAST), round(ROOM * share)),
    )


def _marker(cells: Sequence[Value]) -> Callable[[int], object]:
    return lambda row: cells[row]


def _sorted_by(cell: Value) -> Any:
    """Return what a cell is put in order by: its words or its number."""
    if isinstance(cell, StatusWord):
        return cell.word
    if isinstance(cell, Noted):
        return cell.text
    if isinstance(cell, Quantity):
        return None if cell.value is None else _Amount(cell, cell.value)
    return cell


def _write(form: Format, currency: str, cell: Any) -> str:
    if isinstance(cell, _Amount):
        return value_text(cell.quantity, form, currency)
    known = cell if cell is None or isinstance(cell, str | int | float | date) else str(cell)
    return value_text(known, form, currency)
