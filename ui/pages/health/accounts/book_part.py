"""The table of accounts, or of the groups of companies that they belong to."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_changes import ParentScore
from csdesk.scoring.health import roll_up
from ui import theme
from ui.pages.health.accounts.account_list import AccountList
from ui.pages.health.accounts.group_list import GroupList
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.segmented import Segmented

ACCOUNTS, GROUPS = "accounts", "groups"
PARTS = {ACCOUNTS: "Accounts", GROUPS: "Groups of companies"}
LONGEST_NAME = 40


class BookPart(QWidget):
    """The switch between both is there where the customer list names parents."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self.accounts = AccountList()
        self.groups = GroupList()
        self.parts = Segmented(list(PARTS.items()), "Accounts or groups of companies")
        self.everybody = Button("Show all accounts", "small", "close")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.accounts)
        self._stack.addWidget(self.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addLayout(button_row([self.parts], [self.everybody]))
        column.addWidget(self._stack, 1)
        self.parts.chosen.connect(self.show_part)
        self.everybody.clicked.connect(self.show_everybody)
        self.groups.groupOpened.connect(self._open_group)
        self._offer(())

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the accounts at once; their groups follow when they are added up."""
        accounts, health = diagnosis.accounts, diagnosis.health
        if accounts is None or health is None:
            return
        self._diagnosis = diagnosis
        self.everybody.hide()
        self.accounts.keep_members(None)
        self.accounts.show_accounts(accounts, health, diagnosis.client.currency)
        if diagnosis.review is not None:
            self._session.render(
                roll_up,
                diagnosis.review.facts,
                health,
                on_done=while_there(self, partial(self._take_groups, diagnosis)),
                label="Adding up groups",
            )

    def show_part(self, part: str) -> None:
        """Show the accounts, or the groups."""
        self.parts.choose(part)
        self._stack.setCurrentIndex(list(PARTS).index(part))

    def show_everybody(self) -> None:
        """Show the accounts of every group, and those of none."""
        self.everybody.hide()
        self.accounts.keep_members(None)

    def show_some(self, words: str, keys: Collection[AccountKey]) -> None:
        """Show some of the accounts alone, whatever was looked for before; ``words`` say which."""
        accounts = self._diagnosis.accounts if self._diagnosis else None
        if accounts is None:
            return
        wanted = frozenset(keys)
        rows = frozenset(row for row, key in enumerate(accounts.keys) if key in wanted)
        short = words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME]}…"
        self.everybody.setText(f"Only {short}: show all accounts")
        self.everybody.show()
        self.accounts.clear_filters()
        self.accounts.keep_members(rows)
        self.show_part(ACCOUNTS)

    def _take_groups(self, diagnosis: Diagnosis, groups: tuple[ParentScore, ...]) -> None:
        if diagnosis is self._diagnosis:
            self.groups.show_groups(groups, diagnosis.client.currency)
            self._offer(groups)

    def _offer(self, groups: tuple[ParentScore, ...]) -> None:
        self.parts.setVisible(bool(groups))
        if not groups:
            self.show_part(ACCOUNTS)

    def _open_group(self, group: ParentScore) -> None:
        self.show_some(group.name, group.members)
