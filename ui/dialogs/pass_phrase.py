"""Asking for the pass phrase of a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from csdesk.report.document import Status
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.phrase_field import PhraseField

_WIDTH = 460


class PassPhraseDialog(FittedDialog):
    """``given`` carries what was typed; the dialog stays until somebody accepts it for good.

    ``recoveryRequested`` carries a phrase that is right, says the person, though it opens nothing:
    damage at the beginning of an encrypted file looks like a wrong phrase.
    """

    given = Signal(str)
    recoveryRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, file_name: str, *, may_recover: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pass phrase")
        self._may_recover = may_recover
        self.field = PhraseField(f"Pass phrase of {file_name}")
        self.outcome = OutcomeLine(lines=3)
        self._open = Button("Open", "primary")
        self.recover = Button("It is right: look for a backup", "link")
        self.recover.hide()
        column = lay_out(
            self,
            "What is the pass phrase?",
            f"{file_name} is encrypted. Only its pass phrase opens it.",
            _WIDTH,
        )
        column.addWidget(self.field)
        column.addWidget(self.outcome)
        column.addSpacing(theme.space("s"))
        column.addLayout(answer_row(self, self._open, [self.recover]))
        self._open.clicked.connect(self._give)
        self.recover.clicked.connect(lambda: self.recoveryRequested.emit(self.field.phrase))
        self.field.edited.connect(self._note)
        self._note()
        self.field.setFocus()

    def tell(self, sentence: str) -> None:
        """Say why the phrase does not open the file, and let it be typed again."""
        self.set_busy(False)
        self.outcome.tell(Status.RISK, sentence)
        self.recover.setVisible(self._may_recover)
        self.field.mark_wrong(True)
        self.field.line.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Wait for the answer; checking a phrase takes a moment on purpose."""
        self.field.setEnabled(not busy)
        self._open.setEnabled(not busy and bool(self.field.phrase))
        if busy:
            self.outcome.tell(Status.DOING, "Checking the pass phrase …")

    def _give(self) -> None:
        self.set_busy(True)
        self.given.emit(self.field.phrase)

    def _note(self) -> None:
        self.field.mark_wrong(False)
        self.outcome.clear()
        self._open.setEnabled(bool(self.field.phrase))
