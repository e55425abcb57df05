"""What the roadmap page shows before there is a plan."""

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
        "No roadmap yet",
        "The plan is made from the findings: what to repair in 90, 180 and 360 days, which "
        "gates it passes, who does it and who answers for it.",
        primary=bring,
        secondary=assess,
        unlocks=Unlocks(
            "What unlocks what",
            "",
            (
                Unlock("A dated list of customers", "The day from which the plan counts", *missing),
                Unlock(
                    "Answers or data that show a gap", "The initiatives that close it", *missing
                ),
            ),
        ),
    )
