"""Numbers beside each other, each above what it counts; those that count accounts open them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.report.document import StatusWord
from ui import theme
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.status import Pill


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its words; one without a key opens nothing."""

    key: str
    number: str
    words: str
    status: StatusWord | None = None

    @property
    def spoken(self) -> str:
        """Return the number for those who cannot see it."""
        parts = (self.words, self.number, self.status.word if self.status else "")
        return ", ".join(part for part in parts if part)


class PressFigures(QWidget):
    """``pressed`` carries the key of a number."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, RowButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("l"))

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show other numbers in place of those before."""
        empty_layout(self._row)
        self.buttons = {}
        for figure in figures:
            self._row.addWidget(self._make(figure))
        self._row.addStretch(1)

    def _make(self, figure: Figure) -> QWidget:
        holder = QWidget()
        if figure.key:
            holder = self.buttons[figure.key] = RowButton(figure.spoken)
            holder.setToolTip("Show the accounts")
            holder.clicked.connect(lambda _checked: self.pressed.emit(figure.key))
        column = QVBoxLayout(holder)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(0)
        column.addLayout(_number_line(figure))
        column.addWidget(Label(figure.words, "caption", elide=False))
        return holder


def _number_line(figure: Figure) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.space("s"))
    line.addWidget(Label(figure.number, "number", elide=False))
    if figure.status is not None:
        line.addWidget(Pill(figure.status.status, figure.status.word))
    line.addStretch(1)
    return line
