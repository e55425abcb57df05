"""What the client's own data say to an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.claims import Claim, ClaimVerdict
from csdesk.report.document import Status
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_SHOWN = {
    ClaimVerdict.CONTRADICTED: (Status.WATCH, "watch", "Your data says something else"),
    ClaimVerdict.CONFIRMED: (Status.GOOD, "well", "Your data confirms it"),
    ClaimVerdict.NOT_TESTABLE: (Status.NONE, "well", "Your data cannot tell yet"),
}


class ClaimCallouts(QWidget):
    """One callout for each check of the answer; ``dataRequested`` asks for the page of the data."""

    dataRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Claim, ...] = ()

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Show what the data say; nothing where nothing is claimed."""
        told = tuple(claim for claim in claims if claim.verdict in _SHOWN)
        if told == self._shown:
            return
        self._shown = told
        empty_layout(self._column)
        for claim in told:
            self._column.addWidget(self._callout(claim))
        self.setVisible(bool(told))

    def _callout(self, claim: Claim) -> Card:
        status, ground, title = _SHOWN[claim.verdict]
        card = Card(ground=ground, padding=12)
        card.body.setSpacing(5)
        row = QHBoxLayout()
        row.addWidget(StatusMark(status, pixels=12))
        tone = "watch" if status is Status.WATCH else "text"
        row.addWidget(Label(title, "strong", tone=tone), 1)
        card.body.addLayout(row)
        card.body.addWidget(Label(claim.sentence, "small", wrap=True))
        if claim.verdict is ClaimVerdict.NOT_TESTABLE:
            show = Button("Open the data", "link")
            show.clicked.connect(self.dataRequested)
            card.body.addWidget(show)
        return card
