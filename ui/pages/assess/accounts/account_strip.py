"""Above a walk for one customer: who it is, what is late, and the care it gets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.service import ServiceModel
from ui import theme
from ui.pages.assess.accounts.account_walk import AccountWalk
from ui.pages.assess.accounts.tier_field import TierField
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class AccountStrip(Card):
    """``otherRequested`` asks for another customer."""

    otherRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._name = Label("", "card_title")
        self._note = Label("", "small")
        self.other = Button("Another customer…", "small", "building")
        self.tier = TierField()
        row = QHBoxLayout()
        row.setSpacing(theme.space("m"))
        row.addWidget(self._name)
        row.addWidget(self._note, 1)
        row.addWidget(self.other)
        self.body.addLayout(row)
        self.body.addWidget(self.tier)
        self.tier.hide()
        self.other.clicked.connect(self.otherRequested)

    def show_walk(self, walk: AccountWalk, model: ServiceModel) -> None:
        """Show for whom an instrument is walked through."""
        self._name.setText(walk.sheet.subject_name)
        self._note.setText(walk.note)
        self.tier.setVisible(walk.proposal is not None)
        if walk.proposal is not None:
            self.tier.show_proposal(walk.proposal, model)
