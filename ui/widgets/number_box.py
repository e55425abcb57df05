"""A field for a number: arrow keys step it, a wheel over it does not."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget
from typing_extensions import override

from ui import theme

DIGITS = 4


class NumberBox(QDoubleSpinBox):
    """``numberChosen`` carries what was typed or stepped to."""

    numberChosen = Signal(float)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, name: str, least: float, most: float, width: int = 76, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setLocale(QLocale.c())
        self.setDecimals(DIGITS)
        self.setRange(least, most)
        self.setFixedSize(width, theme.size("input_height"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(6, 0, 6, 0)
        self.valueChanged.connect(self.numberChosen)

    def show_number(self, number: float) -> None:
        """Show a number without telling anybody."""
        if number != self.value():
            self.blockSignals(True)
            self.setValue(number)
            self.blockSignals(False)

    @override
    def textFromValue(self, val: float) -> str:
        return f"{val:.{DIGITS}f}".rstrip("0").rstrip(".")

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
