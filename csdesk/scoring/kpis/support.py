"""How long support requests take to be solved, and how satisfied customers are (S1.56, C85)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from csdesk.formatting import number, plural
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis import customers
from csdesk.scoring.kpis.answers import Asked, read_answers
from csdesk.scoring.kpis.book import Book, Measure, no_measure
from csdesk.scoring.kpis.records import few_records, mean, measure_rows, window_words
from csdesk.scoring.kpis.requests import Requests
from csdesk.scoring.kpis.scales import TO_5
from csdesk.scoring.record_columns import read_numbers
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

SOLVED, OPEN = "solved support requests", "open support requests"
NOTHING_SOLVED = "no base: no support request was solved"
DAY = 24
HIGH = 0.9


def measure_resolution(book: Book) -> Measure:
    """Return the median of calendar hours from opening a request to solving it (C85).

    The hours that the list states count; where it states none, they are those between both times.
    Requests that are open, or were deleted, merged or spam, count in none; nor does one that was
    solved before it was opened.
    """
    return _measure_solved(book, middle, "Median of calendar hours from opening to solving")


def measure_slow_resolution(book: Book) -> Measure:
    """Return the calendar hours within which nine of ten solved requests were solved."""
    return _measure_solved(book, high, "Calendar hours within which 9 of 10 requests were solved")


def measure_open_age(book: Book) -> Measure:
    """Return the median of days that open requests have waited on the day of their list."""
    import numpy as np

    found = book.requests
    hours = np.where(found.are_some & found.are_open, found.waited, np.nan)
    waiting = np.flatnonzero(hours >= 0)
    if not waiting.size:
        return no_measure("no base: no support request is open")
    ages = hours[waiting] / DAY
    return measure_rows(
        found.table, waiting, float(np.median(ages)), OPEN,
        "Median of days that open requests have waited",
        f"The oldest waits {number(float(ages.max()))}.", few_records(ages.size, "request"),
        window=found.window,
    )  # fmt: skip


def measure_csat(book: Book) -> Measure:
    """Return the mean satisfaction, 1 to 5: of the accounts, of surveys, or of their requests."""
    if any(value is not None for value in book.accounts.column("csat")):
        return customers.measure_csat(book)
    surveys = read_answers(book.tables.get(TableKind.SURVEYS), Asked.CSAT, book.accounts.as_of)
    if surveys is not None:
        own = surveys.scale
        scores = [own.convert(score, TO_5) for score in surveys.scores]
        was = "" if own == TO_5 else f", converted from {own.words}"
        return measure_rows(
            surveys.table, surveys.positions, mean(scores), "answers",
            f"Mean of the answers, scale 1 to 5{was}", surveys.caution(),
            few_records(len(scores), "answer"), window=window_words(surveys.window),
        )  # fmt: skip
    if TableKind.SUPPORT in book.tables:
        return _rated_requests(book.requests)
    return customers.measure_csat(book)


def high(hours: FloatArray) -> float:
    """Return the value below which nine of ten lie, drawn straight between neighbours."""
    import numpy as np

    return float(np.quantile(hours, HIGH))


def middle(hours: FloatArray) -> float:
    """Return the median."""
    import numpy as np

    return float(np.median(hours))


def _measure_solved(book: Book, summary: Callable[[FloatArray], float], method: str) -> Measure:
    import numpy as np

    found = book.requests
    after = np.where(found.are_some, found.solved_after, np.nan)
    kept = np.flatnonzero(after >= 0)
    if not kept.size:
        return no_measure(NOTHING_SOLVED)
    hours = after[kept]
    return measure_rows(
        found.table, kept, summary(hours), SOLVED, method,
        f"The mean is {number(add_up(hours) / hours.size, 1)} hours.",
        _reversed_words(int((after < 0).sum())), few_records(hours.size, "request"),
        window=found.window,
    )  # fmt: skip


def _rated_requests(found: Requests) -> Measure:
    import numpy as np

    ratings = read_numbers(found.table.column("csat"))
    rated = np.flatnonzero(~np.isnan(ratings))
    if not rated.size:
        return no_measure("no base: no support request was rated")
    known = f"Rated are {number(rated.size)} of {plural(len(found.table), 'support request')}."
    return measure_rows(
        found.table, rated, add_up(ratings[rated]) / rated.size, "rated support requests",
        "Mean of the ratings of support requests, scale 1 to 5", known,
        few_records(rated.size, "request"), window=found.window,
    )  # fmt: skip


def _reversed_words(count: int) -> str:
    return f"{plural(count, 'request')} solved before being opened left out." if count else ""
