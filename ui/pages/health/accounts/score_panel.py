"""Why one account has its score, and what is known of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import day, money, number
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Status
from csdesk.report.statuses import band_status
from ui import theme
from ui.models.account_table import account_names
from ui.pages.health.accounts.account_tabs import SOURCE, TABS, WHY, ShownAccount, fill_tab
from ui.pages.health.book import HealthBook
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill


class ScorePanel(SidePanel):
    """The score stays in view; the tabs below it say why, and where every value comes from.

    ``bookWanted`` asks for what stands behind the scores, once a tab needs it.
    """

    bookWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Why this score", parent=parent)
        self._shown: ShownAccount | None = None
        self._book: HealthBook | None = None
        self.tabs = Segmented(list(TABS.items()), "What is shown of the account")
        self.tabs.chosen.connect(self._fill)
        self._number = Label("–", "number", elide=False)
        self._of = Label("", "body", tone="text_2")
        self._pill = Pill(Status.NONE)
        self.summary = Label("", "small", wrap=True)
        self.body.insertLayout(1, self._make_top())

    def show_account(self, row: int, diagnosis: Diagnosis) -> None:
        """Show the account in a row of the list."""
        accounts, health = diagnosis.accounts, diagnosis.health
        if accounts is None or health is None:
            return
        score = health.scores[row]
        self._shown = ShownAccount.of(row, diagnosis, health)
        self.title.setText(account_names(accounts)[row])
        self.caption.setText(describe_account(accounts, row, diagnosis.client.currency))
        known = score.score is not None
        self._number.setText(number(score.score) if known else "–")
        self._of.setText("of 100" if known else "no score")
        status = band_status(score.band)
        self._pill.set_status(status.status, status.word)
        self.summary.setText(self._shown.summary)
        source = f"row {accounts.source_rows[row]} of sheet “{accounts.sheet}”"
        self.set_foot(f"{accounts.file_name}, {source}")
        self._fill(self.tabs.current)

    def show_tab(self, tab: str) -> None:
        """Show one of the tabs."""
        self.tabs.choose(tab)
        self._fill(tab)

    def show_book(self, book: HealthBook) -> None:
        """Show what stands behind the scores."""
        self._book = book
        if self.tabs.current != WHY:
            self._fill(self.tabs.current)

    def forget_book(self) -> None:
        """Forget what stood behind scores that are no longer shown."""
        self._book = None

    def _fill(self, tab: str) -> None:
        if self._shown is None:
            return
        self.clear()
        if tab == SOURCE and self._book is None:
            self.add_text("Reading the lists …")
            self.bookWanted.emit()
        else:
            fill_tab(self, tab, self._shown, self._book)
        self.details.addStretch(1)

    def _make_top(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(self._number)
        line.addWidget(self._of)
        line.addStretch(1)
        line.addWidget(self._pill)
        top = QVBoxLayout()
        inset = theme.space("card_padding")
        top.setContentsMargins(inset, 0, inset, theme.space("s"))
        top.setSpacing(6)
        top.addLayout(line)
        top.addWidget(self.summary)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        top.addLayout(tabs)
        return top


def describe_account(accounts: AccountTable, row: int, currency: str) -> str:
    """Return segment, ARR and renewal of an account, as far as they are known."""
    segment = accounts.column("segment")[row]
    arr = accounts.numbers("arr")[row]
    renewal = accounts.column("renewal_date")[row]
    parts = [
        str(segment) if segment else "",
        "" if arr is None else f"{money(arr, currency)} ARR",
        f"renews {day(renewal)}" if isinstance(renewal, date) else "",
    ]
    return " · ".join(part for part in parts if part)
