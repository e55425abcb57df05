"""One board: its numbers, or what would unlock them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.pages.metrics.boards.account_group import AccountGroup
from ui.pages.metrics.boards.prepared import Prepared
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label

NO_WORDS: Mapping[AccountKey, tuple[str, str]] = MappingProxyType({})


class BoardCard(Card):
    """``groupWanted`` carries the accounts behind a number, ``importWanted`` asks for a file."""

    key: ClassVar[str]
    name: ClassVar[str]
    """What the board is called where boards are chosen."""
    question: ClassVar[str]
    needs: ClassVar[str]
    """Which list or column would unlock it, in one sentence."""

    groupWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals
    accountWanted = Signal(object)  # noqa: N815
    importWanted = Signal()  # noqa: N815
    told = Signal(str)

    def __init__(
        self, session: Session, right: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.question, right or "", parent=parent)
        self._session = session
        self._head_part = right
        self.main, self.missing = QWidget(), QWidget()
        for part in (self.main, self.missing):
            part.setProperty("ground", "none")
            self.body.addWidget(part)
        self.column = QVBoxLayout(self.main)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("s"))
        self._fill_missing()
        self.missing.hide()

    def show_board(self, prepared: Prepared) -> None:
        """Show the board of an engagement, or what it lacks."""
        has_board = self.take(prepared)
        self.main.setVisible(has_board)
        self.missing.setVisible(not has_board)
        if self._head_part is not None:
            self._head_part.setVisible(has_board)
        if not has_board:
            self.right.setText("")

    def take(self, prepared: Prepared) -> bool:
        """Show what there is; return whether there is anything."""
        raise NotImplementedError

    def open_group(
        self,
        title: str,
        accounts: Iterable[AccountKey],
        note: str = "",
        words: Mapping[AccountKey, tuple[str, str]] = NO_WORDS,
    ) -> None:
        """Ask for the accounts of a number, unless it counts none."""
        keys = tuple(accounts)
        if keys:
            self.groupWanted.emit(AccountGroup(title, keys, note, words))

    def _fill_missing(self) -> None:
        column = QVBoxLayout(self.missing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label(self.needs, "body", tone="text_2", wrap=True))
        button = Button("Bring in a file", "secondary", "import")
        button.setAccessibleDescription(self.name)
        button.clicked.connect(self.importWanted)
        column.addLayout(button_row([], [button]))
