"""What the findings page shows before anything was found."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from csdesk.report.document import Status
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks


def make_empty_state(bring_in: SignalInstance, go_to: SignalInstance) -> EmptyState:
    """Return the empty state; its buttons bring in a file or lead to the questions."""
    bring = Button("Bring in a file", "primary", "import")
    bring.clicked.connect(bring_in)
    assess = Button("Answer questions", "secondary", "assess")
    assess.clicked.connect(lambda: go_to.emit("assess"))
    missing = (Status.NONE, "Missing")
    return EmptyState(
        "No findings yet",
        "Findings come from what the team answers, from what the client’s lists show, and "
        "from where the two disagree.",
        primary=bring,
        secondary=assess,
        unlocks=Unlocks(
            "What unlocks what",
            "",
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
        ),
    )
