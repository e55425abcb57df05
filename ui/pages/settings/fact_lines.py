"""Facts about something: quiet labels at the left, what is so at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label


class FactLines(QWidget):
    """``show_facts`` takes pairs of a label and its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        empty_layout(self._grid)
        for row, (name, text) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Label(name, "small", tone="text_3", elide=False), row, 0, top)
            self._grid.addWidget(Label(text, "body"), row, 1)
