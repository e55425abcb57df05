"""The first thing anybody sees: the sample client, a client of one's own, or the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.pages.start_card import HEIGHT, LEAST_HEIGHT, Choice, ChoiceCard
from ui.pages.start_facts import drop_hint, fact_row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.recent_row import RecentRow
from ui.widgets.return_key import RETURN_KEYS

_WIDTH = 924
_ROOMY = 780

_SAMPLE = Choice(
    icon="compass",
    title="Look around with a sample",
    sentence="Harbourlight Software is an invented SaaS company with a finished audit. "
    "All its figures are synthetic; change whatever you like.",
    points=(
        "Answers to the questions of all six areas",
        "This year’s and last year’s customer list",
        "Findings, a roadmap and a report",
    ),
    button="Open the sample client",
    keys=("Enter",),
    is_first=True,
)
_OWN = Choice(
    icon="building",
    title="Start with your own client",
    sentence="Three things to enter: name, currency and primary goal. Everything else can wait.",
    points=(
        "Answer questions about six areas of practice",
        "Drop one spreadsheet to see health and renewals",
        "A report you can hand over today",
    ),
    button="New client",
    keys=("Ctrl", "N"),
    is_first=False,
)


@dataclass(frozen=True, slots=True)
class RecentClient:
    """A client that was opened before: its file, its name and how far its audit was."""

    path: str
    name: str
    progress: str


class StartPage(QScrollArea):
    """Offers the ways in; it knows no workspace and changes nothing."""

    sampleRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    newRequested = Signal()  # noqa: N815
    openRequested = Signal()  # noqa: N815
    recentRequested = Signal(str)  # noqa: N815

    def __init__(self, colours: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setProperty("ground", "none")
        self.setWidget(content)
        self._greeting = Label("", "display", elide=False, align=Qt.AlignmentFlag.AlignHCenter)
        self._sample = ChoiceCard(_SAMPLE)
        self._own = ChoiceCard(_OWN)
        self._recent = Card("Recent clients", "None yet")
        self._rows: list[QWidget] = []
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(0)
        column.addLayout(self._brand_row(colours))
        column.addSpacing(8)
        column.addStretch(2)
        column.addLayout(_centred(self._middle()))
        column.addStretch(3)
        self._sample.button.clicked.connect(self.sampleRequested)
        self._own.button.clicked.connect(self.newRequested)
        self.show_recent(())

    def show_recent(self, clients: Sequence[RecentClient]) -> None:
        """List the clients that were opened last, newest first."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._recent_row(client) for client in clients] or [_no_recent()]
        for row in self._rows:
            self._recent.body.addWidget(row)
        self._recent.right.setText("" if clients else "None yet")

    def show_busy(self, busy: bool) -> None:
        """Keep the ways in closed while one of them is being gone."""
        for button in (self._sample.button, self._own.button):
            button.setEnabled(not busy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS:
            self._sample.button.click()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._greeting.setText(f"{greet(datetime.now().astimezone().hour)}. {_QUESTION}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = LEAST_HEIGHT if self.height() < _ROOMY else HEIGHT
        for card in (self._sample, self._own):
            card.setFixedHeight(height)

    def _brand_row(self, colours: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconMark("brand", "on_accent", 18, ground="accent", margin=7))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("csdesk", "card_title", elide=False))
        words.addWidget(Label("Customer success, audited on your own computer", "small"))
        row.addLayout(words, 1)
        open_button = Button("Open a file…", "ghost", "folder")
        open_button.clicked.connect(self.openRequested)
        row.addWidget(open_button)
        row.addWidget(colours)
        return row

    def _middle(self) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._greeting)
        column.addSpacing(22)
        cards = QHBoxLayout()
        cards.setSpacing(20)
        cards.addWidget(self._sample, 1)
        cards.addWidget(self._own, 1)
        column.addLayout(cards)
        column.addSpacing(18)
        column.addLayout(drop_hint())
        column.addSpacing(18)
        column.addWidget(self._recent)
        column.addSpacing(24)
        column.addLayout(fact_row())
        return middle

    def _recent_row(self, client: RecentClient) -> QWidget:
        row = RecentRow(client.name, client.progress, str(Path(client.path).parent))
        row.clicked.connect(lambda: self.recentRequested.emit(client.path))
        return row


_QUESTION = "Where would you like to begin?"


def greet(hour: int) -> str:
    """Return the greeting for an hour of the day."""
    if 5 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"


def _no_recent() -> Label:
    return Label(
        "Clients you open are listed here with how far the audit has come.", "body", tone="text_2"
    )


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
