"""Who left: what flag, events, subscriptions, invoices and lists each say (domain 0.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import fsum

from csdesk.formatting import day
from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import ChurnAnswer, ChurnGap, ChurnPanel, ChurnSource
from csdesk.model.identifiers import AccountKey
from csdesk.model.record_words import Meaning
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys
from csdesk.scoring.revenue.list_grid import arr_by_account
from csdesk.scoring.subscriptions import MONTHS, months_before, revenue_on

Revenue = Mapping[AccountKey, float | None]
"""ARR by account: None where a list does not state it, nothing where there is no account."""


@dataclass(frozen=True, slots=True)
class ChurnInputs:
    """The customer list of a day, and whatever else may tell who left.

    ``previous`` is the earlier list; who is on it alone vanished. ``events`` and ``invoices`` come
    with the field that dates their records.
    """

    accounts: AccountTable
    book: SubscriptionBook | None = None
    events: ListTable | None = None
    invoices: ListTable | None = None
    invoiced_on: str = "invoiced_on"
    previous: AccountTable | None = None

    @property
    def known(self) -> Collection[AccountKey]:
        """Return all accounts of both lists, those of the present one first."""
        listed, vanished = self.accounts.places, self.vanished
        return {**listed, **dict.fromkeys(vanished, 0)} if vanished else listed.keys()

    def names(self, accounts: Collection[AccountKey]) -> dict[AccountKey, str]:
        """Return the names of some of them, in the order of the lists."""
        tables = (self.accounts, self.previous) if accounts else ()
        found: dict[AccountKey, str] = {}
        for table in (one for one in tables if one is not None):
            for key, name in zip(table.keys, table.column("account_name"), strict=True):
                if key in accounts:
                    found.setdefault(key, str(name or key))
        return found

    @property
    def vanished(self) -> tuple[AccountKey, ...]:
        """Return the accounts of the earlier list that are not on the present one."""
        listed = self.accounts.places
        earlier = self.previous.keys if self.previous is not None else ()
        return tuple(key for key in dict.fromkeys(earlier) if key not in listed)


def compare_sources(inputs: ChurnInputs) -> ChurnPanel | None:
    """Return what each source says and where two of them differ; None for fewer than two.

    All but the events look at the year that ends on the day of the customer list, or at the time
    between the lists. Only accounts of the customer list, and those that vanished from it, count.
    """
    known = inputs.known
    asked = (
        _by_flag(inputs.accounts),
        _by_events(inputs, known),
        _by_subscriptions(inputs, known),
        _by_invoices(inputs, known),
    )
    found = [answer for answer in asked if answer is not None]
    if len(found) + bool(inputs.vanished) < 2:
        return None
    then, now = _revenues(inputs)
    answers = tuple(_priced(answer, then, now) for answer in found)
    answers += _by_lists(inputs, then, now)
    gaps = tuple(_gap(first, second) for first, second in combinations(answers, 2))
    apart = {key for gap in gaps for key in (*gap.only_first, *gap.only_second)}
    return ChurnPanel(answers, gaps, inputs.names(apart), len(known))


def find_ended(inputs: ChurnInputs) -> Mapping[ChurnSource, Collection[AccountKey]]:
    """Return who ended within the year of the list by subscriptions, and by invoices.

    Whose subscription still runs has not ended by its invoices: it may be billed once for years.
    """
    known = inputs.known
    lines, bills = _by_subscriptions(inputs, known), _by_invoices(inputs, known)
    live = revenue_on(inputs.book.lines, inputs.accounts.as_of) if inputs.book else {}
    found = {answer.source: answer.accounts for answer in (lines, bills) if answer is not None}
    return {
        source: frozenset(keys) - live.keys() if source is ChurnSource.INVOICES else keys
        for source, keys in found.items()
    }


def _by_flag(accounts: AccountTable) -> ChurnAnswer | None:
    flags = accounts.column("churn_flag")
    stated = {key: flag for key, flag in zip(accounts.keys, flags, strict=True) if flag is not None}
    if not stated:
        return None
    left = tuple(key for key, flag in stated.items() if flag is True)
    counted = f"Flagged as churned on the list of {day(accounts.as_of)}."
    return _answer(ChurnSource.FLAG, len(stated), left, counted)


def _by_events(inputs: ChurnInputs, keys: Collection[AccountKey]) -> ChurnAnswer | None:
    table = inputs.events
    if table is None or not len(table):
        return None
    named = {key for key in account_keys(table) if key is not None}
    left = tuple(key for key in keys if key in named)
    counted = "Named by at least one churn event, whenever it happened."
    return _answer(ChurnSource.EVENTS, len(keys), left, counted)


def _by_subscriptions(inputs: ChurnInputs, listed: Collection[AccountKey]) -> ChurnAnswer | None:
    if inputs.book is None or not inputs.book.lines:
        return None
    end = inputs.accounts.as_of
    start = months_before(end, MONTHS)
    before = [key for key in revenue_on(inputs.book.lines, start) if key in listed]
    after = revenue_on(inputs.book.lines, end)
    left = tuple(key for key in before if key not in after)
    counted = f"A paid subscription ran on {day(start)}, and none runs on {day(end)}."
    return _answer(ChurnSource.SUBSCRIPTIONS, len(before), left, counted)


def _by_invoices(inputs: ChurnInputs, listed: Collection[AccountKey]) -> ChurnAnswer | None:
    table = inputs.invoices
    if table is None:
        return None
    end = inputs.accounts.as_of
    start = months_before(end, MONTHS)
    billed = list(_billed(table, inputs.invoiced_on))
    before = _between(billed, months_before(start, MONTHS), start)
    after = set(_between(billed, start, end))
    base = tuple(key for key in before if key in listed)
    if not base:
        return None
    left = tuple(key for key in base if key not in after)
    counted = f"Invoiced in the year up to {day(start)}, and not once in the year up to {day(end)}."
    return _answer(ChurnSource.INVOICES, len(base), left, counted)


def _by_lists(
    inputs: ChurnInputs, then: Revenue | None, now: Revenue | None
) -> tuple[ChurnAnswer, ...]:
    """Return who vanished; nothing where nobody did, as others may be kept on a list and flagged.

    What they paid is what the earlier list says, where it says so.
    """
    left, previous = inputs.vanished, inputs.previous
    if previous is None or not left:
        return ()
    first, last = day(previous.as_of), day(inputs.accounts.as_of)
    counted = f"On the list of {first}, and no longer on that of {last}."
    answer = _answer(ChurnSource.LIST, len(set(previous.keys)), left, counted)
    return (_priced(answer, _stated(previous) or then, now),)


def _billed(table: ListTable, dated_by: str) -> Iterable[tuple[AccountKey, date]]:
    """Yield account and day of the invoices that charged something."""
    columns = (table.column(name) for name in (dated_by, "status", "total", "amount"))
    for key, when, status, total, amount in zip(account_keys(table), *columns, strict=True):
        on = read_day(when)
        if key is not None and on is not None and _is_charged(status, total, amount):
            yield key, on


def _is_charged(status: Cell, total: Cell, amount: Cell) -> bool:
    charged = total if isinstance(total, float) else amount
    is_credit = isinstance(charged, float) and charged <= 0
    return not is_credit and status != Meaning.VOID


def _between(
    billed: Iterable[tuple[AccountKey, date]], start: date, end: date
) -> tuple[AccountKey, ...]:
    """Return the accounts with an invoice after the first day, up to the last."""
    return tuple(dict.fromkeys(key for key, on in billed if start < on <= end))


def _answer(
    source: ChurnSource, total: int, left: Sequence[AccountKey], counted: str
) -> ChurnAnswer:
    return ChurnAnswer(source, total, tuple(left), counted, None, None)


def _priced(answer: ChurnAnswer, then: Revenue | None, now: Revenue | None) -> ChurnAnswer:
    return ChurnAnswer(
        answer.source,
        answer.total,
        answer.accounts,
        answer.counted,
        _sum_of(then, answer.accounts),
        _sum_of(now, answer.accounts),
        len(_unstated(then, answer.accounts) | _unstated(now, answer.accounts)),
    )


def _sum_of(revenue: Revenue | None, accounts: Collection[AccountKey]) -> float | None:
    if revenue is None or (accounts and len(_unstated(revenue, accounts)) == len(accounts)):
        return None
    return fsum(revenue.get(key) or 0.0 for key in accounts)


def _unstated(revenue: Revenue | None, accounts: Iterable[AccountKey]) -> set[AccountKey]:
    if revenue is None:
        return set()
    return {key for key in accounts if key in revenue and revenue[key] is None}


def _revenues(inputs: ChurnInputs) -> tuple[Revenue | None, Revenue | None]:
    """Return ARR by account a year before the list and on its day, as far as it is known."""
    accounts, book = inputs.accounts, inputs.book
    then = revenue_on(book.lines, months_before(accounts.as_of, MONTHS)) if book else None
    return then, _stated(accounts) or (revenue_on(book.lines, accounts.as_of) if book else None)


def _stated(accounts: AccountTable) -> Revenue | None:
    """Return the ARR that a list states, by account; None where it states none."""
    if all(value is None for value in accounts.column("arr")):
        return None
    return arr_by_account(accounts)


def _gap(first: ChurnAnswer, second: ChurnAnswer) -> ChurnGap:
    here, there = set(first.accounts), set(second.accounts)
    return ChurnGap(
        first.source,
        second.source,
        tuple(key for key in first.accounts if key not in there),
        tuple(key for key in second.accounts if key not in here),
    )
