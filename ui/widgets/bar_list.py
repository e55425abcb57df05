"""Numbers as bars below each other; each can be pressed to see what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.bars import paint_track
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.painting import paint_box
from ui.widgets.row_button import RowButton

ROW_HEIGHT, BAR_HEIGHT = 40, 10
NAME_SHARE, BAR_SHARE, VALUE_WIDTH = 5, 6, 158


@dataclass(frozen=True, slots=True)
class BarLine:
    """One bar; ``share`` is its part of the longest one, 0 to 1, ``mark`` that of a tick."""

    key: str
    name: str
    note: str
    share: float
    value: str
    value_note: str = ""
    status: Status = Status.DOING
    mark: float | None = None


class BarList(QWidget):
    """``linePressed`` carries the key of a line, or "" where it was pressed again."""

    linePressed = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows: dict[str, _BarRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[BarLine]) -> None:
        """Show other bars in place of those before."""
        empty_layout(self._column)
        self.rows = {line.key: _BarRow(line) for line in lines}
        for key, row in self.rows.items():
            row.clicked.connect(lambda _checked, key=key: self._press(key))
            self._column.addWidget(row)

    def choose(self, key: str) -> None:
        """Mark a line as the chosen one without telling anybody; "" marks none."""
        for one, row in self.rows.items():
            row.setChecked(one == key)

    def _press(self, key: str) -> None:
        chosen = key if self.rows[key].isChecked() else ""
        self.choose(chosen)
        self.linePressed.emit(chosen)


class _BarRow(RowButton):
    """Name and note at the left, the bar in the middle, the number at the right."""

    def __init__(self, line: BarLine) -> None:
        words = (line.name, line.value, line.value_note, line.note)
        super().__init__(", ".join(part for part in words if part))
        self.setCheckable(True)
        self.setFixedHeight(ROW_HEIGHT)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 3, 8, 3)
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, NAME_SHARE)
        grid.setColumnStretch(1, BAR_SHARE)
        grid.setColumnMinimumWidth(2, VALUE_WIDTH)
        grid.addWidget(Label(line.name, "body"), 0, 0, 1 if line.note else 2, 1)
        if line.note:
            grid.addWidget(Label(line.note, "caption"), 1, 0)
        grid.addWidget(_Bar(line), 0, 1, 2, 1)
        grid.addWidget(Label(line.value, "strong"), 0, 2, 1 if line.value_note else 2, 1)
        if line.value_note:
            grid.addWidget(Label(line.value_note, "caption"), 1, 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            ground = theme.colour("selection")
            paint_box(QPainter(self), self.rect(), ground=ground, radius=theme.radius("control"))
        if self.hasFocus() or not self.isChecked():
            super().paintEvent(event)


class _Bar(QWidget):
    """A bar with a tick where others stand."""

    def __init__(self, line: BarLine) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, BAR_HEIGHT + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), self._line
        top = (self.height() - BAR_HEIGHT) / 2
        track = QRectF(0, top, self.width(), BAR_HEIGHT)
        paint_track(painter, track, line.share, theme.status_fill(line.status))
        if line.mark is not None:
            place = min(max(line.mark, 0.0), 1.0) * (self.width() - 2)
            painter.fillRect(QRectF(place, top - 4, 2, BAR_HEIGHT + 8), theme.colour("text"))
