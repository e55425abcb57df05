"""Boards below each other, made one after the other, so that the window answers between them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.catalogue import BOARDS
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.boards.tab_order import order_tabs
from ui.session import Session
from ui.widgets.scrolling import PartScroll

EVERY = tuple(BOARDS)


class BoardColumn(PartScroll):
    """``groupWanted`` carries the accounts behind a number of any board."""

    groupWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals
    accountWanted = Signal(object)  # noqa: N815
    importWanted = Signal()  # noqa: N815
    told = Signal(str)

    def __init__(self, session: Session) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        super().__init__(content)
        self._session = session
        self._prepared: Prepared | None = None
        self._order = EVERY
        self._waiting: list[str] = []
        self.cards: dict[str, BoardCard] = {}
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("card_gap"))
        self.column.addStretch(1)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._fill_next)

    @property
    def is_filled(self) -> bool:
        """Say whether all boards show the present engagement."""
        return self._prepared is not None and not self._waiting

    def show_prepared(self, prepared: Prepared) -> None:
        """Show an engagement in the boards, where the person is looking."""
        self._prepared = prepared
        self._arrange()

    def show_order(self, order: tuple[str, ...]) -> None:
        """Show other boards from the top."""
        self._order = order
        self.verticalScrollBar().setValue(0)
        self._arrange()

    def _arrange(self) -> None:
        for key, card in self.cards.items():
            card.setVisible(key in self._order)
        self._waiting = list(self._order)
        self._next.start()

    def _fill_next(self) -> None:
        if self._prepared is None or not self._waiting:
            return
        key = self._waiting.pop(0)
        card = self.cards.get(key) or self._make_card(key)
        self.column.removeWidget(card)
        self.column.insertWidget(self._order.index(key), card)
        card.show_board(self._prepared)
        card.show()
        if self._waiting:
            self._next.start()
        else:
            order_tabs(self.column)

    def _make_card(self, key: str) -> BoardCard:
        card = self.cards[key] = BOARDS[key](self._session)
        card.groupWanted.connect(self.groupWanted)
        card.accountWanted.connect(self.accountWanted)
        card.importWanted.connect(self.importWanted)
        card.told.connect(self.told)
        return card
