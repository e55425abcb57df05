"""All instruments at a glance; below them what concerns several of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.models.instrument_cards import InstrumentWords
from ui.pages.assess.hub.instrument_card import InstrumentCard
from ui.pages.assess.hub.side_tasks import SideTasks
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label

_THREE_FROM = 1040


class Hub(QScrollArea):
    """``instrumentOpened`` and ``upgradeRequested`` carry the id of an instrument."""

    instrumentOpened = Signal(str)  # noqa: N815 - Qt's way of writing signals
    upgradeRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: dict[str, InstrumentCard] = {}
        self.tasks = SideTasks()
        self._columns = 3
        self._company, self._accounts = QGridLayout(), QGridLayout()
        content = QWidget()
        content.setProperty("ground", "none")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("card_gap"))
        self.column.addLayout(self._company)
        self._title = Label("One customer at a time", "card_title")
        self.column.addWidget(self._title)
        self.column.addLayout(self._accounts)
        self.column.addWidget(self.tasks)
        self.column.addStretch(1)
        for grid in (self._company, self._accounts):
            grid.setSpacing(theme.space("card_gap"))
        self.setWidget(content)

    def show_instruments(self, instruments: Sequence[InstrumentWords]) -> None:
        """Show the instruments as they stand; cards that are there stay."""
        if [words.id for words in instruments] != list(self.cards):
            self._build(instruments)
        for words in instruments:
            self.cards[words.id].show_words(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 3 if self.viewport().width() >= _THREE_FROM else 2
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _build(self, instruments: Sequence[InstrumentWords]) -> None:
        for grid in (self._company, self._accounts):
            empty_layout(grid)
        self.cards = {}
        for words in instruments:
            card = InstrumentCard(words)
            card.opened.connect(self.instrumentOpened)
            card.upgradeRequested.connect(self.upgradeRequested)
            self.cards[words.id] = card
        self._place()

    def _place(self) -> None:
        for about_accounts, grid in ((False, self._company), (True, self._accounts)):
            cards = [
                card
                for card in self.cards.values()
                if card.words.is_about_accounts is about_accounts
            ]
            while grid.count():
                grid.takeAt(0)
            for column in range(3):
                grid.setColumnStretch(column, int(column < self._columns))
            for place, card in enumerate(cards):
                grid.addWidget(card, *divmod(place, self._columns))
            if about_accounts:
                self._title.setVisible(bool(cards))
