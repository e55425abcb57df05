"""A sheet of a client's file as it is, with the table that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.help_delegate import HelpDelegate
from ui.widgets.painting import paint_box
from ui.widgets.row_ground import paint_focus_ring
from ui.widgets.status import paint_status

Index = QModelIndex | QPersistentModelIndex

CELL_HEIGHT = 26
NUMBER_WIDTH = 46
MARGIN = 8
SHAPE = 9
NARROWEST, WIDEST = 48, 240
SAMPLE_ROWS = 60
GROUNDS = {"header": "accent_soft", "outside": "sunken", "problem": "watch_soft"}
INKS = {"header": "accent_text", "outside": "text_3", "ignored": "text_3"}


@dataclass(frozen=True, slots=True)
class TableFrame:
    """Where a table stands: rows and columns of the file from 1, and the words on its tag."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    tag: str


class SheetView(QTableView):
    """Shows a model whose ``UserRole`` says the part of a cell, with a frame around the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: TableFrame | None = None
        self.setAccessibleName("What the file says")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setItemDelegate(_SheetDelegate(self))
        self.setHorizontalHeader(_Edge(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Edge(Qt.Orientation.Vertical, self))
        self.setCornerButtonEnabled(False)
        theme.signals.changed.connect(self.viewport().update)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fit_columns)

    def show_frame(self, frame: TableFrame | None) -> None:
        """Draw the frame around another table, and bring its head into view."""
        self._frame = frame
        if frame is not None:
            self._fit_titles(frame)
            self.show_cell(frame.first_row, frame.first_column)
        self.viewport().update()

    def show_cell(self, row: int, column: int) -> None:
        """Make a cell of the file the current one and bring it into view."""
        index = self.model().index(row - 1, column - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme.colour("sunken"))
        super().paintEvent(event)
        if self._frame is not None:
            painter = QPainter(self.viewport())
            self._paint_frame(painter, self._frame)

    def _fit_columns(self) -> None:
        metrics = QFontMetrics(_strong_font())
        model = self.model()
        rows = range(min(model.rowCount(), SAMPLE_ROWS))
        for column in range(model.columnCount()):
            texts = sorted((str(model.index(row, column).data() or "") for row in rows), key=len)
            # A long title must not make its column wide: the widest tenth is left out.
            widest = texts[int(len(texts) * 0.9) - 1] if texts else ""
            width = metrics.horizontalAdvance(widest) + 2 * MARGIN + SHAPE + 8
            self.setColumnWidth(column, min(WIDEST, max(NARROWEST, width)))

    def _fit_titles(self, frame: TableFrame) -> None:
        metrics = QFontMetrics(_strong_font())
        for column in range(frame.first_column - 1, frame.last_column):
            title = str(self.model().index(frame.first_row - 1, column).data() or "")
            width = min(WIDEST, metrics.horizontalAdvance(title) + 2 * MARGIN + 4)
            self.setColumnWidth(column, max(self.columnWidth(column), width))

    def _paint_frame(self, painter: QPainter, frame: TableFrame) -> None:
        left = self.columnViewportPosition(frame.first_column - 1)
        last = frame.last_column - 1
        right = self.columnViewportPosition(last) + self.columnWidth(last)
        top = self.rowViewportPosition(frame.first_row - 1)
        bottom = self.rowViewportPosition(frame.last_row - 1) + CELL_HEIGHT
        accent = theme.colour("accent")
        painter.setPen(QPen(accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(left + 1, top, right - left - 2, bottom - top - 1))
        self._paint_tag(painter, min(right, self.viewport().width()), top, frame.tag)

    def _paint_tag(self, painter: QPainter, right: int, top: int, words: str) -> None:
        font = theme.font("caption")
        font.setWeight(theme.font("strong").weight())
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 20
        tag = QRect(right - width, max(0, top - 20), width, 20)
        paint_box(painter, tag, ground=theme.colour("accent"), radius=2)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


class _Edge(QHeaderView):
    """The letters above and the numbers beside a sheet."""

    def __init__(self, orientation: Qt.Orientation, view: SheetView) -> None:
        super().__init__(orientation, view)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        if orientation is Qt.Orientation.Vertical:
            self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.setMinimumSectionSize(CELL_HEIGHT)
            self.setDefaultSectionSize(CELL_HEIGHT)
            self.setFixedWidth(NUMBER_WIDTH)
        else:
            self.setFixedHeight(CELL_HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(NUMBER_WIDTH, hint.height())
        return QSize(hint.width(), CELL_HEIGHT)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.colour("sunken"))
        if self.orientation() is Qt.Orientation.Vertical:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        words = self.model().headerData(logicalIndex, self.orientation())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words or "")
        painter.restore()


class _SheetDelegate(HelpDelegate):
    """Paints a cell on the ground of its part."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, theme.colour(GROUNDS.get(part, "surface")))
        if part == "ignored":
            painter.fillRect(rect, QBrush(theme.colour("border"), Qt.BrushStyle.BDiagPattern))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if part == "outside" and self._paint_overflow(painter, rect, index):
            painter.restore()
            return
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
        inner = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        if part == "problem":
            inner = _paint_triangle(painter, inner, at_left=bool(right))
        _paint_words(painter, inner, index.data(), part, right=bool(right))
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus_ring(painter, rect)
        painter.restore()

    def _paint_overflow(self, painter: QPainter, rect: QRect, index: Index) -> bool:
        """Let a text beside the table run on over the empty cells at its right."""
        column = index.column()
        while column > 0 and not index.sibling(index.row(), column).data():
            column -= 1
        source = index.sibling(index.row(), column)
        text = source.data()
        is_left = not source.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
        follows = index.sibling(index.row(), column + 1)
        if not text or not is_left or (column == index.column() and follows.data()):
            return False
        if source.data(Qt.ItemDataRole.UserRole) != "outside":
            return False
        left = self._view.columnViewportPosition(column) + MARGIN
        painter.setClipRect(rect)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_3"))
        line = QRect(left, rect.top(), rect.right() - left + 1, rect.height() - 1)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), text)
        return True

    @override
    def help_text(self, option: QStyleOptionViewItem, index: Index) -> str:
        words = [index.data() or "", index.data(Qt.ItemDataRole.StatusTipRole) or ""]
        return "\n".join(part for part in words if part)


def _paint_triangle(painter: QPainter, rect: QRect, *, at_left: bool) -> QRect:
    """Paint the mark of a problem; return the room that is left for the words."""
    left = rect.left() if at_left else rect.right() - SHAPE
    box = QRectF(left, rect.center().y() - SHAPE / 2 + 0.5, SHAPE, SHAPE)
    paint_status(painter, box, Status.WATCH)
    taken = SHAPE + 4
    return rect.adjusted(taken, 0, 0, 0) if at_left else rect.adjusted(0, 0, -taken, 0)


def _paint_words(
    painter: QPainter, rect: QRect, text: str | None, part: str | None, *, right: bool
) -> None:
    painter.setFont(_strong_font() if part == "header" else theme.font("small"))
    painter.setPen(theme.colour(INKS.get(part or "", "text")))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    paint_elided(painter, rect, text or "", side | Qt.AlignmentFlag.AlignVCenter)


def _strong_font() -> QFont:
    font = theme.font("small")
    font.setWeight(theme.font("strong").weight())
    return font
