"""What happens when: initiatives down, days across, gates between the phases."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from csdesk.report.document import StatusWord
from csdesk.report.figures import GanttBar
from ui import theme
from ui.widgets.bar_dragging import BarDragging
from ui.widgets.cell_delegate import paint_elided, paint_status_word
from ui.widgets.cell_grid import CellGrid
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import BAR_WIDTH, paint_focus_ring
from ui.widgets.row_pointing import RowPointing
from ui.widgets.time_line import (
    TimeLine,
    next_gate,
    paint_bar,
    paint_gate,
    paint_phase_names,
    paint_phases,
    paint_target,
    paint_today,
)

Index = QModelIndex | QPersistentModelIndex

INITIATIVE, OWNER, TIME_LINE = range(3)
QUIET = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 35
HEAD_HEIGHT = 48
MARGIN = 16
REACH = 4
"""Pixels beside a bar at which the mouse still takes it."""
LONGEST_NAME = 80
SHARES = (0.21, 0.1)
NARROWEST = (170, 104)


class GanttView(BarDragging, RowPointing, CellGrid):
    """Shows a model with the columns initiative, owner and time line.

    Enter, F2 or a double click names the owner of the current row. ``rowSelected`` follows it.
    A bar that is dragged tells row and day by ``barDragged``, dropped by ``barDropped``; the day is
    None where it is let go.
    """

    barDragged = Signal(int, object)  # noqa: N815
    barDropped = Signal(int, object)  # noqa: N815

    rowSelected = Signal(int)  # noqa: N815

    def __init__(self, name: str = "Roadmap", parent: QWidget | None = None) -> None:
        super().__init__(name, ROW_HEIGHT, parent)
        self.line = TimeLine((), 1)
        self._marked = (0.0, 0.0)
        self.setHorizontalHeader(_GanttHead(self))
        self.setItemDelegate(_GanttDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        theme.signals.changed.connect(self.viewport().update)

    def show_line(self, line: TimeLine) -> None:
        """Show the phases of a plan."""
        self.line = line
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    def edit_owner(self, row: int) -> None:
        """Let the person type the owner of a row."""
        index = self.model().index(row, OWNER)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.edit(index)

    def strip(self, top: int, height: int) -> QRect:
        """Return the part of the time line between two heights of the viewport."""
        return QRect(
            self.columnViewportPosition(TIME_LINE), top, self.columnWidth(TIME_LINE), height
        )

    def mark_days(self, first: float, last: float) -> None:
        """Mark the days that a bar would go to; nothing where both are the same."""
        self._marked = (first, last)
        self.viewport().update()

    @override
    def bar_at(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        bar = index.data(Qt.ItemDataRole.UserRole) if index.column() == TIME_LINE else None
        if not isinstance(bar, GanttBar):
            return False
        strip = self.strip(0, ROW_HEIGHT)
        left, right = self.line.x(strip, bar.start_day), self.line.x(strip, bar.due_day)
        return left - REACH <= place.x() <= right + REACH

    @override
    def drag_to(self, row: int, x: int) -> None:
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.barDragged.emit(row, self._day_at(x))

    @override
    def end_drag(self, row: int, x: int | None) -> None:
        self.viewport().unsetCursor()
        self.mark_days(0, 0)
        self.barDropped.emit(row, None if x is None else self._day_at(x))

    def _day_at(self, x: int) -> float:
        return self.line.day(self.strip(0, ROW_HEIGHT), x)

    @override
    def press_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.stop_drag():
            return True
        keys = (*RETURN_KEYS, Qt.Key.Key_F2)
        # The Return that ends an editor reaches the view as well.
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in keys and self.currentIndex().isValid() and not is_editing:
            self.edit_owner(self.currentIndex().row())
            return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        names, owners = (
            max(least, int(width * share)) for least, share in zip(NARROWEST, SHARES, strict=True)
        )
        self.setColumnWidth(INITIATIVE, names)
        self.setColumnWidth(OWNER, owners)
        self.setColumnWidth(TIME_LINE, width - names - owners)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_target(painter, self.strip(0, self.viewport().height()), self.line, *self._marked)
        paint_today(painter, self.strip(0, self.viewport().height()), self.line)
        current = self.currentIndex()
        if current.isValid() and self.shows_ring(current.row()):
            top = self.rowViewportPosition(current.row())
            ring = QRect(0, top, self.viewport().width(), ROW_HEIGHT)
            paint_focus_ring(painter, ring)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.rowSelected.emit(current.row())
        self.viewport().update()


class _GanttHead(QHeaderView):
    """Paints the phases over the time line, each with the gate at its end."""

    def __init__(self, view: GanttView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if logicalIndex == TIME_LINE:
            self._paint_phases(painter, rect)
        else:
            font = theme.font("caption")
            font.setWeight(theme.font("strong").weight())
            painter.setFont(font)
            painter.setPen(theme.colour("text_3"))
            title = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
            paint_elided(painter, rect.adjusted(_left_margin(logicalIndex), 0, -4, 0), title)
        painter.restore()

    def _paint_phases(self, painter: QPainter, rect: QRect) -> None:
        line = self._view.line
        paint_phase_names(painter, rect, line)
        ahead = next_gate(line.phases, line.today)
        for place, phase in enumerate(line.phases):
            x = line.x(rect, phase.last_day)
            paint_gate(painter, x, rect.bottom() - 6, ahead=place == ahead)


class _GanttDelegate(QStyledItemDelegate):
    """Paints the three kinds of cells, and edits the owner."""

    def __init__(self, view: GanttView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        self._paint_ground(painter, option, index)
        if index.column() == TIME_LINE:
            bar = index.data(Qt.ItemDataRole.UserRole)
            painter.setClipRect(rect)
            if isinstance(bar, GanttBar):
                paint_bar(painter, rect, self._view.line, bar)
        else:
            self._paint_words(
                painter, rect.adjusted(_left_margin(index.column()), 0, -6, -1), index
            )
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST_NAME)
        editor.setPlaceholderText("Name of a person")
        editor.setAccessibleName(f"Owner of {index.sibling(index.row(), INITIATIVE).data()}")
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        wide = max(option.rect.width() + 60, 170)
        editor.setGeometry(option.rect.left(), option.rect.top() + 2, wide, ROW_HEIGHT - 4)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif index.row() == self._view.hovered_row and index.column() != TIME_LINE:
            painter.fillRect(rect, theme.colour("sunken"))
        if index.column() == TIME_LINE:
            paint_phases(painter, rect, self._view.line, grounds=not selected)
        if selected and index.column() == INITIATIVE:
            painter.fillRect(
                rect.left(), rect.top(), BAR_WIDTH, rect.height(), theme.colour("accent")
            )
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        stands_for = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(stands_for, StatusWord):
            paint_status_word(painter, rect, stands_for)
            return
        names = index.column() == INITIATIVE
        painter.setFont(theme.font("body" if names else "small"))
        quiet = "text_3" if index.data(QUIET) else "text_2"
        painter.setPen(theme.colour("text" if names else quiet))
        paint_elided(painter, rect, index.data() or "")


def _left_margin(column: int) -> int:
    return MARGIN if column == INITIATIVE else 4
