"""What was planted in the sample client for an audit to find."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import QuestionId, SignalId
from csdesk.model.samples import SampleTexts
from csdesk.samples.customers import Customer
from csdesk.samples.story import make_customers

LEAK = SignalId("invoice_disputes")
"""Finance marks the last invoices of those who left as disputed, long after they were sent."""
CLAIMS = tuple(
    map(
        QuestionId,
        ("health.2.warning_rules", "governance.1.owners_written", "audit.days_11_30.first_value"),
    )
)
"""Claimed in full: every warning is answered, every customer has a CSM, value comes by day 30."""


@dataclass(frozen=True, slots=True)
class Story:
    """What an audit has to find in the sample client."""

    green_but_left: Customer
    """It looked well until the day it left: nobody had called since its CSM was gone."""
    red_but_renewed: Customer
    """It looked lost, and renewed."""
    champion_left: Customer
    champion: str
    leak: SignalId
    claims: tuple[QuestionId, ...]
    """Answered in full by people, and contradicted by the customer list."""


def tell_story(texts: SampleTexts) -> Story:
    """Return what was planted; KeyError where the texts name a customer that there is not."""
    named = {customer.name: customer for customer in make_customers(texts)}
    history = texts.history
    return Story(
        green_but_left=named[history.green_but_left],
        red_but_renewed=named[history.red_but_renewed],
        champion_left=named[history.champion_left],
        champion=history.champion,
        leak=LEAK,
        claims=CLAIMS,
    )
