"""What is measured of an account, drawn so that it fits how the account is doing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from csdesk.model.samples import Mood, SampleTexts
from csdesk.samples.customers import AS_OF, Customer
from csdesk.samples.draws import Draws

DARK = 8
"""Accounts that came with a purchased product: nothing but their bills is known."""
UNLINKED = 9
"""Accounts whose usage is not linked and that were never surveyed."""
SEAT_PRICE = 420
SMALLEST_ARR = 5_000


@dataclass(frozen=True, slots=True)
class _Measure:
    """The ranges a value is drawn from when it is good, middling or poor."""

    field: str
    good: tuple[float, float]
    middling: tuple[float, float]
    poor: tuple[float, float]
    digits: int = 0
    gaps: float = 0.03
    """Share of the accounts where nobody has the value."""


USAGE = (
    _Measure("dau_mau", (70, 91), (40, 69), (9, 39)),
    _Measure("feature_adoption", (60, 94), (30, 59), (6, 29)),
    _Measure("session_depth", (5.0, 8.6), (3.0, 4.9), (1.1, 2.9), digits=1),
    _Measure("sessions_per_user", (7.0, 14.0), (4.0, 7.0), (0.8, 4.0), digits=1),
)
SURVEYS = (
    _Measure("nps", (8, 10), (6, 7), (1, 5), gaps=0.16),
    _Measure("csat", (4.0, 4.9), (3.0, 3.9), (1.4, 2.9), digits=1, gaps=0.12),
)
SUPPORT = (_Measure("tickets_90d", (0, 6), (7, 15), (16, 28)),)
PRODUCTS = (_Measure("arr_concentration", (28, 50), (51, 80), (81, 100)),)
BILLING = (
    _Measure("days_past_due", (0, 0), (2, 15), (18, 70), gaps=0.0),
    _Measure("invoice_disputes", (0, 0), (1, 1), (2, 3), gaps=0.0),
)
CHANCES = {Mood.HEALTHY: (0.85, 0.12), Mood.WATCH: (0.5, 0.36), Mood.RISK: (0.13, 0.37)}
"""How likely a value is good, and middling; poor otherwise."""
SILENT = 0.3
"""Share of further gaps in the surveys of customers whom nobody asks."""
SEATS_USED = {Mood.HEALTHY: (0.7, 0.98), Mood.WATCH: (0.45, 0.85), Mood.RISK: (0.15, 0.55)}
DAYS_SINCE_LOGIN = {Mood.HEALTHY: (0, 4), Mood.WATCH: (0, 16), Mood.RISK: (4, 75)}


def measure_customers(
    customers: Sequence[Customer], texts: SampleTexts, draws: Draws
) -> list[Customer]:
    """Return the customers with what is measured of them; those that left are not measured."""
    drawn = draws.shuffle([c.ref for c in customers if c.is_listed and not c.told])
    dark, unlinked = set(drawn[:DARK]), set(drawn[DARK : DARK + UNLINKED])
    return [
        _measure_customer(customer, _known_of(customer, dark, unlinked), texts, draws)
        if customer.is_listed
        else customer
        for customer in customers
    ]


def _known_of(customer: Customer, dark: set[str], unlinked: set[str]) -> tuple[_Measure, ...]:
    if customer.ref in dark:
        return BILLING
    if customer.ref in unlinked:
        return (*PRODUCTS, *SUPPORT, *BILLING)
    return (*PRODUCTS, *USAGE, *SURVEYS, *SUPPORT, *BILLING)


def _measure_customer(
    customer: Customer, kinds: Sequence[_Measure], texts: SampleTexts, draws: Draws
) -> Customer:
    unasked = SILENT if customer.manager in {"", texts.heir} else 0.0
    values = {
        kind.field: _draw_value(kind, customer.mood, draws)
        for kind in kinds
        if not draws.chance(kind.gaps + (unasked if kind in SURVEYS else 0.0))
    }
    seats = max(3, round((customer.arr or SMALLEST_ARR) / SEAT_PRICE))
    customer = replace(customer, seats=seats, measures={**values, **customer.measures})
    return _draw_visits(customer, draws) if "dau_mau" in customer.measures else customer


def _draw_visits(customer: Customer, draws: Draws) -> Customer:
    used = draws.between(*SEATS_USED[customer.mood])
    days = draws.whole(*DAYS_SINCE_LOGIN[customer.mood])
    return replace(
        customer,
        active_users=round((customer.seats or 0) * used),
        last_login=AS_OF - timedelta(days=days),
    )


def _draw_value(kind: _Measure, mood: Mood, draws: Draws) -> float:
    good, middling = CHANCES[mood]
    luck = draws.between(0, 1)
    if luck < good:
        low, high = kind.good
    else:
        low, high = kind.middling if luck < good + middling else kind.poor
    return round(draws.between(low, high), kind.digits) if kind.digits else draws.whole(low, high)
