"""The page of account health."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.accounts import AccountTable
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from ui import theme
from ui.pages.health.account_list import AccountList
from ui.pages.health.distribution import Distribution
from ui.pages.health.nothing_yet import make_empty_state
from ui.pages.health.score_panel import ScorePanel
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.side_layout import SideLayout


class HealthPage(Page):
    """Distribution over the table of accounts, and why one of them has its score."""

    key: ClassVar[str] = "health"
    title: ClassVar[str] = "Health"
    icon: ClassVar[str] = "health"
    watches: ClassVar[Changes] = Changes.DATA | Changes.CLIENT
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.distribution = Distribution(session)
        self.accounts = AccountList()
        self.panel = ScorePanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        self.add_content(self._sides)
        self._findings = Button("Open the findings", "primary")
        self.header.add_action(self._findings)
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        health, accounts = diagnosis.health, diagnosis.accounts
        shows_scores = health is not None and accounts is not None and len(accounts) > 0
        self._findings.setVisible(shows_scores)
        if health is None or accounts is None or not len(accounts):
            self._show_nothing_yet(diagnosis)
            return
        self.header.sentence.setText(_sentence(health))
        self.show_content()
        self._show(diagnosis, accounts, health)

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

    def _connect(self) -> None:
        self._findings.clicked.connect(lambda: self.pageRequested.emit("findings"))
        self.accounts.accountChosen.connect(self._explain)
        self.accounts.accountOpened.connect(self._open)
        self.panel.closed.connect(self._close_panel)
        QShortcut(QKeySequence.StandardKey.Find, self, self.focus_search)

    def _show(self, diagnosis: Diagnosis, accounts: AccountTable, health: HealthResult) -> None:
        self.distribution.show_health(health)
        self.accounts.show_accounts(accounts, health, diagnosis.client.currency)
        self.accounts.select_first()

    def _show_nothing_yet(self, diagnosis: Diagnosis) -> None:
        self.header.sentence.setText("Which customers are safe, which need a call, and why.")
        from csdesk.operations.diagnosis import SCORECARD

        scorecard = self.session.library.scorecards[SCORECARD]
        self.show_empty(make_empty_state(scorecard, diagnosis, self.importRequested))

    def _explain(self, row: int) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is not None and diagnosis.accounts and diagnosis.health:
            self.panel.show_account(row, diagnosis)

    def _open(self, row: int) -> None:
        self._explain(row)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.accounts.table.setFocus()


def _sentence(health: HealthResult) -> str:
    red = health.distribution[Band.RED].accounts
    signals = plural(len(health.scorecard.signals), "signal")
    start = f"{signals}, weighted to 100; every score can be opened down to the spreadsheet row."
    if not red:
        return start
    needs = "needs" if red == 1 else "need"
    return f"{plural(red, 'account')} {needs} a call. {start}"
