"""The rows that a query found as columns of a table, and how many there are in words."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import number, plural
from csdesk.model.queries import QueryResult
from ui.models.column_table import TableColumn

LEAST, MOST, LETTER, ROOM, SAMPLED = 72, 260, 7, 28, 200
Value = str | int | float | None


def query_columns(result: QueryResult) -> list[TableColumn]:
    """Return the columns of a result; those of numbers stand at the right."""
    columns = list(zip(*result.rows, strict=True)) or [()] * len(result.columns)
    return [
        _make_column(title, values) for title, values in zip(result.columns, columns, strict=True)
    ]


def tell_count(result: QueryResult) -> str:
    """Return how many rows there are, and on what day: "first 10,000 of 12,345 rows"."""
    day = f", as of {result.day}" if result.day else ""
    if not result.is_cut:
        return f"{plural(len(result.rows), 'row')}{day}"
    shown = number(len(result.rows))
    if result.total is None:
        return f"First {shown} rows of more than could be counted in time{day}"
    return f"First {shown} of {plural(result.total, 'row')}{day}"


def write_value(value: Value) -> str:
    """Return a cell as it is read; a number with two decimals at most."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def _make_column(title: str, values: Sequence[Value]) -> TableColumn:
    known = [value for value in values if value is not None]
    is_number = bool(known) and not any(isinstance(value, str) for value in known)
    longest = max((len(write_value(value)) for value in values[:SAMPLED]), default=0)
    width = min(max(LETTER * max(longest, len(title)) + ROOM, LEAST), MOST)
    return TableColumn(title, values, write_value, right=is_number, width=width)
