"""Asks for a score in place of the computed one: how much, who says so, why, until when."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from csdesk.formatting import write_score
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

WIDTH = 460
DAYS = 90


class OverrideDialog(FittedDialog):
    """``given`` carries score, author, reason and the first day on which it counts no longer."""

    given = Signal(float, str, str, object)

    def __init__(
        self,
        account: str,
        computed: float | None,
        as_of: date,
        person: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._until: date | None = as_of + timedelta(days=DAYS)
        self._as_of = as_of
        self.score = NumberBox("The score that counts", 0, 100)
        self.score.show_number(int(computed or 0))
        self.author = _field("Who sets it", "Your name", person)
        self.reason = _field("Why", "The new sponsor told us that they leave", "")
        self.until = DateField("Counts until")
        self.until.show_day(self._until)
        self.set = Button("Set this score", "primary")
        stays = "no score" if computed is None else f"the computed score, {write_score(computed)},"
        sentence = f"It counts for “{account}” until that day; {stays} stays beside it."
        column = lay_out(self, "Set the score by hand?", sentence, WIDTH)
        column.addLayout(self._lay_out_fields())
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.set))
        self._connect()
        self.score.setFocus()
        self.score.selectAll()

    def _lay_out_fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(theme.space("s"))
        for field in (self.score, self.author, self.reason, self.until):
            form.addRow(Label(field.accessibleName(), "small", elide=False), field)
        return form

    def _connect(self) -> None:
        self.author.textChanged.connect(self._allow)
        self.reason.textChanged.connect(self._allow)
        self.until.dayChosen.connect(self._choose_day)
        self.set.clicked.connect(self._give)
        self._allow()

    def _choose_day(self, chosen: date | None) -> None:
        self._until = chosen
        self._allow()

    def _allow(self) -> None:
        is_later = self._until is not None and self._until > self._as_of
        named = self.author.text().strip() and self.reason.text().strip()
        self.set.setEnabled(bool(is_later and named))

    def _give(self) -> None:
        self.accept()
        author, reason = self.author.text().strip(), self.reason.text().strip()
        self.given.emit(self.score.value(), author, reason, self._until)


def _field(name: str, example: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
