"""KPIs from support requests (S1.56, definitions in domain 3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import fsum
from statistics import median

from csdesk.formatting import number, plural
from csdesk.model.tables import Cell, ListTable, TableKind
from csdesk.scoring.kpis import customers
from csdesk.scoring.kpis.book import SMALL_BASE, Book, Measure, no_measure, sentences

NO_REQUESTS = frozenset({"deleted", "merged", "spam"})
"""Statuses of requests that were none."""
HOUR = 3_600


def measure_resolution(book: Book) -> Measure:
    """Return the median of calendar hours from opening a request to solving it (C85).

    The hours that the list states count; where it states none, they are those between both times.
    Requests that are open, or were deleted, merged or spam, count in none; nor does one that was
    solved before it was opened.
    """
    table = book.tables[TableKind.SUPPORT]
    found = list(_resolved(table))
    hours = [value for _, value in found if value >= 0]
    if not hours:
        return no_measure("no base: no support request was solved")
    return Measure(
        value=float(median(hours)),
        method="Median of calendar hours from opening to solving",
        n=len(hours),
        base="solved support requests",
        window=_window(table),
        caution=sentences(
            _mean_words(hours), _reversed_words(len(found) - len(hours)), _few(len(hours))
        ),
        lineage=_lineage(table, [at for at, value in found if value >= 0]),
    )


def measure_csat(book: Book) -> Measure:
    """Return the mean satisfaction, 1 to 5: of the accounts, or else of their support requests."""
    table = book.tables.get(TableKind.SUPPORT)
    if table is None or any(value is not None for value in book.accounts.column("csat")):
        return customers.measure_csat(book)
    rated = [
        (at, value) for at, value in enumerate(table.column("csat")) if isinstance(value, float)
    ]
    if not rated:
        return no_measure("no base: no support request was rated")
    known = f"Rated are {number(len(rated))} of {plural(len(table), 'support request')}."
    return Measure(
        value=fsum(value for _, value in rated) / len(rated),
        method="Mean of the ratings of support requests, scale 1 to 5",
        n=len(rated),
        base="rated support requests",
        window=_window(table),
        caution=sentences(known, _few(len(rated))),
        lineage=_lineage(table, [at for at, _ in rated]),
    )


def _resolved(table: ListTable) -> Iterator[tuple[int, float]]:
    """Yield position and hours of the requests that were solved."""
    columns = ("resolution_hours", "created_at", "resolved_at", "status")
    cells = zip(*(table.column(column) for column in columns), strict=True)
    for at, (stated, opened, solved, status) in enumerate(cells):
        if str(status).strip().casefold() in NO_REQUESTS:
            continue
        hours = stated if isinstance(stated, float) else _hours_between(opened, solved)
        if hours is not None:
            yield at, hours


def _hours_between(opened: Cell, solved: Cell) -> float | None:
    if not isinstance(opened, date) or not isinstance(solved, date):
        return None
    return (solved - opened).total_seconds() / HOUR


def _window(table: ListTable) -> str:
    days = [str(value)[:10] for value in table.column("created_at") if isinstance(value, date)]
    return f"{min(days)} to {max(days)}" if days else table.sources[0].as_of.isoformat()


def _lineage(table: ListTable, positions: Sequence[int]) -> str:
    rows = [table.source_rows[at] for at in positions]
    source = table.sources[0]
    span = f"rows {min(rows)} to {max(rows)}"
    return f"{source.file_name}, sheet {source.sheet}, {number(len(rows))} of {span}"


def _mean_words(hours: Sequence[float]) -> str:
    return f"The mean is {number(fsum(hours) / len(hours), 1)} hours."


def _reversed_words(count: int) -> str:
    return f"{plural(count, 'request')} solved before being opened left out." if count else ""


def _few(count: int) -> str:
    if count >= SMALL_BASE:
        return ""
    return f"It rests on {plural(count, 'request')} only."
