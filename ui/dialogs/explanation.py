"""How a number is computed, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 560


class Fact(Protocol):
    """One line of an explanation."""

    @property
    def label(self) -> str:
        """What the line is about."""

    @property
    def text(self) -> str:
        """What it says; an empty line is left out."""


class ExplanationDialog(QDialog):
    """Shows facts about one number."""

    def __init__(
        self, title: str, term: str, facts: Sequence[Fact], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("How is this computed?")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(2)
        column.addWidget(Label(title, "question"))
        column.addWidget(Label(term, "small"))
        column.addSpacing(theme.space("m"))
        column.addLayout(_grid([fact for fact in facts if fact.text]))
        column.addSpacing(theme.space("l"))
        close = Button("Close", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)


def _grid(facts: Sequence[Fact]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space("l"))
    grid.setVerticalSpacing(theme.space("s"))
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        label = Label(fact.label, "small", tone="text_3", elide=False)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(fact.text, "body", wrap=True), row, 1)
    return grid
