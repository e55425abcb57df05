"""Columns of percentages: shares of 1 or percent points is decided for the column as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from csdesk.ingest.coercion.number_columns import (
    check_range,
    describe_texts,
    gather_numbers,
    read_texts,
)
from csdesk.ingest.coercion.reading import ColumnReading, quote, refuse_column
from csdesk.model.tables import Cell, Field

HIGHEST_SHARE = Decimal("1.5")
"""A column that stays below this holds shares of 1; some of them may be above 100%."""
MIXED_FROM = Decimal("0.1")
HUNDRED = Decimal(100)


def read_percents(target: Field, cells: Mapping[int, Cell], length: int) -> ColumnReading:
    """Return a column in percent points: 45.0 for "45%", and for 0.45 among shares of 1."""
    gathered = gather_numbers(cells, "percentage")
    texts = read_texts(gathered, grouped_alike=False)
    plain = {index: Decimal(str(value)) for index, value in gathered.plain.items()}
    marked = {index for index in texts if gathered.texts[index].percent}
    plain |= {index: value for index, value in texts.items() if index not in marked}
    if mixed := _find_mixture(plain):
        return refuse_column(
            length,
            f"the column mixes shares of 1 such as {mixed[0]} with percentages such as {mixed[1]}",
            "Write all of them with a per cent sign",
        )
    are_shares = bool(plain) and max(plain.values()) <= HIGHEST_SHARE
    points = {index: texts[index] for index in marked}
    points |= {index: value * HUNDRED if are_shares else value for index, value in plain.items()}
    values: list[Cell] = [None] * length
    for index, value in points.items():
        values[index] = float(value)
    check_range(target, values, gathered.unread)
    return ColumnReading(
        tuple(values),
        gathered.unread,
        tuple(describe_texts(gathered, texts)),
        _describe_manner(plain, are_shares=are_shares),
    )


def _find_mixture(plain: Mapping[int, Decimal]) -> tuple[str, str] | None:
    """Return an example of each kind where shares of 1 stand among percentages."""
    filled = [value for value in plain.values() if value]
    shares = [value for value in filled if abs(value) < 1]
    points = [value for value in filled if value > HIGHEST_SHARE]
    if not points or len(shares) < MIXED_FROM * len(filled) or not shares:
        return None
    return quote(f"{shares[0]:f}"), quote(f"{points[0]:f}")


def _describe_manner(plain: Mapping[int, Decimal], *, are_shares: bool) -> str:
    if not plain:
        return ""
    if not are_shares:
        return "Read as per cent: values above 1"
    between = "lie between 0 and 1" if max(plain.values()) <= 1 else f"are at most {HIGHEST_SHARE}"
    return f"Read as shares of 1, so 0.45 is 45%: all values {between}"
