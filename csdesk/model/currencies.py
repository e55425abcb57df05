"""How currencies are marked beside amounts: the same on the screen, on paper and in workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SYMBOL_OF: Mapping[str, str] = {
    "GBP": "£",
    "USD": "$",
    "EUR": "€",
    "JPY": "¥",
    "INR": "₹",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
}
"""Currencies that have a sign of their own; all others are marked by their code."""
NO_CURRENCY = "XXX"
"""ISO 4217: amounts whose currency nobody has stated. They are written without a mark."""


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """How many units of the client's currency one unit of another is worth, and who says so."""

    currency: str
    rate: float
    source: str
