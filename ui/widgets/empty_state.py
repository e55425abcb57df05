"""What a page shows before it has anything to show: what belongs here and how to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.painting import paint_box
from ui.widgets.status import Pill, StatusMark, paint_status

_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Unlock:
    """One thing that would bring the page to life, and whether it is there already."""

    title: str
    sentence: str
    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Unlocks:
    """A titled list of what unlocks what."""

    title: str
    right: str
    rows: tuple[Unlock, ...]


class EmptyState(QWidget):
    """A quiet drawing, a title, one sentence, up to three buttons, and what unlocks what."""

    def __init__(
        self,
        title: str,
        sentence: str,
        primary: QWidget | None = None,
        secondary: QWidget | None = None,
        also: QWidget | None = None,
        unlocks: Unlocks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("s"))
        column.addStretch(2)
        column.addWidget(_Drawing(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space("m"))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Label(title, "question", align=centre))
        column.addLayout(_narrow(_sentence(sentence)))
        column.addSpacing(theme.space("s"))
        column.addLayout(_centred([w for w in (primary, secondary, also) if w is not None]))
        column.addSpacing(theme.space("l"))
        if unlocks is not None:
            column.addLayout(_narrow(_unlock_card(unlocks)))
        column.addStretch(3)

    @classmethod
    def with_start_buttons(
        cls,
        title: str,
        sentence: str,
        bring_in: SignalInstance,
        go_to: SignalInstance,
        unlocks: Sequence[Unlock],
    ) -> Self:
        """Return the state of a page that a file or an answer fills."""
        bring = Button("Bring in a file", "primary", "import")
        bring.clicked.connect(bring_in)
        assess = Button("Answer questions", "secondary", "assess")
        assess.clicked.connect(lambda: go_to.emit("assess"))
        rows = Unlocks("What unlocks what", "", tuple(unlocks))
        return cls(title, sentence, bring, assess, unlocks=rows)


def _sentence(sentence: str) -> Label:
    return Label(sentence, "body", tone="text_2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)


def _narrow(widget: QWidget) -> QHBoxLayout:
    widget.setMaximumWidth(_WIDTH)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row


def _centred(widgets: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space("s"))
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _unlock_card(unlocks: Unlocks) -> Card:
    card = Card(unlocks.title, unlocks.right, padding=0)
    card.body.setSpacing(0)
    inset = theme.space("list_padding")
    card.head.setContentsMargins(inset, theme.space("m"), inset, theme.space("m"))
    for row in unlocks.rows:
        card.body.addWidget(Rule())
        card.body.addWidget(_unlock_row(row))
    return card


def _unlock_row(unlock: Unlock) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    inset = theme.space("list_padding")
    line.setContentsMargins(inset, 8, inset, 8)
    line.setSpacing(theme.space("m"))
    line.addWidget(StatusMark(unlock.status, word=unlock.word))
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(unlock.title, "strong"))
    words.addWidget(Label(unlock.sentence, "small"))
    line.addLayout(words, 1)
    line.addWidget(Pill(unlock.status, unlock.word, soft=False))
    return row


class _Drawing(QWidget):
    """Five quiet bars over the shapes of the bands."""

    _BARS = (
        (16, 26, "none_soft"),
        (54, 44, "none_soft"),
        (92, 66, "accent_soft"),
        (130, 86, "accent_soft"),
        (168, 60, "none_soft"),
    )
    _SHAPES = ((24, Status.RISK), (100, Status.WATCH), (176, Status.GOOD))

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(216, 112)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for left, height, tone in self._BARS:
            bar = QRectF(left, 88 - height, 30, height)
            paint_box(painter, bar, ground=theme.colour(tone), radius=theme.radius("chip"))
        pen = QPen(theme.colour("border_strong"), 1)
        pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.drawLine(0, 88, self.width(), 88)
        for left, status in self._SHAPES:
            shape = QRectF(left, 97, 13, 13)
            paint_status(painter, shape, status, theme.colour("border_strong"))
