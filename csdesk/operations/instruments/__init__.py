"""Which instruments an engagement works by: those it keeps, those that ship, a consultant's own."""

from __future__ import annotations

from csdesk.operations.instruments.keeping import (
    current_instruments,
    keep_instruments,
    outdated_instruments,
)
from csdesk.operations.instruments.upgrading import preview_upgrade, upgrade_instrument

__all__ = [
    "current_instruments",
    "keep_instruments",
    "outdated_instruments",
    "preview_upgrade",
    "upgrade_instrument",
]
