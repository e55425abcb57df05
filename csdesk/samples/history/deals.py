"""Renewals and what came of them, deals for more, and the list of those who left long ago."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from csdesk.model.samples import SampleTexts
from csdesk.model.tables import Cell
from csdesk.samples.contracts import years_before
from csdesk.samples.customers import AS_OF, Customer
from csdesk.samples.draws import Draws
from csdesk.samples.history.lives import Life, month_ends
from csdesk.samples.history.revenue import FIRST_YEAR, MORE, Account

RENEWAL_HEADER = (
    "Account ref", "Renewal date", "Notice deadline", "ARR due (£)", "Renewal outcome",
    "ARR renewed (£)", "First renewal touch", "Price uplift %",
)  # fmt: skip
DEAL_HEADER = (
    "Opportunity ID", "Account ref", "Deal type", "Deal stage", "ARR (£)", "Created date",
    "Qualified date", "Close date", "Lead source", "Product",
)  # fmt: skip
LOST_HEADER = ("Account ref", "Customer", "Date lost", "Reason", "ARR lost (£)", "Kind of loss",
    "Lost to")  # fmt: skip
NOTICE = 90
LATE_START = (14, 75)
"""Days before a renewal at which it is first spoken of; the answers say 90."""
DUE_AHEAD = 180
TRIED = 0.045
"""Chance in a month that somebody tries to sell more, and does not."""
QUALIFIED = 0.55
"""Share of the lost deals that had been qualified."""
Row = tuple[Cell, ...]


def renewal_rows(accounts: Sequence[Account], draws: Draws) -> Iterator[Row]:
    """Yield every renewal of the two years, and those that are due within half a year."""
    for account in accounts:
        for due in _renewal_days(account.customer):
            arr = account.arr_on(due - timedelta(days=1))
            if arr:
                yield _renewal(account, due, arr, draws)


def _renewal_days(customer: Customer) -> Iterator[date]:
    for years in (2, 1, 0):
        due = years_before(customer.renewal, years)
        if due > max(FIRST_YEAR, customer.since) and (due - AS_OF).days <= DUE_AHEAD:
            yield due


def _renewal(account: Account, due: date, arr: float, draws: Draws) -> Row:
    touched = due - timedelta(days=draws.whole(*LATE_START))
    head = (account.customer.ref, due, due - timedelta(days=NOTICE), arr)
    if due > AS_OF:
        return (*head, "Open", None, touched if touched <= AS_OF else None, None)
    after = account.arr_on(due)
    word = "Lost" if not after else "Reduced" if after < arr else "Renewed"
    return (*head, word, after, touched, float(draws.pick((0, 3, 3, 5))))


def deal_rows(
    lives: Sequence[Life], accounts: Sequence[Account], texts: SampleTexts, draws: Draws
) -> Iterator[Row]:
    """Yield a won deal for each expansion, and those that were lost or are open."""
    deals = [*_won(accounts, draws), *_others(lives, accounts, draws)]
    for place, (ref, stage, arr, created, closed) in enumerate(sorted(deals, key=lambda d: d[3])):
        qualified = created + timedelta(days=12)
        is_qualified = stage != "Lost" or draws.chance(QUALIFIED)
        yield (
            f"O-{700 + place}", ref, "Expansion", stage, arr, created,
            qualified if is_qualified and qualified <= AS_OF else None, closed,
            draws.pick(texts.history.deal_sources), draws.pick(texts.history.add_ons),
        )  # fmt: skip


Deal = tuple[str, str, float, date, date]


def _won(accounts: Sequence[Account], draws: Draws) -> Iterator[Deal]:
    for account in accounts:
        for one in account.movements:
            if one.kind == MORE:
                created = one.day - timedelta(days=draws.whole(20, 70))
                yield account.customer.ref, "Won", one.after - one.before, created, one.day


def _others(lives: Sequence[Life], accounts: Sequence[Account], draws: Draws) -> Iterator[Deal]:
    paid = {account.customer.ref: account for account in accounts}
    for life in lives:
        for end in month_ends()[1:]:
            account = paid.get(life.customer.ref)
            if account is None or not life.is_there(end) or not draws.chance(TRIED):
                continue
            amount = round(0.15 * account.arr_on(end), -2)
            close = end + timedelta(days=draws.whole(30, 90))
            stage = (
                draws.pick(("Qualified", "Proposal", "Negotiation")) if close > AS_OF else "Lost"
            )
            if amount:
                yield life.customer.ref, stage, amount, end, close


def lost_rows(past: Sequence[Customer], texts: SampleTexts, draws: Draws) -> Iterator[Row]:
    """Yield those who left and stand on no other list."""
    history = texts.history
    for customer in sorted(past, key=lambda one: one.renewal):
        neglected = customer.manager_before == texts.left_manager
        reason = texts.neglect_reason if neglected else draws.pick(texts.lost_reasons)
        rival = draws.pick(history.competitors) if reason in history.rival_reasons else None
        kind = "Involuntary" if reason in history.involuntary_reasons else "Voluntary"
        yield (customer.ref, customer.name, customer.renewal, reason, customer.arr_before, kind,
            rival)  # fmt: skip
