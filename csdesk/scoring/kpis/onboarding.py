"""How far onboardings are, and how many bring a result in time (S3.10, S1.112, C35)."""

from __future__ import annotations

from dataclasses import replace

from csdesk.formatting import number, plural
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis import customers
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.journeys import read_journeys
from csdesk.scoring.kpis.onboarding_tasks import read_onboardings
from csdesk.scoring.kpis.records import (
    FULL,
    few_records,
    measure_rows,
    measure_share,
    share_words,
)
from csdesk.scoring.kpis.time_to_value import STARTED, tell_nobody

LIMIT = 90
"""After so many days every customer should have its first result (S3.10)."""


def measure_first_value(book: Book) -> Measure:
    """Return the share with a result within 90 days, of those that began 90 days ago (S3.10).

    Customers that did not reach it in time are named, also where they did later.
    """
    journeys, table = read_journeys(book), book.accounts
    due = [one for one in journeys.started if (table.as_of - one.start).days >= LIMIT]
    if not due:
        return tell_nobody(journeys, f"no base: nobody began {LIMIT} days ago or earlier")
    late = [one for one in due if one.first is None or (one.first - one.start).days > LIMIT]
    found = measure_share(
        table, [one.at for one in due], len(due) - len(late), f"{STARTED} {LIMIT} days ago",
        f"Accounts with first value within {LIMIT} days from {journeys.start_words}",
        journeys.caution, window=snapshot_window(table),
    )  # fmt: skip
    return replace(found, accounts=tuple(table.keys[one.at] for one in late))


def measure_completion(book: Book) -> Measure:
    """Return the share of due onboardings that are complete (C35).

    Where tasks have due dates, an onboarding is due when its last task was, and complete when all
    are done and first value is reached, as far as that is noted. Otherwise one is due after 90
    days, and complete with first value.
    """
    table = book.tables.get(TableKind.ONBOARDING)
    found = read_onboardings(book, table) if table is not None else ()
    due = [one for one in found if one.due_on is not None and one.due_on <= book.accounts.as_of]
    if table is None or not due:
        return customers.measure_onboarding(book)
    open_ones = tuple(one.account for one in due if not one.is_complete)
    done = len(due) - len(open_ones)
    measure = measure_rows(
        table, sorted(at for one in due for at in one.positions), FULL * done / len(due),
        "onboardings that were due",
        "Onboardings with every task done and first value, of those whose last task was due",
        share_words(done, len(due)), window=snapshot_window(book.accounts),
    )  # fmt: skip
    return replace(measure, n=len(due), accounts=open_ones, counted=done)


def measure_tasks(book: Book) -> Measure:
    """Return done tasks in percent of all tasks of the onboardings that have started."""
    table = book.tables[TableKind.ONBOARDING]
    started = [one for one in read_onboardings(book, table) if one.has_started]
    total = sum(len(one.positions) for one in started)
    if not total:
        return no_measure("no base: no onboarding with tasks has started")
    done = sum(one.done for one in started)
    found = measure_rows(
        table, sorted(at for one in started for at in one.positions), FULL * done / total,
        "onboardings that have started", "Tasks done, of all tasks of these onboardings",
        f"{number(done)} of {plural(total, 'task')}.", few_records(len(started), "onboarding"),
        window=snapshot_window(book.accounts),
    )  # fmt: skip
    return replace(found, n=len(started))
