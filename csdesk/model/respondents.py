"""Who answers, and from where in the company."""

from __future__ import annotations

from enum import StrEnum


class RespondentRole(StrEnum):
    """From where in the company somebody answers."""

    LEADERSHIP = "leadership"
    """The VP of customer success, or the founder."""
    CSM = "csm"
    SALES = "sales"
    SUPPORT = "support"
    PRODUCT = "product"
    OPERATIONS = "operations"
    """CS operations, data and systems."""
    FINANCE = "finance"


Person = tuple[str, RespondentRole]
"""Somebody by name and role: two packets with the same ones come from the same person."""


def tell_person(name: str, role: RespondentRole) -> Person:
    """Return who somebody is, however the name is spaced and capitalised."""
    return " ".join(name.split()).casefold(), role
