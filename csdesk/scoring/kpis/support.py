"""How long support requests take to be solved, and how satisfied customers are (S1.56, C85)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import fsum
from statistics import median

from csdesk.formatting import number, plural
from csdesk.model.tables import Cell, ListTable, TableKind
from csdesk.scoring.kpis import customers
from csdesk.scoring.kpis.answers import Asked, read_answers
from csdesk.scoring.kpis.book import Book, Measure, no_measure
from csdesk.scoring.kpis.records import few_records, mean, measure_rows, window_words
from csdesk.scoring.kpis.requests import (
    end_of_list,
    hours_between,
    positions_of,
    read_requests,
    request_window,
)
from csdesk.scoring.kpis.scales import TO_5

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
    return _measure_solved(book, median, "Median of calendar hours from opening to solving")


def measure_slow_resolution(book: Book) -> Measure:
    """Return the calendar hours within which nine of ten solved requests were solved."""
    return _measure_solved(book, high, "Calendar hours within which 9 of 10 requests were solved")


def measure_open_age(book: Book) -> Measure:
    """Return the median of days that open requests have waited on the day of their list."""
    table = book.tables[TableKind.SUPPORT]
    waiting = [
        (one, hours / DAY)
        for one in read_requests(table)
        if one.is_open
        and (hours := hours_between(one.opened, end_of_list(table, one))) is not None
        and hours >= 0
    ]
    if not waiting:
        return no_measure("no base: no support request is open")
    ages = [age for _, age in waiting]
    return measure_rows(
        table, positions_of([one for one, _ in waiting]), float(median(ages)), OPEN,
        "Median of days that open requests have waited", f"The oldest waits {number(max(ages))}.",
        few_records(len(ages), "request"), window=request_window(table),
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
    table = book.tables.get(TableKind.SUPPORT)
    return customers.measure_csat(book) if table is None else _rated_requests(table)


def high(hours: Sequence[float]) -> float:
    """Return the value below which nine of ten lie, drawn straight between neighbours."""
    import numpy as np

    return float(np.quantile(hours, HIGH))


def _measure_solved(
    book: Book, summary: Callable[[Sequence[float]], float], method: str
) -> Measure:
    table = book.tables[TableKind.SUPPORT]
    found = [(one.at, one.solved_after) for one in read_requests(table)
             if one.solved_after is not None]  # fmt: skip
    kept = [(at, hours) for at, hours in found if hours >= 0]
    if not kept:
        return no_measure(NOTHING_SOLVED)
    positions, hours = zip(*kept, strict=True)
    return measure_rows(
        table, positions, float(summary(hours)), SOLVED, method, _mean_words(hours),
        _reversed_words(len(found) - len(kept)), few_records(len(kept), "request"),
        window=request_window(table),
    )  # fmt: skip


def _rated_requests(table: ListTable) -> Measure:
    rated = list(_ratings(table.column("csat")))
    if not rated:
        return no_measure("no base: no support request was rated")
    known = f"Rated are {number(len(rated))} of {plural(len(table), 'support request')}."
    positions, scores = zip(*rated, strict=True)
    return measure_rows(
        table, positions, mean(scores), "rated support requests",
        "Mean of the ratings of support requests, scale 1 to 5", known,
        few_records(len(rated), "request"), window=request_window(table),
    )  # fmt: skip


def _ratings(column: Iterable[Cell]) -> Iterable[tuple[int, float]]:
    return ((at, value) for at, value in enumerate(column) if isinstance(value, float))


def _mean_words(hours: Sequence[float]) -> str:
    return f"The mean is {number(fsum(hours) / len(hours), 1)} hours."


def _reversed_words(count: int) -> str:
    return f"{plural(count, 'request')} solved before being opened left out." if count else ""
