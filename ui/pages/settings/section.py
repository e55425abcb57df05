"""What every section of the settings has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.model.changes import Changes
from ui import theme
from ui.session import Session
from ui.tasks.keeper import Operation
from ui.tasks.lane import Done, Failed
from ui.tasks.lifetime import while_there
from ui.widgets.card import Card


class Section(QWidget):
    """Base of the sections; ``refresh`` is called when it is shown and when something changed.

    ``actionRequested`` names something that the shell does, such as "protect".
    """

    key: ClassVar[str]
    title: ClassVar[str]

    actionRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def refresh(self, changes: Changes) -> None:
        """Show how things stand now."""
        raise NotImplementedError

    def read(
        self,
        function: Operation,
        *arguments: object,
        on_done: Done,
        on_failed: Failed | None = None,
        label: str = "Reading",
    ) -> None:
        """Call a function with the workspace; its result is dropped when the section is gone."""
        self.session.read(
            function,
            *arguments,
            on_done=while_there(self, on_done),
            on_failed=on_failed,
            label=label,
        )

    def add_columns(self, *columns: Sequence[Card]) -> None:
        """Lay cards out in columns of equal width and height that scroll together."""
        content = QWidget()
        content.setProperty("ground", "none")
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        for cards in columns:
            row.addLayout(_column(cards), 1)
        whole.addLayout(row)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)


def _column(cards: Sequence[Card]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space("card_gap"))
    for card in cards:
        column.addWidget(card)
    cards[-1].body.addStretch(1)
    return column
