"""The dated lists of the client with a known truth: one that warns, three of chance, two leaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from math import exp

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.tables import Cell, ListSource, ListTable, TableKind
from csdesk.samples.draws import Draws
from tests.known_truth_lives import LAST_DAY, WEEKS, Life, week_day

TICKETS_A_WEEK = 0.35
SURVEY_EVERY = 6
EXIT = "Exit form"
EXIT_EARLIER = (165, 240)
"""Days before leaving that the client's system dates the exit form: to the last contract."""
FORECAST_EVERY = 8
Row = tuple[Cell, ...]


def list_accounts(lives: Sequence[Life]) -> AccountTable:
    """Return the customer list of the last day; those who left are still on it."""
    columns: dict[str, tuple[Cell, ...]] = {
        "account_id": tuple(life.key for life in lives),
        "account_name": tuple(f"Account {life.key}" for life in lives),
        "arr": tuple(life.arr for life in lives),
        "customer_since": tuple(life.since for life in lives),
    }
    return AccountTable(
        batch=BatchId(1),
        as_of=LAST_DAY,
        file_name="customers.csv",
        sheet="customers",
        keys=tuple(AccountKey(life.key) for life in lives),
        source_rows=tuple(range(2, len(lives) + 2)),
        columns={FieldId(field): values for field, values in columns.items()},
    )


def list_tables(lives: Sequence[Life], seed: str) -> dict[TableKind, ListTable]:
    """Return usage by week, tickets, surveys with the exit forms, renewal forecasts and losses."""
    return {
        TableKind.USAGE: _bind(
            TableKind.USAGE,
            ("account_id", "used_on", "sessions", "pages_viewed"),
            _usage(lives, Draws(f"{seed} usage")),
        ),
        TableKind.SUPPORT: _bind(
            TableKind.SUPPORT, ("account_id", "created_at"), _tickets(lives, Draws(f"{seed} help"))
        ),
        TableKind.SURVEYS: _bind(
            TableKind.SURVEYS,
            ("account_id", "answered_on", "survey", "nps", "score"),
            [*_surveys(lives, Draws(f"{seed} nps")), *_exit_forms(lives, Draws(f"{seed} exit"))],
        ),
        TableKind.RENEWALS: _bind(
            TableKind.RENEWALS,
            ("account_id", "renewal_date", "probability"),
            _forecasts(lives, Draws(f"{seed} forecasts")),
        ),
        TableKind.CHURN_EVENTS: _bind(
            TableKind.CHURN_EVENTS,
            ("account_id", "lost_on"),
            ((life.key, life.lost_on) for life in lives if life.lost_on),
        ),
    }


def _bind(kind: TableKind, fields: Sequence[str], rows: Iterator[Row] | list[Row]) -> ListTable:
    records = list(rows)
    source = ListSource(f"{kind}.csv", "0" * 64, kind.value, LAST_DAY)
    return ListTable(
        kind=kind,
        sources=(source,),
        origins=(0,) * len(records),
        source_rows=tuple(range(2, len(records) + 2)),
        columns={
            FieldId(field): tuple(row[place] for row in records)
            for place, field in enumerate(fields)
        },
    )


def _usage(lives: Sequence[Life], draws: Draws) -> Iterator[Row]:
    """Yield sessions, which follow the fortune of an account, and pages, which follow nothing."""
    for life in lives:
        for week in range(WEEKS):
            if life.is_there(week):
                sessions = 20 * exp(0.5 * life.fortunes[week] + 0.25 * draws.normal())
                pages = 200 * exp(0.4 * draws.normal())
                yield life.key, week_day(week), float(round(sessions)), float(round(pages))


def _tickets(lives: Sequence[Life], draws: Draws) -> Iterator[Row]:
    for life in lives:
        for week in range(WEEKS):
            if life.is_there(week) and draws.chance(TICKETS_A_WEEK):
                yield life.key, week_day(week)


def _surveys(lives: Sequence[Life], draws: Draws) -> Iterator[Row]:
    for life in lives:
        for week in range(draws.whole(0, SURVEY_EVERY - 1), WEEKS, SURVEY_EVERY):
            if life.is_there(week):
                yield life.key, week_day(week), "NPS", float(draws.whole(0, 10)), None


def _exit_forms(lives: Sequence[Life], draws: Draws) -> Iterator[Row]:
    """Yield what those who left said as they left, dated long before by the client's system."""
    for life in lives:
        if life.lost_on:
            dated = life.lost_on - timedelta(days=draws.whole(*EXIT_EARLIER))
            yield life.key, dated, EXIT, None, float(draws.whole(1, 5))


def _forecasts(lives: Sequence[Life], draws: Draws) -> Iterator[Row]:
    """Yield how likely a renewal was said to be: all written over once the outcome was known."""
    for life in lives:
        low, high = (25, 98) if life.lost_on is None else (2, 30)
        for week in range(0, WEEKS, FORECAST_EVERY):
            if life.is_there(week):
                yield life.key, week_day(week), float(draws.whole(low, high))
