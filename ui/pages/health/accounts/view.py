"""Which accounts are safe, which need a call, and why one of them has its score."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.pages.health.accounts.account_list import AccountList
from ui.pages.health.accounts.distribution import Distribution
from ui.pages.health.accounts.score_panel import ScorePanel
from ui.pages.health.book import HealthBook
from ui.session import Session
from ui.widgets.side_layout import SideLayout


class AccountsView(QWidget):
    """Distribution over the table of accounts; the panel explains the one that is chosen."""

    bookWanted = Signal()  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagnosis: Diagnosis | None = None
        self.distribution = Distribution(session)
        self.accounts = AccountList()
        self.panel = ScorePanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self.accounts.accountChosen.connect(self._explain)
        self.accounts.accountOpened.connect(self._open)
        self.panel.closed.connect(self._close_panel)
        self.panel.bookWanted.connect(self.bookWanted)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the scores of an engagement that has accounts."""
        health, accounts = diagnosis.health, diagnosis.accounts
        if health is None or accounts is None:
            return
        self._diagnosis = diagnosis
        self.panel.forget_book()
        self.distribution.show_health(health)
        self.accounts.show_accounts(accounts, health, diagnosis.client.currency)
        self.accounts.select_first()

    def show_book(self, book: HealthBook) -> None:
        """Show what is known behind the scores."""
        self.panel.show_book(book)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.accounts.search.setFocus()
        self.accounts.search.selectAll()

    def _make_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.distribution)
        column.addWidget(self.accounts, 1)
        return main

    def _explain(self, row: int) -> None:
        if self._diagnosis is not None:
            self.panel.show_account(row, self._diagnosis)

    def _open(self, row: int) -> None:
        self._explain(row)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.accounts.table.setFocus()
