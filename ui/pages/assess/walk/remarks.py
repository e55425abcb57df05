"""What has to be known about an answer before one goes on: it is old, or the data gave it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.answers import Answer
from csdesk.model.instruments import Question
from csdesk.report.document import Status
from ui import theme
from ui.models.walk_sheet import is_stale
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_STALE = "The criteria have changed since this was answered. Does the answer still hold?"
_ALWAYS_APPLIES = (
    "This question applies to every company, so it cannot be left out. "
    "Press D to put it off until somebody can answer it."
)


class Remarks(QWidget):
    """``confirmed`` says that an answer to earlier criteria still holds."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = _Remark(Status.WATCH, "watch")
        self.confirm = Button("It still holds", "small")
        self.confirm.clicked.connect(self.confirmed)
        self._stale.row.addWidget(self.confirm)
        self._stale.row.addWidget(KeyCap("Y"))
        self._from_data = _Remark(Status.DOING, "well")
        self._refusal = _Remark(Status.NONE, "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        for remark in (self._stale, self._from_data, self._refusal):
            column.addWidget(remark)

    def show_answer(self, question: Question, answer: Answer) -> None:
        """Show what has to be known about an answer."""
        self._stale.say(_STALE if is_stale(question, answer) else "")
        self._from_data.say(_from_data_words(answer) if answer.is_from_data else "")
        self._refusal.say("")

    def refuse_not_applicable(self) -> None:
        """Say why the question cannot be left out."""
        self._refusal.say(_ALWAYS_APPLIES)


class _Remark(Card):
    """One sentence with its shape; hidden while there is nothing to say."""

    def __init__(self, status: Status, ground: str) -> None:
        super().__init__(ground=ground, padding=10)
        self._words = Label("", "small", tone="text", wrap=True)
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.space("s"))
        self.row.addWidget(StatusMark(status, pixels=12))
        self.row.addWidget(self._words, 1)
        self.body.addLayout(self.row)
        self.hide()

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))


def _from_data_words(answer: Answer) -> str:
    return f"Answered from the data. {answer.evidence} Another answer takes its place."
