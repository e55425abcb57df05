"""A grid of numbers on grounds that are the darker the larger the number is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui import theme
from ui.models.column_table import Index
from ui.models.shade_table import ShadeTable
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.cell_grid import CellGrid
from ui.widgets.painting import paint_box
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import paint_focus_ring
from ui.widgets.table_header import TableHeader

MARGIN, WIDEST, LIGHTEST, DARKEST = 10, 190, 0.06, 0.55
CENTRE = Qt.AlignmentFlag.AlignCenter


class ShadedGrid(CellGrid):
    """``cellOpened`` carries row and column, 0 being the column of names: a click, or Return."""

    cellOpened = Signal(int, int)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, name: str, widths: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(name, theme.size("table_row_dense"), parent)
        self._widths = widths
        self.shades = ShadeTable(self)
        self.setHorizontalHeader(TableHeader(self, MARGIN))
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(CellGrid.ScrollMode.ScrollPerPixel)
        self.setModel(self.shades)
        self.shades.modelReset.connect(self._fit)
        self.clicked.connect(self._open)
        theme.signals.changed.connect(self.viewport().update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shades.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.shades.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        self.cellOpened.emit(index.row(), index.column())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_columns()

    def _fit(self) -> None:
        self._fit_columns()
        self.setMaximumHeight(self.whole_height() + 14)

    def _fit_columns(self) -> None:
        """Make names and columns as wide as their words ask for, where there is room for all."""
        for column, width in enumerate(self._choose_widths()):
            self.setColumnWidth(column, width)

    def _choose_widths(self) -> list[int]:
        first, others = self._widths
        header, count = self.horizontalHeader(), self.shades.columnCount()
        asked = [
            max(header.sectionSizeFromContents(column).width() + MARGIN, others)
            for column in range(1, count)
        ]
        names, room = max(first, self._width_of_names()), self.viewport().width()
        limited = [min(width, WIDEST) for width in asked]
        spare = room - names - sum(limited)
        if spare < 0:
            return [max(first, names + spare), *limited]
        # What is left over is for the columns that ask for more.
        more = sum(width > WIDEST for width in asked)
        widest = WIDEST + spare // max(1, more)
        return [names, *(min(width, widest) for width in asked)]

    def _width_of_names(self) -> int:
        metrics = QFontMetrics(theme.font("body"))
        rows = range(self.shades.rowCount())
        names = (self.shades.index(row, 0).data() for row in rows)
        return max((metrics.horizontalAdvance(name) for name in names), default=0) + 2 * MARGIN


class _CellPainter(QStyledItemDelegate):
    """Paints names as words and numbers on their grounds."""

    def __init__(self, view: ShadedGrid) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setPen(theme.colour("text"))
        cell = index.data(Qt.ItemDataRole.UserRole)
        if index.column() == 0:
            painter.setFont(theme.font("body"))
            paint_elided(painter, rect.adjusted(MARGIN, 0, -6, 0), index.data())
        elif cell is not None:
            paint_box(painter, rect.adjusted(1, 1, -1, -1), ground=_shade(cell.share), radius=2)
            painter.setFont(theme.font("small"))
            paint_elided(painter, rect.adjusted(3, 0, -3, 0), cell.text, CENTRE)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -1))
        painter.restore()


def _shade(share: float) -> QColor:
    ground = theme.colour("accent")
    ground.setAlphaF(LIGHTEST + (DARKEST - LIGHTEST) * min(max(share, 0.0), 1.0))
    return ground
