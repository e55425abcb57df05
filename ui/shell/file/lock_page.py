"""What stands in place of the pages while an encrypted file is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.phrase_field import PhraseField

_WIDTH = 440
_SAVED = "Everything is saved and closed. Only the pass phrase opens it again."
_WAITING = "What could not be saved waits, and is tried again once the pass phrase is given."


class LockPage(QWidget):
    """Names the file and nothing of what is in it; ``given`` carries what was typed.

    ``recoveryRequested`` carries a phrase that is right, says the person, though it opens nothing.
    """

    given = Signal(str)
    recoveryRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals
    otherRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label("", "question", align=Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._words = Label(_WAITING, "body", tone="text_2", wrap=True, align=centre)
        self.field = PhraseField("Pass phrase")
        self.outcome = OutcomeLine(lines=3)
        self._unlock = Button("Unlock", "primary")
        self._other = Button("Open another file…", "ghost", "folder")
        self.recover = Button("It is right: look for a backup", "link")
        self.recover.hide()
        self._build()
        self._unlock.clicked.connect(self._give)
        self._other.clicked.connect(self.otherRequested)
        self.recover.clicked.connect(lambda: self.recoveryRequested.emit(self.field.phrase))
        self.field.line.returnPressed.connect(self._give)
        self.field.edited.connect(self._note)

    def show_file(self, path: Path, *, is_waiting: bool = False) -> None:
        """Ask for the pass phrase of a file; something of it may wait to be saved."""
        self.show_waiting(is_waiting)
        self._name.setText(f"{path.name} is locked")
        self.recover.hide()
        self.field.clear()
        self.field.show_letters(False)
        self.set_busy(False)
        self._note()

    def show_waiting(self, is_waiting: bool) -> None:
        """Say whether everything is saved, or something of it waits."""
        self._words.setText(_WAITING if is_waiting else _SAVED)

    def forget(self) -> None:
        """Forget the phrase once the file is open."""
        self.field.clear()
        self.set_busy(False)

    def tell(self, sentence: str) -> None:
        """Say why the phrase does not open the file, and let it be typed again."""
        self.set_busy(False)
        self.outcome.tell(Status.RISK, sentence)
        self.field.mark_wrong(True)
        self.field.line.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_recovery(self) -> None:
        """Offer a way out to somebody whose phrase is right and opens nothing."""
        self.recover.show()

    def set_busy(self, busy: bool) -> None:
        """Wait for the answer."""
        self.field.setEnabled(not busy)
        self._unlock.setEnabled(not busy and bool(self.field.phrase))
        if busy:
            self.outcome.tell(Status.DOING, "Checking the pass phrase …")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        phrase = self.field.phrase
        if phrase:
            self.set_busy(True)
            self.given.emit(phrase)

    def _note(self) -> None:
        self.field.mark_wrong(False)
        self.outcome.clear()
        self._unlock.setEnabled(bool(self.field.phrase))

    def _build(self) -> None:
        card = Card(padding=theme.space("xl"))
        card.setFixedWidth(_WIDTH)
        centre = Qt.AlignmentFlag.AlignHCenter
        mark = IconMark("lock", "accent_text", 22, ground="accent_soft", margin=11)
        card.body.addWidget(mark, 0, centre)
        card.body.addSpacing(4)
        card.body.addWidget(self._name)
        card.body.addWidget(self._words)
        card.body.addSpacing(theme.space("s"))
        card.body.addWidget(self.field)
        card.body.addWidget(self.outcome)
        card.body.addWidget(self.recover, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self._other)
        row.addStretch(1)
        row.addWidget(self._unlock)
        card.body.addLayout(row)
        height = card.body.totalHeightForWidth(_WIDTH) + self.recover.sizeHint().height()
        card.setFixedHeight(height)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, centre)
        column.addStretch(3)
