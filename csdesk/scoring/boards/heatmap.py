"""Accounts by a field of the list and by score (S1.79)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csdesk.model.boards import HeatCell, Heatmap
from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.score_columns import score_column
from csdesk.scoring.coded_words import CodedWords
from csdesk.scoring.parted_places import part_places, rank_places, take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

STEP, FULL = 10, 100
TENURE = FactId("days_as_customer")
NO_SCORE, NO_VALUE = "No score", "Not stated"
MOST_COLUMNS = 12
OTHERS = "Others"


def make_heatmap(
    facts: Facts,
    health: HealthResult,
    field: FieldId,
    tenure: tuple[float, float] | None = None,
) -> Heatmap:
    """Return how many accounts, and how much ARR, stand in each range of scores and each column.

    A range of ten points owns its lower edge, the highest both. ``tenure`` keeps accounts that
    have been customers for so many days: at least the first, below the second. Beyond twelve
    values of the field the smallest share a column.
    """
    places, arr = rank_places(_choose(facts, tenure), facts.arr), facts.arr
    columns, column_of = _find_columns(facts, field, places)
    row_of = _find_rows(score_column(health)[places])
    parts = part_places(places, row_of * max(len(columns), 1) + column_of)
    return Heatmap(
        field=field,
        columns=columns,
        rows=_name_rows(),
        cells={
            divmod(code, len(columns)): HeatCell(take(facts.keys, found), float(arr[found].sum()))
            for code, found in parts.items()
        },
    )


def _choose(facts: Facts, tenure: tuple[float, float] | None) -> IntArray:
    import numpy as np

    if tenure is None:
        return np.arange(len(facts.keys))
    days = facts.numbers(TENURE)
    return np.flatnonzero((days >= tenure[0]) & (days < tenure[1]))


def _find_columns(
    facts: Facts, field: FieldId, places: IntArray
) -> tuple[tuple[str, ...], IntArray]:
    """Return the columns, and that of each of the places; each different text is read once."""
    import numpy as np

    texts = CodedWords.of(facts.texts(field))
    codes = texts.codes[places]
    counts = np.bincount(codes, minlength=len(texts.words)).tolist()
    names = [(text or "").strip() or NO_VALUE for text in texts.words]
    columns = _order_columns(names, counts)
    at = {name: number for number, name in enumerate(columns)}
    column_of = np.array([at.get(name, at.get(OTHERS, 0)) for name in names], np.int64)
    return columns, column_of[codes]


def _order_columns(names: list[str], counts: list[int]) -> tuple[str, ...]:
    """Return the names that count; the same name can stand for several texts."""
    total = Counter[str]()
    for name, count in zip(names, counts, strict=True):
        total[name] += count
    nobody = total.pop(NO_VALUE, 0)
    ordered = sorted(+total, key=lambda name: (-total[name], name))
    if len(ordered) > MOST_COLUMNS:
        ordered = [*ordered[: MOST_COLUMNS - 1], OTHERS]
    return (*ordered, NO_VALUE) if nobody else tuple(ordered)


def _name_rows() -> tuple[str, ...]:
    ranges = [f"{low} to {low + STEP}" for low in range(FULL - STEP, -STEP, -STEP)]
    return (*ranges, NO_SCORE)


def _find_rows(scores: FloatArray) -> IntArray:
    """Return the row of each score, the last one for those that are NaN."""
    import numpy as np

    ranges = FULL // STEP
    steps = np.minimum(np.nan_to_num(scores) // STEP, ranges - 1).astype(np.int64)
    return np.where(np.isnan(scores), ranges, ranges - 1 - steps)
