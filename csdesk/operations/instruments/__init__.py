"""Which instruments an engagement works by: those it keeps, those that ship, a consultant's own."""

from __future__ import annotations

from csdesk.operations.instruments.copying import copy_instrument
from csdesk.operations.instruments.keeping import (
    company_instruments,
    current_instruments,
    keep_instruments,
    outdated_instruments,
)
from csdesk.operations.instruments.own import (
    add_instrument,
    draft_instrument,
    make_template,
    remove_instrument,
)
from csdesk.operations.instruments.upgrading import preview_upgrade, upgrade_instrument

__all__ = [
    "add_instrument",
    "company_instruments",
    "copy_instrument",
    "current_instruments",
    "draft_instrument",
    "keep_instruments",
    "make_template",
    "outdated_instruments",
    "preview_upgrade",
    "remove_instrument",
    "upgrade_instrument",
]
