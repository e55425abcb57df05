"""Fields for numbers below each other, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

WIDTH = 110


@dataclass(frozen=True, slots=True)
class Field:
    """A number that is asked for."""

    key: str
    name: str
    value: float
    least: float
    most: float


class NumberForm(QWidget):
    """``changed`` says that a number is another one."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.boxes: dict[str, NumberBox] = {}
        for row, field in enumerate(fields):
            box = NumberBox(field.name, field.least, field.most, WIDTH)
            box.show_number(field.value)
            box.numberChosen.connect(lambda _value: self.changed.emit())
            self.boxes[field.key] = box
            grid.addWidget(Label(field.name, "body"), row, 0)
            grid.addWidget(box, row, 1)

    def number(self, key: str) -> float:
        """Return a number as it stands now."""
        return self.boxes[key].value()
