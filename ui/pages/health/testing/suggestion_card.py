"""What a person decides about suggested weights: a card below the table that shows them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import number
from csdesk.model.suggested_weights import WeightSuggestion
from csdesk.report.document import Status
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine


class SuggestionCard(Card):
    """``accepted`` says that the person takes the suggested weights."""

    accepted = Signal()

    def __init__(self, suggestion: WeightSuggestion, parent: QWidget | None = None) -> None:
        super().__init__("Take the suggested weights?", parent=parent)
        self.button = Button("Use the suggested weights", "secondary")
        self.button.clicked.connect(self.accepted)
        row = QHBoxLayout()
        row.addWidget(Label(_explain(suggestion), "body", wrap=True), 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.outcome = OutcomeLine()
        self.outcome.hide()
        self.body.addWidget(self.outcome)

    def show_running(self) -> None:
        """Let the person ask for it once."""
        self.button.setEnabled(False)
        self.outcome.hide()

    def show_failed(self, sentence: str) -> None:
        """Say why the weights are not in use, and let the person ask again."""
        self.button.setEnabled(True)
        self.outcome.tell(Status.WATCH, sentence)
        self.outcome.show()


def _explain(suggestion: WeightSuggestion) -> str:
    left_out = sum(1 for _, weight in suggestion.current if weight) - sum(
        1 for _, weight in suggestion.suggested if weight
    )
    gone = f" {number(left_out)} of its signals would leave it." if left_out > 0 else ""
    return (
        f"Fitted to {number(suggestion.fitted_on)} customers who left, and tested on "
        f"{number(suggestion.tested_on)} others who left. They would become a new "
        f"version of the scorecard; the version in use is kept, and undo takes it back.{gone}"
    )
