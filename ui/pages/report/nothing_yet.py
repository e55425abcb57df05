"""What the report page shows before there is anything to report."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from csdesk.report.document import Status
from ui.widgets.empty_state import EmptyState, Unlock


def make_empty_state(bring_in: SignalInstance, go_to: SignalInstance) -> EmptyState:
    """Return the empty state; its buttons bring in a file or lead to the questions."""
    missing = (Status.NONE, "Missing")
    return EmptyState.with_start_buttons(
        "Nothing to report yet",
        "The report is there as soon as there is something in it: a list of customers, or "
        "answers about the practice.",
        bring_in,
        go_to,
        (
            Unlock("A list of customers", "Numbers, health, accounts at risk", *missing),
            Unlock("Answers about the practice", "The six areas and their levels", *missing),
        ),
    )
