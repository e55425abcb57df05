"""The week of customer success in five figures (S1.114)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import compress

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.model.kpis import KpiValue
from csdesk.model.tables import ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys

HEALTH = KpiId("average_health")
CHURN = KpiId("logo_churn")
LONGEST_MONTH = 31
WEEK = timedelta(days=7)


def take_snapshot(
    accounts: AccountTable,
    values: Mapping[KpiId, KpiValue],
    tickets: ListTable | None,
    churn_limit: float,
) -> WeeklySnapshot:
    """Return the week that ends with the date of the customer list.

    Churn is red above ``churn_limit``, which is one for a month: over a longer window it is not
    judged.
    """
    churn, health = values.get(CHURN), values.get(HEALTH)
    is_judged = churn is not None and churn.value is not None and _is_of_a_month(churn)
    return WeeklySnapshot(
        week_ending=accounts.as_of,
        total_customers=len(accounts.keys),
        avg_health_score=health.value if health else None,
        churn_rate=churn.value if churn else None,
        tickets_resolved=_count_resolved(accounts, tickets),
        churn_window=churn.window if churn else "",
        is_red=is_judged and churn is not None and (churn.value or 0.0) > churn_limit,
        churn_limit=churn_limit,
        is_judged=is_judged,
        resolved_for=_name_resolved(accounts, tickets) if tickets else (),
    )


def _is_of_a_month(churn: KpiValue) -> bool:
    return churn.window_days is None or churn.window_days <= LONGEST_MONTH


def _count_resolved(accounts: AccountTable, tickets: ListTable | None) -> int | None:
    if tickets is None or "resolved_at" not in tickets.columns:
        return None
    return sum(_resolved(accounts, tickets))


def _name_resolved(accounts: AccountTable, tickets: ListTable) -> tuple[AccountKey, ...]:
    keys = compress(account_keys(tickets), _resolved(accounts, tickets))
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def _resolved(accounts: AccountTable, tickets: ListTable) -> list[bool]:
    """Return for each ticket whether it was resolved within the week."""
    column = tickets.column("resolved_at")
    days = {cell: read_day(cell) for cell in set(column)}
    last = accounts.as_of
    within = {cell: day is not None and last - WEEK < day <= last for cell, day in days.items()}
    return [within[cell] for cell in column]
