"""Which instruments an engagement works by: those it keeps, those that ship, a consultant's own."""

from __future__ import annotations

from csdesk.operations.instruments.keeping import (
    current_instruments,
    keep_instruments,
    outdated_instruments,
)

__all__ = [
    "current_instruments",
    "keep_instruments",
    "outdated_instruments",
]
