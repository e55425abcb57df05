"""What each account paid and since when: lines of contracts, and the movements between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.model.samples import SampleHistory, SampleTexts
from csdesk.samples.customers import AS_OF, PREVIOUS_AS_OF, Customer
from csdesk.samples.draws import Draws
from csdesk.samples.enrolment import round_arr

FIRST_YEAR = date(2024, 11, 1)
GREW, SHRANK = 0.3, 0.12
"""Shares of the accounts that paid more, or less, at the end of the first year."""
AWAY = (70, 200)
"""Days that those were away who came back."""
NEW, MORE, LESS, LOST, BACK = "New", "Expansion", "Contraction", "Churn", "Reactivation"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a contract, up to the day on which it no longer runs."""

    customer: Customer
    product: str
    start: date
    end: date | None
    arr: float


@dataclass(frozen=True, slots=True)
class Movement:
    """A change of an account's ARR."""

    customer: Customer
    day: date
    kind: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Account:
    """An account's changes of ARR, the oldest first."""

    customer: Customer
    movements: tuple[Movement, ...]

    def arr_on(self, day: date) -> float:
        """Return the ARR on a day."""
        return next((m.after for m in reversed(self.movements) if m.day <= day), 0.0)


def draw_accounts(
    customers: Sequence[Customer], texts: SampleTexts, draws: Draws
) -> tuple[Account, ...]:
    """Return the accounts that pay, each with its ARR of both lists to the cent."""
    returning = set(_draw_returning(customers, texts, draws))
    return tuple(
        Account(customer, tuple(_draw_movements(customer, customer.ref in returning, draws)))
        for customer in customers
        if customer.arr or customer.arr_before
    )


def _draw_returning(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> list[str]:
    fit = [
        customer.ref
        for customer in customers
        if not customer.told
        and customer.was_listed
        and customer.is_listed
        and customer.since < date(2024, 6, 1)
    ]
    return draws.shuffle(fit)[: texts.history.returned]


def _draw_movements(customer: Customer, returns: bool, draws: Draws) -> Iterator[Movement]:
    """Yield the changes: in the first year those before the earlier list, then those after it."""
    level = 0.0
    for day, kind, after in _steps(customer, returns, draws):
        yield Movement(customer, day, kind, level, after)
        level = after


def _steps(customer: Customer, returns: bool, draws: Draws) -> Iterator[tuple[date, str, float]]:
    first = customer.arr_before or customer.arr
    start = _draw_first_arr(customer, first, draws)
    yield customer.since, NEW, start
    if returns:
        left = FIRST_YEAR + timedelta(days=draws.whole(20, 120))
        yield left, LOST, 0.0
        yield left + timedelta(days=draws.whole(*AWAY)), BACK, first
    elif start != first:
        yield _draw_day(FIRST_YEAR, PREVIOUS_AS_OF, draws), _change(start, first), first
    if not customer.is_listed:
        yield customer.renewal, LOST, 0.0
    elif customer.was_listed and customer.arr != first:
        yield _draw_day(PREVIOUS_AS_OF, AS_OF, draws), _change(first, customer.arr), customer.arr


def _draw_first_arr(customer: Customer, first: float, draws: Draws) -> float:
    """Return what was paid before the first year that is told."""
    luck = draws.between(0, 1)
    share = draws.between(0.06, 0.2)
    is_old = customer.since < FIRST_YEAR and customer.arr_before and customer.is_listed
    if not is_old or luck > GREW + SHRANK:
        return first
    return round_arr(first * (1 - share if luck < GREW else 1 + share))


def _draw_day(after: date, until: date, draws: Draws) -> date:
    return after + timedelta(days=draws.whole(2, (until - after).days - 1))


def _change(before: float, after: float) -> str:
    return MORE if after > before else LESS


def write_lines(account: Account, history: SampleHistory, draws: Draws) -> Iterator[Line]:
    """Yield the lines whose sum on every day is the account's ARR; more is a line beside.

    What is taken back, and a return, is a new contract about everything.
    """
    customer, running = account.customer, list[tuple[str, date, float]]()
    for movement in account.movements:
        if movement.kind == MORE:
            more = movement.after - movement.before
            running.append((draws.pick(history.add_ons), movement.day, more))
            continue
        yield from (Line(customer, *one[:2], movement.day, one[2]) for one in running)
        running = [(history.product, movement.day, movement.after)] if movement.after else []
    yield from (Line(customer, *one[:2], None, one[2]) for one in running)
