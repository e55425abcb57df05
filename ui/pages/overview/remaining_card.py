"""What is left to do, each with the button that leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csdesk.formatting import number
from csdesk.report.document import Status
from ui import theme
from ui.models.remaining_work import OpenPoint
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_SHOWN = 6
_ROW_HEIGHT = 48


class RemainingCard(Card):
    """Shows open points; ``pageRequested`` carries a page, empty for bringing in a file."""

    pageRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What is left", "", parent=parent)
        inset = theme.space("list_padding")
        self.body.setContentsMargins(inset, 12, inset, 12)
        self.body.setSpacing(0)
        self.head.setContentsMargins(0, 0, 0, 9)
        self.title.setMinimumHeight(theme.size("link_height"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_points(self, points: Sequence[OpenPoint]) -> None:
        """Show the first points."""
        empty_layout(self._rows)
        hidden = len(points) - _SHOWN
        self.right.setText(f"and {number(hidden)} more" if hidden > 0 else "")
        for point in points[:_SHOWN]:
            self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(point))
        if not points:
            self._rows.addWidget(Rule())
            self._rows.addWidget(_nothing_left())

    def _row(self, point: OpenPoint) -> QWidget:
        row = QWidget()
        row.setFixedHeight(_ROW_HEIGHT)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        line.addWidget(StatusMark(point.status, pixels=12, word=point.what))
        count = Label(number(point.count), "card_title", align=Qt.AlignmentFlag.AlignRight)
        count.setFixedWidth(32)
        line.addWidget(count)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Label(point.what, "body"))
        words.addWidget(Label(point.detail, "caption"))
        words.addStretch(1)
        line.addLayout(words, 1)
        line.addWidget(self._button(point))
        return row

    def _button(self, point: OpenPoint) -> Button:
        button = Button("Open" if point.page else "Choose…", "small")
        button.setAccessibleName(f"{button.words}: {point.count} {point.what}")
        button.clicked.connect(lambda: self.pageRequested.emit(point.page or ""))
        return button


def _nothing_left() -> QWidget:
    row = QWidget()
    row.setFixedHeight(_ROW_HEIGHT)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.space("s"))
    line.addWidget(StatusMark(Status.GOOD, word="Done"))
    line.addWidget(Label("Nothing is left. The report is complete.", "body"), 1)
    return row
