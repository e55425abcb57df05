"""From where in the company somebody answers."""

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
