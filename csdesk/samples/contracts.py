"""When customers signed, went live and renew: too many of them in the next quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.samples import Mood
from csdesk.samples.customers import AS_OF, PREVIOUS_AS_OF, Customer, Fate
from csdesk.samples.draws import Draws

NEXT_QUARTER = 92
IN_NEXT_QUARTER = {Mood.HEALTHY: 0.34, Mood.WATCH: 0.4, Mood.RISK: 0.55}
OLDEST_YEARS = 11
ONBOARDING_KNOWN_FROM = date(2025, 1, 1)
"""Onboarding dates are kept since then; older customers have none."""
STALLED_FROM = 100
"""Where it would have taken that many days, the customer has not gone live at all."""
DAYS_TO_VALUE = {Mood.HEALTHY: (18, 62), Mood.WATCH: (28, 90), Mood.RISK: (55, 140)}


def date_contracts(customers: Sequence[Customer], draws: Draws) -> list[Customer]:
    """Return the customers with the dates of their contracts and of their onboarding."""
    return [_date_onboarding(_date_contract(c, draws), draws) for c in customers]


def _date_contract(customer: Customer, draws: Draws) -> Customer:
    renewal = customer.renewal if customer.told else _draw_renewal(customer, draws)
    years = 1 if customer.fate is Fate.JOINED else draws.whole(2, OLDEST_YEARS)
    return replace(customer, renewal=renewal, since=years_before(renewal, years))


def _draw_renewal(customer: Customer, draws: Draws) -> date:
    """Return a day within a year of the later list; who left did so on it, a year earlier."""
    if customer.fate is Fate.LEFT:
        return PREVIOUS_AS_OF + timedelta(days=draws.whole(12, 350))
    if draws.chance(IN_NEXT_QUARTER[customer.mood]):
        return AS_OF + timedelta(days=draws.whole(3, NEXT_QUARTER))
    return AS_OF + timedelta(days=draws.whole(NEXT_QUARTER + 1, 364))


def _date_onboarding(customer: Customer, draws: Draws) -> Customer:
    kickoff = customer.since + timedelta(days=draws.whole(3, 20))
    days = draws.whole(*DAYS_TO_VALUE[customer.mood])
    go_live = kickoff + timedelta(days=days)
    if customer.since < ONBOARDING_KNOWN_FROM or kickoff > AS_OF:
        return customer
    has_gone_live = days < STALLED_FROM and go_live <= AS_OF
    return replace(customer, kickoff=kickoff, go_live=go_live if has_gone_live else None)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; the sample has no 29 February."""
    return day.replace(year=day.year - years)
