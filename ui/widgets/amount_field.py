"""A field for an amount that may be unknown: empty says so, and 0 is an amount."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme

LARGEST, DIGITS, WIDTH = 1e12, 4, 136


class AmountField(QLineEdit):
    """``amountChosen`` carries what was typed; None: nobody knows it."""

    amountChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText("Not known")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedSize(WIDTH, theme.size("input_height"))
        allowed = QDoubleValidator(0.0, LARGEST, DIGITS, self)
        allowed.setNotation(QDoubleValidator.Notation.StandardNotation)
        allowed.setLocale(QLocale.c())
        self.setValidator(allowed)
        self.textEdited.connect(lambda _text: self.amountChosen.emit(self.amount))

    @property
    def amount(self) -> float | None:
        """Return the amount, None where the field says nothing."""
        value, is_number = QLocale.c().toDouble(self.text().strip())
        return value if is_number else None

    def show_amount(self, amount: float | None) -> None:
        """Show an amount, or that it is not known, without telling anybody."""
        if amount is None:
            self.clear()
        elif amount != self.amount:
            self.setText(f"{amount:.{DIGITS}f}".rstrip("0").rstrip("."))
