"""Asks under which name a choice of sections is to be kept."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.label import Label

WIDTH = 420
LONGEST = 60


class TemplateDialog(FittedDialog):
    """``given`` carries the name."""

    given = Signal(str)

    def __init__(self, known: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._known = known
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the template")
        self.name.setPlaceholderText("Quarterly review")
        self.name.setMaxLength(LONGEST)
        self.save = Button("Save template", "primary")
        self.remark = Label("", "caption", wrap=True)
        sentence = "Audience, sections and their order are kept with this client."
        column = lay_out(self, "Save as a template", sentence, WIDTH)
        column.addWidget(Label("Name", "caption"))
        column.addWidget(self.name)
        column.addWidget(self.remark)
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.save))
        self.name.textChanged.connect(self._look)
        self.save.clicked.connect(self._give)
        self._look()
        self.name.setFocus()

    def _look(self) -> None:
        name = self.name.text().strip()
        self.save.setEnabled(bool(name))
        self.remark.setText(f"It takes the place of “{name}”." if name in self._known else "")

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.name.text().strip())
