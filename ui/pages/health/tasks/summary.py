"""How much is asked for and how it is kept up with, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.figure_row import figure_row
from ui.widgets.label import Label


class TaskSummary(Card):
    """Figures, what is due soon, and the accounts that no rule thinks of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.workbook = Button("Excel", "small", "export")
        self.calendar = Button("Calendar (.ics)", "small", "calendar")
        super().__init__("What is asked for?", self._make_tools(), parent=parent)
        self._figures = QVBoxLayout()
        self.volume = Label("", "body", wrap=True)
        self.holes = Label("", "small", wrap=True)
        self.body.addLayout(self._figures)
        for label in (self.volume, self.holes):
            label.hide()
            self.body.addWidget(label)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show figures with their words."""
        empty_layout(self._figures)
        self._figures.addLayout(figure_row(figures))

    def show_volume(self, sentence: str) -> None:
        """Say how much of what is listed is due soon, and for how many."""
        self._show(self.volume, sentence)

    def show_holes(self, sentence: str) -> None:
        """Say for which accounts no rule has an answer."""
        self._show(self.holes, sentence)

    def allow_exports(self, *, has_tasks: bool) -> None:
        """Offer files once there is something to write."""
        for button in (self.workbook, self.calendar):
            button.setVisible(has_tasks)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        for part in (self.workbook, self.calendar):
            line.addWidget(part)
        return tools

    def _show(self, label: Label, sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))
