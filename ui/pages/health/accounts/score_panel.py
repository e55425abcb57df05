"""Why one account has its score, and what is known of it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import day, money, write_score
from csdesk.model.accounts import AccountTable
from csdesk.model.actions import ProposedAction
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Status
from csdesk.report.payment_words import failed_payments_sentence
from csdesk.report.statuses import band_status
from ui import theme
from ui.pages.health.accounts.account_tabs import (
    SOURCE,
    TABS,
    WHY,
    fill_tab,
)
from ui.pages.health.accounts.shown_account import Behind, ShownAccount
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill


class ScorePanel(SidePanel):
    """The score stays in view; the tabs below it say why, and where every value comes from.

    Two signals carry the row of an account whose score is to be set by hand, or no longer is;
    ``playbookWanted`` carries the playbook to be shown, ``actionTaken`` what is taken on.
    """

    overrideRequested = Signal(int)  # noqa: N815
    liftRequested = Signal(int)  # noqa: N815
    playbookWanted = Signal(str)  # noqa: N815
    actionTaken = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Why this score", parent=parent)
        self._shown: ShownAccount | None = None
        self._behind = Behind()
        self._is_stale = False
        self.tabs = Segmented(list(TABS.items()), "What is shown of the account")
        self.tabs.chosen.connect(self._fill)
        self._number = Label("–", "number", elide=False)
        self._of = Label("", "body", tone="text_2")
        self._pill = Pill(Status.NONE)
        self.summary = Label("", "small", wrap=True)
        self.payments = Label("", "small", tone="watch", wrap=True)
        self.body.insertLayout(1, self._make_top())

    def show_account(self, row: int, diagnosis: Diagnosis) -> None:
        """Show the account in a row of the list."""
        accounts, health = diagnosis.accounts, diagnosis.health
        if accounts is None or health is None:
            return
        score = health.scores[row]
        self._shown = ShownAccount.of(row, diagnosis, health)
        self.title.setText(accounts.names[row])
        self.caption.setText(describe_account(accounts, row, diagnosis.client.currency))
        known = score.score is not None
        self._number.setText(write_score(score.score))
        self._of.setText("of 100" if known else "no score")
        status = band_status(score.band)
        self._pill.set_status(status.status, status.word)
        self._show_summary()
        failed = failed_payments_sentence(diagnosis, score.key)
        self.payments.setText(failed)
        self.payments.setVisible(bool(failed))
        source = f"row {accounts.source_rows[row]} of sheet “{accounts.sheet}”"
        self.set_foot(f"{accounts.file_name}, {source}")
        self._fill(self.tabs.current)

    def show_tab(self, tab: str) -> None:
        """Show one of the tabs."""
        self.tabs.choose(tab)
        self._fill(tab)

    def show_behind(self, behind: Behind) -> None:
        """Show what people set, and where the scores stood before."""
        self._behind = behind
        self._fill(self.tabs.current)

    def show_age(self, *, is_stale: bool) -> None:
        """Say beside the score that it is too old to act on."""
        self._is_stale = is_stale
        self._show_summary()

    def forget(self) -> None:
        """Forget what stood behind scores that are no longer shown."""
        self._behind = Behind()

    def _show_summary(self) -> None:
        if self._shown is not None:
            stale = f" Stale: of {day(self._shown.as_of)}." if self._is_stale else ""
            self.summary.setText(f"{self._shown.summary}{stale}")

    def _fill(self, tab: str) -> None:
        if self._shown is None:
            return
        self.clear()
        fill_tab(
            self,
            tab,
            self._shown,
            self._behind,
            partial(self.show_tab, SOURCE),
            self._ask_for_playbook,
            self._take_on,
        )
        if tab == WHY:
            self._add_override(self._shown)
        self.details.addStretch(1)

    def _ask_for_playbook(self, playbook: str) -> None:
        self.playbookWanted.emit(playbook)

    def _take_on(self, action: ProposedAction) -> None:
        self.actionTaken.emit(action)

    def _add_override(self, shown: ShownAccount) -> None:
        """Offer to set the score by hand, or to let the computed one count again."""
        records = self._behind.records
        if records is None:
            return
        is_set = shown.score.key in records.overrides
        button = Button("Let the computed score count" if is_set else "Set by hand", "small")
        wish = self.liftRequested if is_set else self.overrideRequested
        button.clicked.connect(lambda: wish.emit(shown.row))
        self.details.addSpacing(theme.space("s"))
        self.details.addLayout(button_row((), [button]))

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
        top.addWidget(self.payments)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        top.addLayout(tabs)
        return top


def describe_account(accounts: AccountTable, row: int, currency: str) -> str:
    """Return segment, ARR and renewal of an account, as far as they are known."""
    segment = accounts.column("segment")[row]
    arr = accounts.number("arr", row)
    renewal = accounts.column("renewal_date")[row]
    parts = [
        str(segment) if segment else "",
        "" if arr is None else f"{money(arr, currency)} ARR",
        f"renews {day(renewal)}" if isinstance(renewal, date) else "",
    ]
    return " · ".join(part for part in parts if part)
