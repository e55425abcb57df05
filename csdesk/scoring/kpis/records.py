"""What measures over the records of a list have in common: lineage, window, shares, means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING

from csdesk.formatting import number, percent, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.few import FEWEST, PLAIN_FROM
from csdesk.model.tables import Cell
from csdesk.scoring.kpis.book import Measure, sentences
from csdesk.scoring.kpis.lineage import Positions, Rows, list_lineage
from csdesk.scoring.record_columns import read_days
from csdesk.scoring.validation.intervals import rate_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]
    IntArray = NDArray[np.int64]

FULL = 100

Window = tuple[date, date]


def share_words(count: int, n: int) -> str:
    """Return counts below ten records, the 95 % interval after Wilson below a hundred."""
    if n < FEWEST:
        return f"{count} of {n}: of fewer than {FEWEST} the count says more than the %."
    if n >= PLAIN_FROM:
        return ""
    found = rate_of(count, n)
    span = f"{percent(found.low)} to {percent(found.high)}"
    return f"{number(count)} of {number(n)}: 95% interval {span}."


def measure_share(
    table: Rows, positions: Positions, count: int, base: str, method: str, *cautions: str,
    window: str,
) -> Measure:  # fmt: skip
    """Return ``count`` in percent of the records at ``positions``, of which there is at least one.

    ``base`` and ``window`` say in words of what, and from when to when.
    """
    said = share_words(count, len(positions))
    found = measure_rows(
        table, positions, FULL * count / len(positions), base, method, said, *cautions,
        window=window,
    )  # fmt: skip
    return replace(found, counted=count)


def measure_rows(
    table: Rows, positions: Positions, value: float, base: str, method: str, *cautions: str,
    window: str,
) -> Measure:  # fmt: skip
    """Return a value that rests on the records at ``positions``, of which there is at least one."""
    return Measure(
        value=value,
        method=method,
        n=len(positions),
        base=base,
        window=window,
        caution=sentences(*cautions),
        lineage=list_lineage(table, positions),
    )


def few_records(n: int, record: str = "account") -> str:
    """Return the sentence for a figure that rests on fewer than ten records, else nothing."""
    return f"It rests on {plural(n, record)} only." if n < FEWEST else ""


def covered(table: AccountTable, known: int) -> str:
    """Return the sentence for a figure that not all accounts have, else nothing."""
    if known == len(table):
        return ""
    return f"Known for {number(known)} of {plural(len(table), 'account')}."


def mean(values: Sequence[float]) -> float:
    """Return the mean of at least one value."""
    return fsum(values) / len(values)


def window_words(window: Window) -> str:
    """Return "2024-01-01 to 2024-03-31"."""
    return f"{window[0].isoformat()} to {window[1].isoformat()}"


def days_before(as_of: date, days: int) -> Window:
    """Return the window of so many days that ends with a day and holds it."""
    return as_of - timedelta(days=days - 1), as_of


def within(window: Window, column: Sequence[Cell]) -> BoolArray:
    """Return which cells of a column hold a day of a window."""
    first, last = (day.toordinal() for day in window)
    days = read_days(column)
    inside: BoolArray = (first <= days) & (days <= last)
    return inside
