"""Monthly beside yearly revenue: whether one is twelve times the other, or both are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.ingest.drafting.stored_columns import StoredColumn
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


@dataclass(frozen=True, slots=True)
class RevenuePairs:
    """In how many rows both are stated, are the same, and are one twelve times the other."""

    both: int = 0
    equal: int = 0
    twelvefold: int = 0

    @property
    def is_one_amount(self) -> bool:
        """Tell whether nearly all rows have the same amount twice, which needs a question."""
        return self.both >= FEWEST and self.equal >= MOSTLY * self.both

    @property
    def disagrees(self) -> bool:
        """Tell whether many rows have an ARR that is not twelve times their MRR."""
        return self.both >= FEWEST and self.twelvefold < MOSTLY * self.both


def compare_revenue(columns: Mapping[FieldId, StoredColumn]) -> RevenuePairs:
    """Return how the ARR and the MRR of a table go together."""
    if ARR not in columns or MRR not in columns:
        return RevenuePairs()
    import numpy as np

    year, month = (np.array(columns[field].values(), dtype=float) for field in (ARR, MRR))
    has_both = np.nan_to_num(year * month) != 0
    year, month = year[has_both], month[has_both]
    return RevenuePairs(
        len(year),
        int(np.isclose(year, month, rtol=TOLERANCE, atol=0).sum()),
        int(np.isclose(year, month * MONTHS, rtol=TOLERANCE, atol=0).sum()),
    )


def correct_revenue(columns: Mapping[FieldId, StoredColumn], answer: str | None) -> None:
    """Make the MRR a twelfth, or the ARR twelve times as much, as the person says."""
    if answer == YEARLY:
        _scale(columns[MRR], 1 / MONTHS)
    elif answer == MONTHLY:
        _scale(columns[ARR], MONTHS)


def _scale(column: StoredColumn, factor: float) -> None:
    stated: Sequence[Cell] = column.values()
    values: list[Cell] = [
        round(value * factor, 6) if isinstance(value, float) else value for value in stated
    ]
    texts = {at: f"{value:g}" for at, value in enumerate(stated) if isinstance(value, float)}
    column.replace_values(values)
    column.replace_originals(texts | column.originals())
