"""Tells a register of risks, which may name customers and their ARR, from a list of customers."""

from __future__ import annotations

import re

from csdesk.formatting import normalise_header
from csdesk.ingest.tables.finding import FoundTable

RISKS = (
    "Its name or its headers say that it lists risks, so it may name some customers twice and "
    "others not at all; choose what it lists if it should be read"
)
_REGISTER = re.compile(
    r"(?:(?:customer|account|client|project|top|key|open) )?risks|"
    r"(?:.+ )?(?:risk|raid) (?:register|log|list|matrix)|risk|raid|"
    r"risks? (?:and|&) (?:issues|actions)|risiken|risikoregister|risikoliste",
    re.IGNORECASE,
)
_OF_RISKS = re.compile(
    r"risks?|risk (?:id|description|title|name|owner|rating)|likelihood|probability|impact|"
    r"severity|mitigation.*|contingency.*|countermeasures?|risiko|eintrittswahrscheinlichkeit|"
    r"auswirkung"
)
ENOUGH = 2
"""Headers of risks that make a register of a table, whatever its sheet is called."""


def is_risk_register(found: FoundTable, place: str) -> bool:
    """Tell whether a table lists risks; a list of customers may say how much at risk each is."""
    if _REGISTER.fullmatch(" ".join(place.replace("_", " ").split())):
        return True
    headers = [normalise_header(column.header) for column in found.columns]
    return sum(_OF_RISKS.fullmatch(header) is not None for header in headers) >= ENOUGH
