"""Whether support keeps what was agreed, and how much it is asked (S1.104, S3.12, C9, C85)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from csdesk.formatting import number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.records import (
    covered,
    days_before,
    few_records,
    mean,
    measure_rows,
    measure_share,
    window_words,
    within,
)
from csdesk.scoring.kpis.requests import (
    Request,
    end_of_list,
    hours_between,
    is_after,
    positions_of,
    read_requests,
    request_window,
)
from csdesk.scoring.kpis.support import high

RESPONSE_HOURS = 24
"""By then somebody has answered (S1.104)."""
QUARTER, MONTHS = 90, 3


def measure_sla(book: Book) -> Measure:
    """Return the share of requests settled within the agreed time, of those with such a time.

    What the list says of a request counts, else its due time. An open request that is overdue
    was not settled in time; one that is not due yet counts in none.
    """
    table = book.tables[TableKind.SUPPORT]
    known = [(one, kept) for one in read_requests(table)
             if (kept := _is_kept(table, one)) is not None]  # fmt: skip
    if not known:
        return no_measure("no base: no support request was due")
    count = sum(kept for _, kept in known)
    return measure_share(
        table, positions_of([one for one, _ in known]), count, "requests with an agreed time",
        "Requests settled within the agreed time, of those that have one and were due",
        f"Breached: {number(len(known) - count)}.", window=request_window(table),
    )  # fmt: skip


def measure_late_answers(book: Book) -> Measure:
    """Return the share of requests that waited over 24 hours for the first answer (S1.104).

    A request that nobody has answered after that time counts as one of them.
    """
    table = book.tables[TableKind.SUPPORT]
    waited = [(one, hours) for one in read_requests(table)
              if (hours := _waited(table, one)) is not None]  # fmt: skip
    if not waited:
        return no_measure("no base: no support request was answered")
    late = sum(hours > RESPONSE_HOURS for _, hours in waited)
    return measure_share(
        table, positions_of([one for one, _ in waited]), late,
        "requests answered or unanswered for a day",
        f"Requests without an answer within {RESPONSE_HOURS} calendar hours",
        window=request_window(table),
    )  # fmt: skip


def measure_first_response(book: Book) -> Measure:
    """Return the median of calendar hours until somebody first answered."""
    table = book.tables[TableKind.SUPPORT]
    found = [(one.at, one.answered_after) for one in read_requests(table)
             if one.answered_after is not None]  # fmt: skip
    kept = [(at, hours) for at, hours in found if hours >= 0]
    if not kept:
        return no_measure("no base: no support request was answered")
    positions, hours = zip(*kept, strict=True)
    return measure_rows(
        table, positions, float(median(hours)), "answered support requests",
        "Median of calendar hours from opening to the first answer", _slow_words(hours),
        _reversed_words(len(found) - len(kept)), few_records(len(kept), "request"),
        window=request_window(table),
    )  # fmt: skip


def measure_velocity(book: Book) -> Measure:
    """Return requests opened per account and month, a mean over 90 days.

    Every account of the list counts, those that ask for nothing as well. Without a list of
    requests, what the customer list states per month counts, or else a third of its 90 days.
    """
    table = book.tables.get(TableKind.SUPPORT)
    if table is None or not any(table.column("created_at")):
        return _listed_velocity(book.accounts)
    accounts = len(book.accounts)
    window = days_before(book.accounts.as_of, QUARTER)
    is_in = within(window, table.column("created_at"))
    opened = [one for one in read_requests(table) if is_in[one.at]]
    if not opened or not accounts:
        return no_measure(f"no base: the list holds no request of the last {QUARTER} days")
    found = measure_rows(
        table, positions_of(opened), len(opened) / MONTHS / accounts, "accounts",
        f"Requests opened in {QUARTER} days, over {MONTHS} months and all accounts",
        f"{plural(len(opened), 'request')} of {plural(accounts, 'account')}.",
        few_records(accounts), window=window_words(window),
    )  # fmt: skip
    return replace(found, n=accounts)


def _is_kept(table: ListTable, one: Request) -> bool | None:
    if isinstance(one.in_time, bool):
        return one.in_time
    if not isinstance(one.due, date):
        return None
    if isinstance(one.solved, date):
        return not is_after(one.solved, one.due)
    return False if is_after(end_of_list(table, one), one.due) else None


def _waited(table: ListTable, one: Request) -> float | None:
    """Return how long a request waited for an answer; None where that is not known yet."""
    hours = one.answered_after
    if hours is not None:
        return hours if hours >= 0 else None
    if not one.is_open:
        return None
    hours = hours_between(one.opened, end_of_list(table, one))
    return hours if hours is not None and hours > RESPONSE_HOURS else None


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


def _slow_words(hours: Sequence[float]) -> str:
    return f"Nine of ten were answered within {number(high(hours), 1)} hours."


def _reversed_words(count: int) -> str:
    return f"{plural(count, 'request')} answered before being opened left out." if count else ""
