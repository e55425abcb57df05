"""What the findings page shows before anything was found."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from csdesk.report.document import Status
from ui.widgets.empty_state import EmptyState, Unlock


def make_empty_state(bring_in: SignalInstance, go_to: SignalInstance) -> EmptyState:
    """Return the empty state; its buttons bring in a file or lead to the questions."""
    missing = (Status.NONE, "Missing")
    return EmptyState.with_start_buttons(
        "No findings yet",
        "Findings come from what the team answers, from what the client’s lists show, and "
        "from where the two disagree.",
        bring_in,
        go_to,
        (
            Unlock(
                "Answers about the practice",
                "What is missing on each level, area by area",
                *missing,
            ),
            Unlock(
                "A list of customers",
                "Accounts at risk, gaps in the data, ARR at stake",
                *missing,
            ),
        ),
    )
