"""The sample client's story: who its customers are, and what became of them."""

from __future__ import annotations

from csdesk.model.samples import SampleTexts
from csdesk.samples.contracts import date_contracts
from csdesk.samples.customers import Customer
from csdesk.samples.draws import Draws
from csdesk.samples.enrolment import enrol_customers
from csdesk.samples.fortunes import draw_moods, forget_price, move_revenue
from csdesk.samples.measures import measure_customers
from csdesk.samples.people import assign_managers


def make_customers(texts: SampleTexts) -> list[Customer]:
    """Return every customer of both lists; each step draws from a seed of its own."""
    customers = enrol_customers(texts, Draws("customers"))
    customers = assign_managers(customers, texts, Draws("people"))
    customers = draw_moods(customers, texts, Draws("moods"))
    customers = forget_price(move_revenue(customers, Draws("revenue")))
    customers = date_contracts(customers, Draws("contracts"))
    return measure_customers(customers, texts, Draws("measures"))
