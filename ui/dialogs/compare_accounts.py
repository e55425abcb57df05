"""Two accounts beside each other, and the question whether they are the same customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import cancel_button, lay_out
from ui.models.match_lines import SideLine
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

WIDTH = 640
SHOWN_LINES = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known account that a record may be: its key, what it is called, and both sides."""

    key: str
    words: str
    reasons: tuple[str, ...]
    lines: Sequence[SideLine]


class CompareDialog(FittedDialog):
    """``decided`` carries the key of the account that it is, or None for a new one."""

    decided = Signal(object)

    def __init__(
        self, name: str, row: int, candidates: Sequence[Candidate], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._candidates = {candidate.key: candidate for candidate in candidates}
        self.which = PlainCombo("Known account")
        self.which.show_entries([(candidate.words, candidate.key) for candidate in candidates])
        self.which.setVisible(len(candidates) > 1)
        self.reasons = Label("", "small", wrap=True)
        self.grid = QGridLayout()
        self.same = Button("The same customer", "primary")
        self.different = Button("Different customers", "secondary")
        column = lay_out(
            self,
            "Is this the same customer?",
            f"“{name}” in row {row} of the file, beside what the workspace knows.",
            WIDTH,
        )
        self._lay_out(column)
        self.same.clicked.connect(lambda: self._decide(self.which.currentData()))
        self.different.clicked.connect(lambda: self._decide(None))
        self.which.activated.connect(self._show)
        self._show()

    def _lay_out(self, column: QVBoxLayout) -> None:
        card = Card(padding=14)
        self.grid.setHorizontalSpacing(theme.space("l"))
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        card.body.addLayout(self.grid)
        column.addWidget(self.which)
        column.addWidget(card)
        column.addWidget(self.reasons)
        column.addSpacing(theme.space("m"))
        column.addLayout(button_row([self.different, self.same], [cancel_button(self, "Later")]))
        self.same.setFocus()

    def _show(self) -> None:
        candidate = self._candidates[self.which.currentData()]
        empty_layout(self.grid)
        heads = ("", "In the file", candidate.words)
        for column, words in enumerate(heads):
            self.grid.addWidget(Label(words, "caption"), 0, column)
        for row, line in enumerate(candidate.lines[:SHOWN_LINES], start=1):
            role = "body" if line.is_same else "strong"
            self.grid.addWidget(Label(line.name, "caption"), row, 0)
            self.grid.addWidget(Label(line.in_file or "–", role), row, 1)
            self.grid.addWidget(Label(line.known or "–", role), row, 2)
        self.reasons.setText("What speaks for it: " + "; ".join(candidate.reasons) + ".")
        self.reasons.setVisible(bool(candidate.reasons))

    def _decide(self, key: object) -> None:
        self.accept()
        self.decided.emit(key)
