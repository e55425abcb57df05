"""Who does it, who answers for it: activities down, roles across, one letter in a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.cell_grid import CellGrid
from ui.widgets.painting import paint_box
from ui.widgets.row_ground import paint_focus_ring
from ui.widgets.table_header import TableHeader

Index = QModelIndex | QPersistentModelIndex

CHIP = 20
MARGIN = 16
ACTIVITY_SHARE = 0.24
NARROWEST_ACTIVITY = 200
CYCLE = "next"
KEYS = {
    Qt.Key.Key_R: "R",
    Qt.Key.Key_A: "A",
    Qt.Key.Key_C: "C",
    Qt.Key.Key_I: "I",
    Qt.Key.Key_Delete: "",
    Qt.Key.Key_Backspace: "",
    Qt.Key.Key_Space: CYCLE,
}


class RaciGrid(CellGrid):
    """Shows a model of letters; ``letterPressed`` tells a letter, "" for none, or ``CYCLE``."""

    letterPressed = Signal(int, int, str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who does what", theme.size("table_row"), parent)
        self.setHorizontalHeader(TableHeader(self, MARGIN))
        self.setItemDelegate(_RaciDelegate(self))
        theme.signals.changed.connect(self.viewport().update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        letter = KEYS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if letter is not None and plain and current.isValid() and current.column() > 0:
            self.letterPressed.emit(current.row(), current.column(), letter)
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.model().rowCount() and self.currentIndex().column() < 1:
            self.setCurrentIndex(self.model().index(0, 1))
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the activities their share and the roles the rest in equal parts."""
        roles = self.model().columnCount() - 1 if self.model() else 0
        if roles < 1:
            return
        width = self.viewport().width()
        activity = max(NARROWEST_ACTIVITY, int(width * ACTIVITY_SHARE))
        each = max(40, (width - activity) // roles)
        self.setColumnWidth(0, width - each * roles)
        for column in range(1, roles + 1):
            self.setColumnWidth(column, each)


class _RaciDelegate(QStyledItemDelegate):
    """Paints activities as words and letters as chips."""

    def __init__(self, view: RaciGrid) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if index.column() == 0:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("text"))
            paint_elided(painter, rect.adjusted(MARGIN, 0, -8, -1), index.data() or "")
        else:
            paint_chip(painter, rect, index.data() or "")
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -2))
        painter.restore()


def paint_chip(painter: QPainter, rect: QRect, letter: str) -> None:
    """Paint a letter as its chip: A square, R filled disc, C outlined disc, I grey disc."""
    if not letter:
        return
    box = QRectF(0, 0, CHIP, CHIP)
    box.moveCenter(QRectF(rect).center())
    ground, edge, ink = {
        "A": ("text", None, "surface"),
        "R": ("accent", None, "on_accent"),
        "C": ("surface", "border_strong", "text_2"),
        "I": ("hover", None, "text_2"),
    }[letter]
    radius = theme.radius("chip") if letter == "A" else CHIP / 2
    paint_box(
        painter,
        box,
        ground=theme.colour(ground),
        edge=theme.colour(edge) if edge else None,
        radius=radius,
    )
    font = theme.font("caption")
    if letter in "AR":
        font.setWeight(theme.font("strong").weight())
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
