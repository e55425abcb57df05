"""The whitespace grid: owned products filled, gaps outlined with what they could bring."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui import theme
from ui.models.column_table import Index
from ui.models.whitespace_table import CELL, FIXED, WhitespaceTable
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.cell_grid import CellGrid
from ui.widgets.painting import paint_box
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import paint_focus_ring
from ui.widgets.table_header import TableHeader

MARGIN, NAME_WIDTH, WIDEST_NAME, GAP_WIDTH, LEAST, MOST = 16, 200, 460, 100, 96, 170


class WhitespaceGrid(CellGrid):
    """``accountOpened`` carries the row of an account: a click, or Return."""

    accountOpened = Signal(int)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, model: WhitespaceTable, parent: QWidget | None = None) -> None:
        super().__init__("Who has which product", theme.size("table_row"), parent)
        self.setHorizontalHeader(TableHeader(self, MARGIN))
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        model.modelReset.connect(self.fit_columns)
        self.clicked.connect(lambda index: self.accountOpened.emit(index.row()))
        theme.signals.changed.connect(self.viewport().update)

    def fit_columns(self) -> None:
        """Make each product as wide as its name, up to a limit."""
        header = self.horizontalHeader()
        for column in range(self.model().columnCount() if self.model() else 0):
            width = header.sectionSizeFromContents(column).width() + MARGIN
            self.setColumnWidth(column, min(max(width, LEAST), MOST))
        self.setColumnWidth(1, GAP_WIDTH)
        self._fit_names()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Give the names the room that the products leave."""
        columns = self.model().columnCount() if self.model() else 0
        taken = sum(self.columnWidth(column) for column in range(1, columns))
        room = self.viewport().width() - taken
        self.setColumnWidth(0, min(max(room, NAME_WIDTH), WIDEST_NAME))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS and self.currentIndex().isValid():
            self.accountOpened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.model().rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()


class _CellPainter(QStyledItemDelegate):
    """Paints accounts as words and products as boxes."""

    def __init__(self, view: WhitespaceGrid) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if index.column() < FIXED:
            self._paint_words(painter, rect, index)
        else:
            _paint_product(painter, rect, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        words = index.data() or ""
        if index.column():
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(8, 0, -MARGIN, -1), right, words)
        else:
            paint_elided(painter, rect.adjusted(MARGIN, 0, -8, -1), words)


def _paint_product(painter: QPainter, rect: QRect, index: Index) -> None:
    cell = index.data(CELL)
    box = rect.adjusted(6, 6, -6, -7)
    owned, has_price = cell.arr > 0, cell.potential is not None
    if owned or has_price:
        paint_box(
            painter,
            box,
            ground=theme.colour("accent_soft") if owned else None,
            edge=None if owned else theme.colour("border_strong"),
            radius=theme.radius("chip"),
        )
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("accent_text" if owned else "text_2" if has_price else "text_3"))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box.adjusted(4, 0, -8, 0), right, index.data() or "")
