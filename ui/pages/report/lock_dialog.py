"""Asks for the pass phrase of a PDF."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.dialogs.pass_phrase_fields import PassPhraseFields
from ui.widgets.button import Button

WIDTH = 460
SENTENCE = "Whoever opens the PDF is asked for it. csdesk forgets it once the report is written."
WARNING = (
    "Nobody can recover a forgotten pass phrase. Give it to the reader by another way than the "
    "file."
)


class LockDialog(FittedDialog):
    """``given`` carries the pass phrase."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self.fields = PassPhraseFields(WARNING)
        self.lock = Button("Use this pass phrase", "primary")
        column = lay_out(self, "A pass phrase for the PDF", SENTENCE, WIDTH)
        column.addWidget(self.fields)
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.lock))
        self.fields.changed.connect(self._look)
        self.lock.clicked.connect(self._give)
        self._look()
        self.fields.first.setFocus()

    def _look(self) -> None:
        self.lock.setEnabled(bool(self.fields.phrase))

    def _give(self) -> None:
        phrase = self.fields.phrase
        self.accept()
        self.given.emit(phrase)
