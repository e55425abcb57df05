"""Which lines of a list of subscriptions count for recurring revenue, and with how much a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csdesk.model.identifiers import AccountKey
from csdesk.model.record_words import Meaning
from csdesk.model.subscriptions import SetAside, SubscriptionBook, SubscriptionLine
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys

MONTHS = 12
COLUMNS = (
    "start_date", "end_date", "paused_on", "arr", "mrr", "amount", "billing_interval", "is_trial",
    "status", "seats_purchased",
)  # fmt: skip
"""In the order of ``_Row``."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one line."""

    start: Cell
    end: Cell
    paused: Cell
    arr: Cell
    mrr: Cell
    amount: Cell
    interval: Cell
    is_trial: Cell
    status: Cell
    seats: Cell


def read_lines(table: ListTable) -> SubscriptionBook:
    """Return the paid lines of a list of subscriptions; trials, free and paused ones are none.

    Its states and billing periods are those of ``translate_words``.
    A year's revenue is the ARR of the line, else twelve times its MRR, else the amount of a
    billing period times the periods of a year. Lines without account, start or amount, with a
    negative amount, or with dates that contradict each other are set aside with the reason.
    """
    lines: list[SubscriptionLine] = []
    aside: dict[SetAside, list[int]] = {}
    for at, (account, row) in enumerate(_rows(table)):
        found = _read(account, row, at)
        if isinstance(found, SetAside):
            aside.setdefault(found, []).append(at)
        else:
            lines.append(found)
    return SubscriptionBook(
        tuple(lines), len(table), {why: tuple(places) for why, places in aside.items()}
    )


def annual_amount(row_arr: Cell, row_mrr: Cell, amount: Cell, interval: Cell) -> float | None:
    """Return a line's revenue in a year; None where the cells do not give it.

    The amount of a period counts only with its interval: annual as it is, quarterly four times,
    monthly twelve times (domain 3.1).
    """
    if (yearly := _number(row_arr)) is not None:
        return yearly
    if (monthly := _number(row_mrr)) is not None:
        return monthly * MONTHS
    months = _months(interval)
    each = _number(amount)
    return None if months is None or each is None else each * MONTHS / months


def _rows(table: ListTable) -> Iterator[tuple[AccountKey | None, _Row]]:
    columns = zip(*(table.column(field) for field in COLUMNS), strict=True)
    for account, cells in zip(account_keys(table), columns, strict=True):
        yield account, _Row(*cells)


def _read(account: AccountKey | None, row: _Row, at: int) -> SubscriptionLine | SetAside:
    start, end = read_day(row.start), _earliest(read_day(row.end), read_day(row.paused))
    reason = _is_unpaid(row, end) or _doubt_dates(start, end, row.status)
    if reason is not None or start is None:
        return reason or SetAside.NO_START
    if account is None:
        return SetAside.NO_ACCOUNT
    annual = annual_amount(row.arr, row.mrr, row.amount, row.interval)
    if annual is None or annual < 0:
        return SetAside.NO_AMOUNT if annual is None else SetAside.NEGATIVE
    return SubscriptionLine(account, start, end, annual, at, _number(row.seats))


def _is_unpaid(row: _Row, end: date | None) -> SetAside | None:
    if row.is_trial is True or row.status == Meaning.TRIAL:
        return SetAside.TRIAL
    return SetAside.PAUSED if row.status == Meaning.PAUSED and end is None else None


def _doubt_dates(start: date | None, end: date | None, status: Cell) -> SetAside | None:
    if start is None:
        return SetAside.NO_START
    if end is None:
        return SetAside.ENDED_WITHOUT_DATE if status == Meaning.ENDED else None
    return SetAside.END_BEFORE_START if end < start else None


def _earliest(end: date | None, paused: date | None) -> date | None:
    """Return the day from which a line brings nothing: a pause counts from its first day."""
    return min((day for day in (end, paused) if day is not None), default=None)


def _months(interval: Cell) -> float | None:
    return interval if isinstance(interval, float) and interval > 0 else None


def _number(value: Cell) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
