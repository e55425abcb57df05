"""A table for reading: fixed rows, no upright lines, sorted by a click on its head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import paint_focus_ring
from ui.widgets.row_pointing import RowPointing
from ui.widgets.table_header import TableHeader

FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""A spreadsheet would read a text that begins so as a formula."""
WIDEST_BY_TITLE = 240


class DataTable(RowPointing, QTableView):
    """Rows are chosen whole; ``rowSelected`` follows the cursor, ``rowOpened`` is Enter or click.

    The first column takes the width that the others leave. Ctrl+C copies the chosen row.
    """

    rowSelected = Signal(int)  # noqa: N815
    rowOpened = Signal(int)  # noqa: N815
    sortChosen = Signal()  # noqa: N815

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = CellDelegate(self)
        self._first_width = 120
        self._sortable = True
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(TableHeader(self))
        self._settle_look()
        self._settle_behaviour()
        theme.signals.changed.connect(self.viewport().update)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._note_columns)
            self._note_columns()
            self.selectionModel().currentRowChanged.connect(self._tell_row)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give each column its width; the first one is the least that it shrinks to."""
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            titled = header.sectionSizeFromContents(column).width()
            self.setColumnWidth(column, min(max(width, titled), WIDEST_BY_TITLE))
        self._first_width = widths[0] if widths else 0
        self._fit_first_column()

    def mark_sorting(self, sorted_by: tuple[int, Qt.SortOrder] | None) -> None:
        """Show by which column the table is sorted."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(sorted_by is not None)
        if sorted_by is not None:
            header.setSortIndicator(*sorted_by)
        header.viewport().update()

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def mark_row(self, row: int) -> None:
        """Make a row the current one and leave the view where it is."""
        self.setAutoScroll(False)
        self.setCurrentIndex(self.model().index(row, 0))
        self.setAutoScroll(True)

    def copy_selection(self) -> None:
        """Put the chosen rows on the clipboard, safe to paste into a spreadsheet."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = ["\t".join(self._copied_cells(row)) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    @override
    def press_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
            return True
        if event.key() in RETURN_KEYS and self.currentIndex().isValid():
            self.rowOpened.emit(self.currentIndex().row())
            return True
        return False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.select_row(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_first_column()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if current.isValid() and self.shows_ring(current.row()):
            top = self.rowViewportPosition(current.row())
            ring = QRect(0, top, self.viewport().width(), self.rowHeight(current.row()))
            paint_focus_ring(QPainter(self.viewport()), ring)

    def _settle_look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.size("table_row_dense"))
        self.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _settle_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.clicked.connect(lambda index: self.rowOpened.emit(index.row()))

    def _sort_by(self, section: int) -> None:
        header = self.horizontalHeader()
        descends = Qt.SortOrder.DescendingOrder
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        rising = again and header.sortIndicatorOrder() is descends
        numbers = section in self._delegate.right_columns
        if not again:
            rising = not numbers
        order = Qt.SortOrder.AscendingOrder if rising else descends
        self.model().sort(section, order)
        self.mark_sorting((section, order))
        self.sortChosen.emit()

    def _note_columns(self) -> None:
        model = self.model()
        across = Qt.Orientation.Horizontal
        sides = [
            model.headerData(column, across, Qt.ItemDataRole.TextAlignmentRole)
            for column in range(model.columnCount())
        ]
        marked = [
            model.headerData(column, across, Qt.ItemDataRole.UserRole)
            for column in range(model.columnCount())
        ]
        self._delegate.plain_columns = frozenset(
            column for column, mark in enumerate(marked) if mark is False
        )
        right = Qt.AlignmentFlag.AlignRight
        self._delegate.right_columns = frozenset(
            column for column, side in enumerate(sides) if side is not None and side & right
        )

    def _fit_first_column(self) -> None:
        model = self.model()
        if model is None or not model.columnCount():
            return
        others = sum(self.columnWidth(column) for column in range(1, model.columnCount()))
        self.setColumnWidth(0, max(self._first_width, self.viewport().width() - others))

    def _tell_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.rowSelected.emit(current.row())
        self.viewport().update()

    def _copied_cells(self, row: int) -> list[str]:
        model = self.model()
        return [
            copied_text(
                model.index(row, column).data(), number=column in self._delegate.right_columns
            )
            for column in range(model.columnCount())
        ]


def copied_text(text: str | None, *, number: bool) -> str:
    """Return a cell as it goes to the clipboard: one line, and words never as a formula."""
    line = " ".join((text or "").replace("\t", " ").splitlines())
    if not number and line.startswith(FORMULA_STARTS):
        return f"'{line}"
    return line
