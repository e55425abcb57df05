"""KPIs from columns about the customers themselves (S1.56, definitions in domain 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csdesk.formatting import number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.few import FEWEST
from csdesk.scoring.kpis.adoption import ratio_measure
from csdesk.scoring.kpis.book import (
    Book,
    Measure,
    no_measure,
    sentences,
    snapshot_window,
)
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import share_words
from csdesk.scoring.kpis.signal_sums import sum_signals

ONBOARDING_DUE_DAYS = 90
"""After so many days an onboarding that has no first value counts as not completed (C32)."""


def measure_csat(book: Book) -> Measure:
    """Return the mean of the accounts' satisfaction ratings, on their scale of 1 to 5."""
    return _mean_of(book, "csat", "Mean of the accounts' ratings, scale 1 to 5")


def measure_adoption(book: Book) -> Measure:
    """Return the mean of the feature-adoption column, in percent points."""
    return _mean_of(book, "feature_adoption", "Mean of the accounts' feature adoption as listed")


def measure_usage(book: Book) -> Measure:
    """Return sessions per user: by users where the list counts them, else by account.

    Where the list states none, what events of 30 days added up to.
    """
    table = book.accounts
    sessions = table.numbers("sessions_per_user")
    signals = sum_signals(book, "sessions_30d", "active_users_30d")
    if signals is not None and all(value is None for value in sessions):
        return ratio_measure(signals, "All sessions of 30 days over all active users")
    users = table.numbers("active_users")
    known = [
        (at, each, count)
        for at, (each, count) in enumerate(zip(sessions, users, strict=True))
        if each is not None and count is not None and count > 0
    ]
    if not known or len(known) < sum(value is not None for value in sessions):
        return _mean_of(book, "sessions_per_user", "Mean of the accounts' sessions per user")
    value = sum(each * count for _, each, count in known) / sum(count for _, _, count in known)
    places = [at for at, _, _ in known]
    coverage = _coverage_words(table, len(places))
    return _measure(table, value, "All sessions over all active users", places, coverage)


def measure_onboarding(book: Book) -> Measure:
    """Return the share of due onboardings that reached first value, in percent (C35)."""
    table = book.accounts
    due = [
        (at, first)
        for at, start, first in _onboardings(table)
        if (table.as_of - start).days >= ONBOARDING_DUE_DAYS
    ]
    if not due:
        return no_measure(f"no base: no onboarding started {ONBOARDING_DUE_DAYS} days ago")
    completed = sum(first is not None for _, first in due)
    method = (
        f"Accounts with a first value date, of those that started {ONBOARDING_DUE_DAYS} days "
        "ago or earlier"
    )
    value = 100 * completed / len(due)
    said = share_words(completed, len(due))
    found = _measure(table, value, method, [at for at, _ in due], said)
    return replace(found, base="onboardings that were due", counted=completed)


def _mean_of(book: Book, field: str, method: str) -> Measure:
    table = book.accounts
    pairs = [(at, value) for at, value in enumerate(table.numbers(field)) if value is not None]
    if not pairs:
        return no_measure("no base: the column holds no number")
    value = sum(value for _, value in pairs) / len(pairs)
    cautions = (_coverage_words(table, len(pairs)), _few_values(len(pairs)))
    return _measure(table, value, method, [at for at, _ in pairs], *cautions)


def _measure(
    table: AccountTable, value: float, method: str, places: Sequence[int], *cautions: str
) -> Measure:
    return Measure(
        value=value,
        method=method,
        n=len(places),
        base="accounts with a value",
        window=snapshot_window(table),
        caution=sentences(*cautions),
        lineage=list_lineage(table, places),
    )


def _onboardings(table: AccountTable) -> list[tuple[int, date, date | None]]:
    """Return place, start and first value of each onboarding that has started by then."""
    columns = zip(table.column("onboarding_start"), table.column("first_value_date"), strict=True)
    return [
        (at, start, first if isinstance(first, date) and first <= table.as_of else None)
        for at, (start, first) in enumerate(columns)
        if isinstance(start, date) and start <= table.as_of
    ]


def _coverage_words(table: AccountTable, known: int) -> str:
    if known == len(table):
        return ""
    return f"Known for {number(known)} of {plural(len(table), 'account')}."


def _few_values(count: int) -> str:
    if count >= FEWEST:
        return ""
    return f"It rests on {plural(count, 'account')} only."
