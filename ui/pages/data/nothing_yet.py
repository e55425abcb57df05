"""What the data page shows before the first list: what to bring, and what it unlocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

from csdesk.model.tables import TableKind
from csdesk.report.document import Status
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks

WORD = "Missing"


def make_empty_state(
    bring_in: SignalInstance,
    save_template: Callable[[TableKind | None], None],
    describe_stack: Callable[[], None],
) -> EmptyState:
    """Return the empty state of a client without lists."""
    button = Button("Bring in a file", "primary", "import")
    button.clicked.connect(bring_in)
    template = Button("Save an empty template", "secondary", "export")
    template.clicked.connect(lambda: save_template(None))
    stack = Button("Describe the data stack", "ghost", "list")
    stack.clicked.connect(describe_stack)
    return EmptyState(
        "No customer list yet",
        "Drop the client’s own spreadsheet on this window, as ugly as it is, or choose it here. "
        "Nothing is written before you have seen how it is read.",
        primary=button,
        secondary=template,
        also=stack,
        unlocks=Unlocks(
            "What a list unlocks",
            "Excel or CSV",
            (
                Unlock(
                    "The customers of today",
                    "Name and ARR: accounts and revenue per CSM, revenue at stake",
                    Status.NONE,
                    WORD,
                ),
                Unlock(
                    "Usage, surveys, tickets or invoices in further columns",
                    "Health scores and the accounts that need a call",
                    Status.NONE,
                    WORD,
                ),
                Unlock(
                    "The same list of a year ago",
                    "Who stayed, who grew, who left: NRR, GRR and churn",
                    Status.NONE,
                    WORD,
                ),
            ),
        ),
    )
