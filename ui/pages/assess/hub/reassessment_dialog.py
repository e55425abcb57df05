"""Asking for the name and the date of a re-assessment."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.formatting import day
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.label import Label

_WIDTH = 460
_SENTENCE = (
    "The answers start afresh for the same client; those of today stay as they are, and both dates "
    "can be compared. The customer lists have to be brought in again."
)


class ReassessmentDialog(FittedDialog):
    """``name`` and ``as_of`` are what was entered."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Re-assessment")
        column = lay_out(self, "Assess this client again", _SENTENCE, _WIDTH)
        self.name = QLineEdit(f"Re-assessment {day(today)}")
        self.name.setAccessibleName("Name of the engagement")
        self.as_of = today
        self.date = DateField("Date of the engagement")
        self.date.show_day(today)
        self.date.dayChosen.connect(self._take_day)
        column.addWidget(Label("Name", "small"))
        column.addWidget(self.name)
        column.addWidget(Label("As of", "small"))
        column.addWidget(self.date)
        start = Button("Start", "primary")
        start.clicked.connect(self.accept)
        self.name.textChanged.connect(lambda text: start.setEnabled(bool(text.strip())))
        column.addSpacing(12)
        column.addLayout(answer_row(self, start))

    def _take_day(self, chosen: date | None) -> None:
        self.as_of = chosen or self.as_of
