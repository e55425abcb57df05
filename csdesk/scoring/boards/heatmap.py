"""Accounts by a field of the list and by score (S1.79)."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import isnan
from typing import TYPE_CHECKING

from csdesk.model.boards import HeatCell, Heatmap
from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.score_columns import score_column

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

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
    places = _choose(facts, tenure)
    texts = facts.texts(field)
    names = [(texts[at] or "").strip() or NO_VALUE for at in places]
    columns = _order_columns(names)
    scores, arr = score_column(health), facts.arr
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    rows = _name_rows()
    for at, name in zip(places, names, strict=True):
        column = columns.index(name if name in columns else OTHERS)
        members[_find_row(float(scores[at]), len(rows)), column].append(at)
    return Heatmap(
        field=field,
        columns=columns,
        rows=rows,
        cells={
            place: HeatCell(
                tuple(facts.keys[at] for at in _largest_first(found, arr)),
                float(arr[found].sum()),
            )
            for place, found in sorted(members.items())
        },
    )


def _largest_first(places: list[int], arr: FloatArray) -> list[int]:
    """Return places by their ARR; sorting as an array lets the window paint meanwhile."""
    import numpy as np

    chosen = np.array(places)
    order: list[int] = chosen[np.argsort(-arr[chosen], kind="stable")].tolist()
    return order


def _choose(facts: Facts, tenure: tuple[float, float] | None) -> list[int]:
    if tenure is None:
        return list(range(len(facts.keys)))
    days = facts.numbers(TENURE).tolist()
    return [at for at, count in enumerate(days) if tenure[0] <= count < tenure[1]]


def _order_columns(names: list[str]) -> tuple[str, ...]:
    counts = Counter(name for name in names if name != NO_VALUE)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    if len(ordered) > MOST_COLUMNS:
        ordered = [*ordered[: MOST_COLUMNS - 1], OTHERS]
    return (*ordered, NO_VALUE) if NO_VALUE in names else tuple(ordered)


def _name_rows() -> tuple[str, ...]:
    ranges = [f"{low} to {low + STEP}" for low in range(FULL - STEP, -STEP, -STEP)]
    return (*ranges, NO_SCORE)


def _find_row(score: float, rows: int) -> int:
    if isnan(score):
        return rows - 1
    return FULL // STEP - 1 - min(int(score // STEP), FULL // STEP - 1)
