"""The clients in the open file."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import day, plural
from csdesk.model.changes import Changes
from csdesk.model.clients import Audit, PrimaryGoal
from csdesk.report.document import Status
from ui import theme
from ui.pages.settings.section import Section
from ui.session import Session
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import Pill

_GOALS = {
    PrimaryGoal.STABILITY: "stability",
    PrimaryGoal.PROFITABILITY: "profitability",
    PrimaryGoal.PRODUCT_MARKET_FIT: "product-market fit",
}
_WHOLE = (
    "A file of its own with lists, answers, evidence and plan, to go on with on another computer."
)
_SAFE = "A file without names of customers, with rounded amounts and without raw rows."
_WAYS_OUT = (
    ("Everything", _WHOLE, "Export the whole client…", "export_client"),
    ("Safe to show", _SAFE, "Export a client-safe copy…", "export_client_safe"),
)


class ClientSection(Section):
    """Every client with what can be done with it, and the ways in and out."""

    key: ClassVar[str] = "clients"
    title: ClassVar[str] = "Clients"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._list = Card("Whose audits are in this file?", "")
        self._list.body.addLayout(self._rows)
        self._list.body.addSpacing(theme.space("xs"))
        self._list.body.addLayout(self._ways_in())
        self.add_columns([self._list, self._way_out()])

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None or not changes & Changes.CLIENT:
            return
        audits = self.session.audits
        self._list.right.setText(plural(len(audits), "client"))
        empty_layout(self._rows)
        for audit in audits:
            self._rows.addWidget(Rule())
            chosen = audit.engagement.id == diagnosis.engagement.id
            self._rows.addWidget(self._row(audit, is_chosen=chosen))

    def _row(self, audit: Audit, *, is_chosen: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(theme.space("m"))
        line.addWidget(Avatar(audit.client.name))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(audit.client.name, "strong"))
        words.addWidget(Label(describe(audit), "small"))
        line.addLayout(words, 1)
        for widget in self._tools(audit, is_chosen=is_chosen):
            line.addWidget(widget)
        return row

    def _tools(self, audit: Audit, *, is_chosen: bool) -> list[QWidget]:
        number = audit.engagement.id
        if not is_chosen:
            return [
                self._tool("Open", f"choose_client:{number}", audit),
                self._tool("Remove…", f"remove_client:{number}", audit),
            ]
        return [
            Pill(Status.DOING, "Open now"),
            self._tool("Change…", "edit_client", audit),
            self._tool("Remove…", f"remove_client:{number}", audit),
        ]

    def _tool(self, words: str, action: str, audit: Audit) -> Button:
        button = Button(words, "small")
        button.setAccessibleName(f"{words.rstrip('…')} {audit.client.name}")
        button.clicked.connect(lambda: self.actionRequested.emit(action))
        return button

    def _ways_in(self) -> QHBoxLayout:
        buttons = []
        for words, icon, action in (
            ("New client in this file…", "plus", "add_client"),
            ("Import a client…", "import", "import_client"),
        ):
            button = Button(words, "secondary", icon)
            button.clicked.connect(lambda _on=False, action=action: self._ask(action))
            buttons.append(button)
        return button_row([], buttons)

    def _way_out(self) -> Card:
        card = Card("Handing over the client that is open")
        row = QHBoxLayout()
        row.setSpacing(theme.space("xl"))
        for way in _WAYS_OUT:
            row.addLayout(self._way(*way), 1)
        card.body.addLayout(row)
        return card

    def _way(self, title: str, sentence: str, words: str, action: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Label(title, "strong"))
        column.addWidget(Label(sentence, "small", wrap=True))
        column.addSpacing(theme.space("xs"))
        button = Button(words, "secondary", "export")
        button.clicked.connect(lambda: self._ask(action))
        column.addLayout(button_row([], [button]))
        column.addStretch(1)
        return column

    def _ask(self, action: str) -> None:
        self.actionRequested.emit(action)


def describe(audit: Audit) -> str:
    """Return the currency, the goal and the audit of a client in a few words."""
    parts = [audit.client.currency]
    if audit.client.goal is not None:
        parts.append(f"for {_GOALS[audit.client.goal]}")
    parts.append(audit.engagement.name)
    if audit.engagement.as_of is not None:
        parts.append(day(audit.engagement.as_of))
    if audit.client.is_sample:
        parts.append("invented sample")
    return " · ".join(parts)
