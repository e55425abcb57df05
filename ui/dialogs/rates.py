"""Asks what the currencies of a file are worth in the client's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from csdesk.formatting import join_words
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.label import Label

WIDTH = 460


class RatesDialog(FittedDialog):
    """``given`` carries what one unit of each currency is worth, and who says so."""

    given = Signal(object, str)

    def __init__(self, codes: Sequence[str], home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._home = home
        self.rates = {code: self._make_rate(code) for code in codes}
        self.source = QLineEdit()
        self.source.setAccessibleName("Who says so")
        self.source.setPlaceholderText("European Central Bank, 30 Jun 2026")
        sentence = (
            f"Amounts in {join_words(list(codes))} are converted to {home} with the rate that you "
            "give. It counts for every file that is read from now on."
        )
        column = lay_out(self, "What is it worth?", sentence, WIDTH)
        column.addLayout(self._lay_out_fields())
        column.addSpacing(theme.space("m"))
        self.use = Button("Use this rate" if len(codes) == 1 else "Use these rates", "primary")
        self.use.setEnabled(False)
        self.use.clicked.connect(self._give)
        column.addLayout(answer_row(self, self.use))
        next(iter(self.rates.values())).setFocus()

    def _make_rate(self, code: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(f"1 {code} in {self._home}")
        field.setPlaceholderText("0.79")
        validator = QDoubleValidator(0.0, 1e9, 8, field)
        validator.setLocale(QLocale.c())
        field.setValidator(validator)
        field.textChanged.connect(self._allow)
        return field

    def _lay_out_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("s"))
        grid.setVerticalSpacing(theme.space("s"))
        for row, (code, field) in enumerate(self.rates.items()):
            grid.addWidget(Label(f"1 {code} =", "strong", elide=False), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(Label(self._home, "strong", elide=False), row, 2)
        grid.addWidget(Label("Who says so", "small", elide=False), len(self.rates), 0)
        grid.addWidget(self.source, len(self.rates), 1, 1, 2)
        return grid

    def _allow(self) -> None:
        self.use.setEnabled(all(_read(field) for field in self.rates.values()))

    def _give(self) -> None:
        found = {code: _read(field) for code, field in self.rates.items()}
        self.accept()
        self.given.emit(found, self.source.text().strip())


def _read(field: QLineEdit) -> float:
    """Return the number in a field, 0 where there is none."""
    return QLocale.c().toDouble(field.text().strip())[0]
