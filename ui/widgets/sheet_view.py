"""A sheet of a client's file as it is, with the table that was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
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
FITTED_COLUMNS = 120
TAG_HEIGHT = 20
REACH = 4
"""So many pixels beside an edge it can be taken hold of."""
_CURSORS = {
    "top": Qt.CursorShape.SplitVCursor,
    "bottom": Qt.CursorShape.SplitVCursor,
    "left": Qt.CursorShape.SplitHCursor,
    "right": Qt.CursorShape.SplitHCursor,
}
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
    """Shows a model whose ``UserRole`` says the part of a cell, with a frame around each table.

    ``frameDragged`` carries the place of a frame and the frame that its edges were pulled to.
    """

    frameDragged = Signal(int, object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames: list[TableFrame] = []
        self._grip: _Grip | None = None
        self._pulled: TableFrame | None = None
        self.setAccessibleName("What the file says")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
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

    def show_frames(self, frames: Sequence[TableFrame]) -> None:
        """Draw other frames."""
        self._frames = list(frames)
        self._grip = None
        self.viewport().update()

    def show_cell(self, row: int, column: int) -> None:
        """Make a cell of the file the current one and bring it into view."""
        index = self.model().index(row - 1, column - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def fit_columns(self) -> None:
        """Give the first columns the width that their first cells and the heads of tables need."""
        metrics = QFontMetrics(_strong_font())
        model = self.model()
        rows = range(min(model.rowCount(), SAMPLE_ROWS))
        for column in range(min(model.columnCount(), FITTED_COLUMNS)):
            texts = sorted((str(model.index(row, column).data() or "") for row in rows), key=len)
            # A long title must not make its column wide: the widest tenth is left out.
            widest = texts[int(len(texts) * 0.9) - 1] if texts else ""
            width = metrics.horizontalAdvance(widest) + 2 * MARGIN + SHAPE + 8
            self.setColumnWidth(column, min(WIDEST, max(NARROWEST, width)))
        for frame in self._frames:
            self._fit_titles(frame)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme.colour("sunken"))
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for place, frame in enumerate(self._frames):
            pulled = self._pulled if self._grip and self._grip.place == place else None
            self._paint_frame(painter, pulled or frame)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = self._grip_at(event.position().toPoint())
        if self._grip is None:
            super().mousePressEvent(event)
        else:
            self._pulled = self._frames[self._grip.place]

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._grip is not None and self._pulled is not None:
            self._pulled = self._pull(self._pulled, self._grip.side, point)
            self.viewport().update()
            return
        grip = self._grip_at(point)
        self.viewport().setCursor(_CURSORS[grip.side] if grip else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, pulled, self._grip, self._pulled = self._grip, self._pulled, None, None
        if grip is None or pulled is None:
            super().mouseReleaseEvent(event)
        elif pulled != self._frames[grip.place]:
            self.frameDragged.emit(grip.place, pulled)
        self.viewport().update()

    def _grip_at(self, point: QPoint) -> _Grip | None:
        for place, frame in enumerate(self._frames):
            box = self._box(frame)
            if not box.adjusted(-REACH, -REACH, REACH, REACH).contains(point):
                continue
            near = {
                "top": abs(point.y() - box.top()),
                "bottom": abs(point.y() - box.bottom()),
                "left": abs(point.x() - box.left()),
                "right": abs(point.x() - box.right()),
            }
            side = min(near, key=lambda name: near[name])
            if near[side] <= REACH:
                return _Grip(place, side)
        return None

    def _pull(self, frame: TableFrame, side: str, point: QPoint) -> TableFrame:
        row, column = self.rowAt(point.y()) + 1, self.columnAt(point.x()) + 1
        if side in ("top", "bottom") and row:
            last = max(row, frame.first_row + 1)
            first = min(row, frame.last_row - 1)
            if side == "top":
                return replace(frame, first_row=first)
            return replace(frame, last_row=last)
        if side in ("left", "right") and column:
            if side == "left":
                return replace(frame, first_column=min(column, frame.last_column))
            return replace(frame, last_column=max(column, frame.first_column))
        return frame

    def _fit_titles(self, frame: TableFrame) -> None:
        metrics = QFontMetrics(_strong_font())
        last = min(frame.last_column, FITTED_COLUMNS)
        for column in range(frame.first_column - 1, last):
            title = str(self.model().index(frame.first_row - 1, column).data() or "")
            width = min(WIDEST, metrics.horizontalAdvance(title) + 2 * MARGIN + 4)
            self.setColumnWidth(column, max(self.columnWidth(column), width))

    def _box(self, frame: TableFrame) -> QRect:
        left = self.columnViewportPosition(frame.first_column - 1)
        last = min(frame.last_column, self.model().columnCount()) - 1
        right = self.columnViewportPosition(last) + self.columnWidth(last)
        top = self.rowViewportPosition(frame.first_row - 1)
        bottom = self.rowViewportPosition(frame.last_row - 1) + CELL_HEIGHT
        return QRect(left + 1, top, right - left - 2, bottom - top - 1)

    def _paint_frame(self, painter: QPainter, frame: TableFrame) -> None:
        box = self._box(frame)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        self._paint_tag(painter, box, frame.tag)

    def _paint_tag(self, painter: QPainter, box: QRect, words: str) -> None:
        """Paint the tag above a frame, below it or beside it, and not at all over its cells."""
        font = theme.font("caption")
        font.setWeight(theme.font("strong").weight())
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 20
        tag = place_tag(box, self.viewport().rect(), width)
        if tag is None:
            return
        paint_box(painter, tag, ground=theme.colour("accent"), radius=2)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


def place_tag(box: QRect, view: QRect, width: int) -> QRect | None:
    """Return where the tag of a frame stands clear of its cells; None where no room is left."""
    right = min(box.right() + 1, view.width())
    if box.top() >= TAG_HEIGHT:
        return QRect(right - width, box.top() - TAG_HEIGHT, width, TAG_HEIGHT)
    if box.bottom() + TAG_HEIGHT < view.height():
        return QRect(right - width, box.bottom() + 1, width, TAG_HEIGHT)
    if box.right() + width < view.width():
        return QRect(box.right() + 1, max(box.top(), 0), width, TAG_HEIGHT)
    return None


@dataclass(frozen=True, slots=True)
class _Grip:
    """The edge of a frame that is held with the mouse."""

    place: int
    side: str


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
        return QSize(NUMBER_WIDTH, CELL_HEIGHT)  # Qt would ask 200 rows how high they are

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
