"""One line of the matrix, painted: its words at the left, its cells across."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ui import theme
from ui.models.matrix_table import MatrixCell, MatrixRow
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.key_cap import paint_key
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.status import paint_status

INSET = 16
TITLE_SHARE = 0.36
_MARK = 12
_PADDING = 9
_CELL = 30
_GAP = 4


class MatrixLine(QWidget):
    """``cellPressed`` carries the place of a cell."""

    cellPressed = Signal(int)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, row: MatrixRow, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._columns = columns
        self._current = ""
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def row(self) -> MatrixRow:
        """Return what the line says."""
        return self._row

    def show_row(self, row: MatrixRow, current: str) -> None:
        """Show other answers; ``current`` is the question that the keys act on."""
        if (row, current) != (self._row, self._current):
            self._row, self._current = row, current
            self.setAccessibleName(row.title)
            self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, _title_width(width), 1000)
        metrics = QFontMetrics(theme.font("body"))
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._row.title)
        return max(_CELL, needed.height()) + 2 * _PADDING

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, _CELL + 2 * _PADDING)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._cell_at(event.pos())
            words = self._row.cells[place].help if place >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._cell_at(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._cell_at(event.position().toPoint())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.cellPressed.emit(place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        marked = self._row.mark is not None and self._row.cells[0].question == self._current
        if marked:
            painter.fillRect(self.rect(), theme.colour("selection"))
            painter.fillRect(QRect(0, 0, 3, self.height()), theme.colour("accent"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))
        self._paint_title(painter)
        for place, cell in enumerate(self._row.cells):
            self._paint_cell(painter, place, cell)

    def _paint_title(self, painter: QPainter) -> None:
        left = INSET
        if self._row.mark is not None:
            box = QRectF(left, (self.height() - _MARK) / 2, _MARK, _MARK)
            paint_status(painter, box, self._row.mark)
            left += _MARK + 10
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        room = QRect(left, 0, _title_width(self.width()), self.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), self._row.title)

    def _paint_cell(self, painter: QPainter, place: int, cell: MatrixCell) -> None:
        rect = self._place(place)
        here = self._row.mark is None and cell.question == self._current
        ground = "accent_soft" if cell.chosen else "hover" if place == self._hovered else "surface"
        paint_box(
            painter,
            rect,
            ground=theme.colour(ground),
            edge=theme.colour("focus" if here else "accent" if cell.chosen else "border"),
            edge_width=2 if here else 1,
            radius=theme.radius("control"),
        )
        painter.setFont(theme.font("small_strong" if cell.chosen else "small"))
        painter.setPen(theme.colour("accent_text" if cell.chosen else "text_2"))
        inner = rect.adjusted(8, 0, -8, 0)
        centre = Qt.AlignmentFlag.AlignCenter if cell.choice else Qt.AlignmentFlag.AlignLeft
        paint_elided(painter, inner, cell.text, centre | Qt.AlignmentFlag.AlignVCenter)

    def _place(self, place: int) -> QRect:
        left, wide = cell_span(self.width(), self._columns, place)
        if len(self._row.cells) == 1:
            wide = self.width() - INSET - left
        return QRect(left, (self.height() - _CELL) // 2, wide, _CELL)

    def _cell_at(self, point: QPoint) -> int:
        places = range(len(self._row.cells))
        return next((place for place in places if self._place(place).contains(point)), -1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            shape = Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()


class MatrixHead(QWidget):
    """The heads over the columns: their words, or the keys that choose them."""

    def __init__(
        self, heads: tuple[str, ...], *, keys: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heads = heads
        self._keys = keys
        self.setFixedHeight(theme.size("table_header"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))
        side = theme.size("key_cap")
        for place, word in enumerate(self._heads):
            left, wide = cell_span(self.width(), len(self._heads), place)
            if self._keys:
                box = QRect(left + (wide - side) // 2, (self.height() - side) // 2, side, side)
                paint_key(painter, box, word)
                continue
            painter.setFont(theme.font("small_strong"))
            painter.setPen(theme.colour("text_3"))
            paint_elided(painter, QRect(left, 0, wide, self.height()), word)


def cell_span(width: int, columns: int, place: int) -> tuple[int, int]:
    """Return where a cell begins and how wide it is."""
    left = int(width * TITLE_SHARE) + INSET
    each = (width - INSET - left + _GAP) // max(1, columns)
    return left + place * each, each - _GAP


def _title_width(width: int) -> int:
    return int(width * TITLE_SHARE) - INSET - _MARK - 10
