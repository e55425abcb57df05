"""What was billed and paid; and what finance wrote over when a customer left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.model.tables import Cell
from csdesk.samples.customers import AS_OF
from csdesk.samples.draws import Draws
from csdesk.samples.history.lives import Life, month_ends
from csdesk.samples.history.revenue import Account, Line

INVOICE_HEADER = (
    "Invoice number", "Account ref", "Invoice date", "Due date", "Paid on", "Net amount (£)",
    "Status", "Disputed?",
)  # fmt: skip
PAYMENT_HEADER = ("Payment ID", "Invoice number", "Account ref", "Payment date", "Amount (£)",
    "Status", "Method", "Reason of failure")  # fmt: skip
LINE_HEADER = (
    "Subscription ID", "Account ref", "Product", "Plan", "Start date", "End date", "Next renewal",
    "ARR (£)", "Status",
)  # fmt: skip
MOVEMENT_HEADER = ("Account ref", "Movement date", "Movement type", "ARR before (£)",
    "ARR change (£)", "ARR after (£)")  # fmt: skip
TERM = 30
DISPUTED = 0.008
WRITTEN_OVER = 245
"""Days before a loss whose invoices finance marks as disputed once the customer has left."""
FAILED = 0.03
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Invoice:
    """A quarter's bill."""

    number: str
    ref: str
    day: date
    amount: float
    paid_on: date | None
    is_disputed: bool


def write_invoices(
    lives: Sequence[Life], accounts: Sequence[Account], draws: Draws
) -> tuple[Invoice, ...]:
    """Return a bill a quarter for each account, in the month of the quarter that is its own."""
    by_ref = {account.customer.ref: account for account in accounts}
    due = (
        (life, *bill)
        for life in lives
        if (account := by_ref.get(life.customer.ref)) is not None
        for bill in _list_due(life, account)
    )
    return tuple(
        _bill(f"HLI-{number}", life, day, amount, draws)
        for number, (life, day, amount) in enumerate(due, start=20_000)
    )


def _list_due(life: Life, account: Account) -> Iterator[tuple[date, float]]:
    """Yield the days on which an account is billed, with the amount of its quarter."""
    for end in month_ends():
        day = end.replace(day=3)
        if end.month % 3 == life.customer.since.month % 3 and life.is_there(day):
            arr = account.arr_on(day)
            if arr:
                yield day, arr / 4


def _bill(number: str, life: Life, day: date, amount: float, draws: Draws) -> Invoice:
    due = day + timedelta(days=TERM)
    is_slow = life.fortune(day) < -0.6 and draws.chance(0.5)
    paid = due + timedelta(days=draws.whole(4, 45) if is_slow else draws.whole(-9, 0))
    return Invoice(
        number,
        life.customer.ref,
        day,
        amount,
        paid if paid <= AS_OF else None,
        _was_written_over(life, day) or draws.chance(DISPUTED),
    )


def _was_written_over(life: Life, day: date) -> bool:
    return life.lost_on is not None and 0 <= (life.lost_on - day).days <= WRITTEN_OVER


def invoice_rows(invoices: Sequence[Invoice]) -> Iterator[Row]:
    """Yield the bills as finance exports them."""
    for one in invoices:
        due = one.day + timedelta(days=TERM)
        open_word = "Overdue" if due < AS_OF else "Open"
        status = "Paid" if one.paid_on else open_word
        yield (
            one.number, one.ref, one.day, due, one.paid_on, one.amount, status,
            "Yes" if one.is_disputed else "No",
        )  # fmt: skip


def payment_rows(invoices: Sequence[Invoice], draws: Draws) -> Iterator[Row]:
    """Yield what came in, and now and then an attempt that failed before."""
    for one in invoices:
        if one.paid_on is None:
            continue
        method = "Card" if one.amount < 2_000 else "Bank transfer"
        if method == "Card" and draws.chance(FAILED):
            failed_on = one.paid_on - timedelta(days=3)
            yield (f"{one.number}-F", one.number, one.ref, failed_on, one.amount, "Failed",
                method, "Card expired")  # fmt: skip
        yield (f"{one.number}-P", one.number, one.ref, one.paid_on, one.amount, "Paid", method,
            None)  # fmt: skip


def line_rows(lines: Sequence[Line]) -> Iterator[Row]:
    """Yield the lines of contracts."""
    for place, line in enumerate(lines):
        customer = line.customer
        yield (
            f"S-{3_000 + place}",
            customer.ref,
            line.product,
            customer.plan,
            line.start,
            line.end,
            None if line.end else customer.renewal,
            line.arr,
            "Cancelled" if line.end else "Active",
        )


def movement_rows(accounts: Sequence[Account]) -> Iterator[Row]:
    """Yield what moved the ARR, account by account."""
    for account in accounts:
        for one in account.movements:
            yield (account.customer.ref, one.day, one.kind, one.before, one.after - one.before,
                one.after)  # fmt: skip
