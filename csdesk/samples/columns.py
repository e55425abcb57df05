"""The columns of the client's two customer lists, with the headers that the client gave them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csdesk.model.samples import Mood
from csdesk.model.tables import Cell
from csdesk.samples.contracts import years_before
from csdesk.samples.customers import Customer
from csdesk.samples.draws import Draws
from csdesk.samples.spelling import (
    spell_blank,
    spell_day,
    spell_money,
    spell_name,
    spell_number,
)

Writer = Callable[[Customer, Draws], Cell]

ARR_HEADER = "ARR (£)"
ROLLING = 0.01
"""Share of the contracts for which somebody wrote "rolling" instead of a date."""
FAIR_WEATHER = 0.7
"""Share of the accounts at risk that their CSM colours green or amber all the same."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the group above its header, the header, and how a customer's cell is written."""

    group: str
    header: str
    write: Writer


def _measure(field: str, scale: float = 1.0) -> Writer:
    def write(customer: Customer, draws: Draws) -> Cell:
        value = customer.measures.get(field)
        return spell_number(None if value is None else round(value * scale, 4), draws)

    return write


def _write_share(customer: Customer, draws: Draws) -> Cell:
    share = customer.measures.get("arr_concentration")
    return spell_blank(draws) if share is None else f"{share:g}%"


def _write_arr(customer: Customer, draws: Draws) -> Cell:
    return spell_money(customer.arr, draws) if customer.arr else "TBC"


def _write_renewal(customer: Customer, draws: Draws) -> Cell:
    if not customer.told and draws.chance(ROLLING):
        return "rolling"
    return spell_day(customer.renewal, draws)


def _write_colour(customer: Customer, draws: Draws) -> Cell:
    if customer.mood is Mood.RISK:
        return draws.pick(("G", "A")) if draws.chance(FAIR_WEATHER) else "R"
    return "G" if customer.mood is Mood.HEALTHY or draws.chance(0.7) else "A"


def _write_earlier_renewal(customer: Customer, draws: Draws) -> Cell:
    years = 1 if customer.is_listed else 0
    return spell_day(years_before(customer.renewal, years), draws)


COLUMNS = (
    Column("Account", "Account ref", lambda customer, _: customer.ref),
    Column("Account", "Customer", lambda customer, draws: spell_name(customer.name, draws)),
    Column("Account", "Segment", lambda customer, _: customer.segment),
    Column("Account", "Industry", lambda customer, _: customer.industry),
    Column("Account", "Country", lambda customer, _: customer.country),
    Column("Account", "CSM", lambda customer, draws: spell_name(customer.manager, draws)),
    Column("Contract", "Plan", lambda customer, _: customer.plan),
    Column("Contract", ARR_HEADER, _write_arr),
    Column("Contract", "Renews on", _write_renewal),
    Column("Contract", "Customer since", lambda customer, draws: spell_day(customer.since, draws)),
    Column("Contract", "Largest product share", _write_share),
    Column("Contract", "Days past due", _measure("days_past_due")),
    Column("Contract", "Disputed invoices", _measure("invoice_disputes")),
    Column("Usage", "Seats", lambda customer, draws: spell_number(customer.seats, draws)),
    Column("Usage", "Active users", lambda c, draws: spell_number(c.active_users, draws)),
    Column("Usage", "DAU/MAU", _measure("dau_mau", scale=0.01)),
    Column("Usage", "Feature adoption %", _measure("feature_adoption")),
    Column("Usage", "Pages per session", _measure("session_depth")),
    Column("Usage", "Sessions per user", _measure("sessions_per_user")),
    Column("Usage", "Last login", lambda c, draws: spell_day(c.last_login, draws)),
    Column("Voice and support", "NPS (0-10)", _measure("nps")),
    Column("Voice and support", "CSAT (1-5)", _measure("csat")),
    Column("Voice and support", "Tickets (90d)", _measure("tickets_90d")),
    Column("Onboarding", "Kick-off date", lambda c, draws: spell_day(c.kickoff, draws)),
    Column("Onboarding", "Go-live date", lambda c, draws: spell_day(c.go_live, draws)),
    Column("CSM view", "RAG", _write_colour),
    Column("CSM view", "Remarks", lambda customer, _: customer.note or None),
)

EARLIER_COLUMNS = (
    *COLUMNS[:5],
    Column("Account", "CSM", lambda customer, draws: spell_name(customer.manager_before, draws)),
    Column("Contract", "Plan", lambda customer, _: customer.plan),
    Column("Contract", ARR_HEADER, lambda c, draws: spell_money(c.arr_before, draws)),
    Column("Contract", "Renews on", _write_earlier_renewal),
    Column("Contract", "Customer since", lambda customer, draws: spell_day(customer.since, draws)),
)
