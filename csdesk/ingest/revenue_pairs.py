"""Monthly beside yearly revenue: whether one is twelve times the other, or both are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csdesk.ingest.stored_columns import StoredColumn
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Cell

ARR, MRR = FieldId("arr"), FieldId("mrr")
MONTHS = 12
YEARLY, MONTHLY, STATED = "yearly", "monthly", "as_it_is"
"""Answers to Topic.DERIVED: what both amounts are."""
MOSTLY = 0.8
FEWEST = 3
TOLERANCE = 0.01
"""Rounded amounts differ by no more than this part from what they should be."""


def find_equal_revenue(columns: Mapping[FieldId, StoredColumn]) -> tuple[int, int] | None:
    """Return in how many rows ARR and MRR are equal, and how many have both, if nearly all are."""
    pairs = list(_pairs(columns))
    equal = sum(_is_near(year, month) for year, month in pairs)
    if len(pairs) < FEWEST or equal < MOSTLY * len(pairs):
        return None
    return equal, len(pairs)


def count_twelvefold(columns: Mapping[FieldId, StoredColumn]) -> tuple[int, int]:
    """Return in how many rows the ARR is twelve times the MRR, and how many have both."""
    pairs = list(_pairs(columns))
    return sum(_is_near(year, month * MONTHS) for year, month in pairs), len(pairs)


def correct_revenue(columns: Mapping[FieldId, StoredColumn], answer: str | None) -> None:
    """Make the MRR a twelfth, or the ARR twelve times as much, as the person says."""
    if answer == YEARLY:
        _scale(columns[MRR], 1 / MONTHS)
    elif answer == MONTHLY:
        _scale(columns[ARR], MONTHS)


def _pairs(columns: Mapping[FieldId, StoredColumn]) -> Iterator[tuple[float, float]]:
    """Yield the ARR and the MRR of the rows that have both."""
    if ARR not in columns or MRR not in columns:
        return
    for year, month in zip(columns[ARR].values(), columns[MRR].values(), strict=True):
        if isinstance(year, float) and isinstance(month, float) and year and month:
            yield year, month


def _is_near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= TOLERANCE * abs(wanted)


def _scale(column: StoredColumn, factor: float) -> None:
    stated: Sequence[Cell] = column.values()
    values: list[Cell] = [
        round(value * factor, 6) if isinstance(value, float) else value for value in stated
    ]
    texts = {at: f"{value:g}" for at, value in enumerate(stated) if isinstance(value, float)}
    column.replace_values(values, texts | dict(column.originals))
