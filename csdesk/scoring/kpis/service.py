"""Whether support keeps what was agreed, and how much it is asked (S1.104, S3.12, C9, C85)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csdesk.formatting import number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.records import (
    covered,
    days_before,
    few_records,
    mean,
    measure_rows,
    measure_share,
    window_words,
)
from csdesk.scoring.kpis.requests import Requests
from csdesk.scoring.kpis.support import high, middle
from csdesk.scoring.record_columns import NO_DAY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

RESPONSE_HOURS = 24
"""By then somebody has answered (S1.104)."""
QUARTER, MONTHS = 90, 3


def measure_sla(book: Book) -> Measure:
    """Return the share of requests settled within the agreed time, of those with such a time.

    What the list says of a request counts, else its due time. An open request that is overdue
    was not settled in time; one that is not due yet counts in none.
    """
    import numpy as np

    found = book.requests
    kept = np.where(found.are_some, found.kept, np.nan)
    known = np.flatnonzero(~np.isnan(kept))
    if not known.size:
        return no_measure("no base: no support request was due")
    count = int(kept[known].sum())
    return measure_share(
        found.table, known, count, "requests with an agreed time",
        "Requests settled within the agreed time, of those that have one and were due",
        f"Breached: {number(known.size - count)}.", window=found.window,
    )  # fmt: skip


def measure_late_answers(book: Book) -> Measure:
    """Return the share of requests that waited over 24 hours for the first answer (S1.104).

    A request that nobody has answered after that time counts as one of them.
    """
    import numpy as np

    found = book.requests
    hours = np.where(found.are_some, _waits(found), np.nan)
    waited = np.flatnonzero(~np.isnan(hours))
    if not waited.size:
        return no_measure("no base: no support request was answered")
    late = int((hours[waited] > RESPONSE_HOURS).sum())
    return measure_share(
        found.table, waited, late, "requests answered or unanswered for a day",
        f"Requests without an answer within {RESPONSE_HOURS} calendar hours", window=found.window,
    )  # fmt: skip


def measure_first_response(book: Book) -> Measure:
    """Return the median of calendar hours until somebody first answered."""
    import numpy as np

    found = book.requests
    after = np.where(found.are_some, found.answered_after, np.nan)
    kept = np.flatnonzero(after >= 0)
    if not kept.size:
        return no_measure("no base: no support request was answered")
    hours = after[kept]
    return measure_rows(
        found.table, kept, middle(hours), "answered support requests",
        "Median of calendar hours from opening to the first answer",
        f"Nine of ten were answered within {number(high(hours), 1)} hours.",
        _reversed_words(int((after < 0).sum())), few_records(hours.size, "request"),
        window=found.window,
    )  # fmt: skip


def measure_velocity(book: Book) -> Measure:
    """Return requests opened per account and month, a mean over 90 days.

    Every account of the list counts, those that ask for nothing as well. Without a list of
    requests, what the customer list states per month counts, or else a third of its 90 days.
    """
    import numpy as np

    if TableKind.SUPPORT not in book.tables or not (book.requests.days != NO_DAY).any():
        return _listed_velocity(book.accounts)
    found, accounts = book.requests, len(book.accounts)
    window = days_before(book.accounts.as_of, QUARTER)
    first, last = (day.toordinal() for day in window)
    opened = np.flatnonzero(found.are_some & (first <= found.days) & (found.days <= last))
    if not opened.size or not accounts:
        return no_measure(f"no base: the list holds no request of the last {QUARTER} days")
    measure = measure_rows(
        found.table, opened, opened.size / MONTHS / accounts, "accounts",
        f"Requests opened in {QUARTER} days, over {MONTHS} months and all accounts",
        f"{plural(opened.size, 'request')} of {plural(accounts, 'account')}.",
        few_records(accounts), window=window_words(window),
    )  # fmt: skip
    return replace(measure, n=accounts)


def _waits(found: Requests) -> FloatArray:
    """Return how long requests waited for an answer, NaN where that is not known yet."""
    import numpy as np

    after = found.answered_after
    is_late = found.are_open & (found.waited > RESPONSE_HOURS)
    unanswered = np.where(is_late, found.waited, np.nan)
    return np.where(np.isnan(after), unanswered, np.where(after >= 0, after, np.nan))


def _listed_velocity(table: AccountTable) -> Measure:
    pairs = zip(table.numbers("tickets_per_month"), table.numbers("tickets_90d"), strict=True)
    rates = [
        month if month is not None or quarter is None else quarter / MONTHS
        for month, quarter in pairs
    ]
    found = [(at, rate) for at, rate in enumerate(rates) if rate is not None]
    if not found:
        return no_measure("no base: the list holds no number of requests")
    positions, values = zip(*found, strict=True)
    return measure_rows(
        table, positions, mean(values), "accounts with a value",
        "Mean of the accounts' requests a month", covered(table, len(found)),
        few_records(len(found)), window=snapshot_window(table),
    )  # fmt: skip


def _reversed_words(count: int) -> str:
    return f"{plural(count, 'request')} answered before being opened left out." if count else ""
