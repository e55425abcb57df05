"""What stands in the place of the numbers before a list is brought in."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from csdesk.report.document import Status
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks


def make_empty_state(bring_in: SignalInstance) -> EmptyState:
    """Return what belongs on the page and the button that starts it."""
    button = Button("Bring in a file", "primary", "import")
    button.clicked.connect(bring_in)
    return EmptyState(
        "No numbers yet",
        "Every number here is computed from the client’s own lists, with its method and the "
        "rows that it came from.",
        primary=button,
        unlocks=Unlocks(
            "What unlocks what",
            "",
            (
                _unlock("The customers of today", "Accounts and revenue per CSM"),
                _unlock("The same list of a year ago", "NRR, GRR, churn and expansion"),
                _unlock("Subscriptions with start and end", "Movements by month, cohorts"),
                _unlock("Usage, surveys and tickets", "Health distribution, share at risk"),
            ),
        ),
    )


def _unlock(title: str, sentence: str) -> Unlock:
    return Unlock(title, sentence, Status.NONE, "Missing")
