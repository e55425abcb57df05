"""What stands where a test of the score will be: what it does, and the button that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.outcome_line import OutcomeLine

WIDTH = 640
PROMISE = (
    "The score of every account is worked out for past days, as it would have been then, and held "
    "against who left in the months after. What the number of losses cannot carry is not claimed."
)


class TestInvitation(QWidget):
    """``testRequested`` is the button."""

    testRequested = Signal()  # noqa: N815
    __test__ = False  # Its name begins as those that pytest collects.

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("Test on past renewals", "primary")
        self.button.clicked.connect(self.testRequested)
        self.outcome = OutcomeLine()
        card = Card("Does the health score tell who leaves?")
        card.setMaximumWidth(WIDTH)
        card.explain(PROMISE)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.outcome, 1)
        card.body.addLayout(row)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 100)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("xl"), 0, 0)
        column.addLayout(line)
        column.addStretch(1)
        column.setAlignment(line, Qt.AlignmentFlag.AlignTop)

    def show_idle(self) -> None:
        """Offer the test."""
        self.button.setEnabled(True)
        self.button.setText("Test on past renewals")
        self.outcome.clear()

    def show_running(self) -> None:
        """Say that the test is under way; the status bar shows how far it is."""
        self.button.setEnabled(False)
        self.button.setText("Testing …")
        self.outcome.clear()

    def show_failed(self, sentence: str) -> None:
        """Say why there is no test."""
        self.show_idle()
        self.outcome.tell(Status.WATCH, sentence)
