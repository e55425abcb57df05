"""A list whose rows hold more than one line; how one looks is painted by its delegate."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.widgets.return_key import RETURN_KEYS
from ui.widgets.row_ground import paint_focus_ring, paint_row_ground
from ui.widgets.row_pointing import RowPointing

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the entry that ``UserRole`` of a row holds."""

    @abstractmethod
    def height(self, entry: Any) -> int:
        """Return how high the row of an entry is."""

    @abstractmethod
    def paint_entry(self, painter: QPainter, rect: QRect, entry: Any) -> None:
        """Paint an entry into the row, on the ground that is there."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            paint_row_ground(
                painter,
                option.rect,
                selected=bool(option.state & QStyle.StateFlag.State_Selected),
                hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            )
        self.paint_entry(painter, option.rect, index.data(Qt.ItemDataRole.UserRole))
        painter.restore()
        view = self.parent()
        if isinstance(view, RowList) and view.shows_ring(index.row()):
            paint_focus_ring(painter, option.rect)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.height(index.data(Qt.ItemDataRole.UserRole)))


class RowList(RowPointing, QListView):
    """Rows are chosen one at a time; ``rowOpened`` is Enter or a click."""

    rowSelected = Signal(int)  # noqa: N815
    rowOpened = Signal(int)  # noqa: N815

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(lambda index: self.rowOpened.emit(index.row()))
        theme.signals.changed.connect(self.viewport().update)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentRowChanged.connect(self._tell_row)

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        self.setCurrentIndex(self.model().index(row, 0))

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        target = super().moveCursor(action, modifiers)
        step = 1 if target.row() >= self.currentIndex().row() else -1
        while target.isValid() and not target.flags() & Qt.ItemFlag.ItemIsSelectable:
            target = target.sibling(target.row() + step, 0)
        return target if target.isValid() else self.currentIndex()

    @override
    def press_key(self, event: QKeyEvent) -> bool:
        if event.key() in RETURN_KEYS and self.currentIndex().isValid():
            self.rowOpened.emit(self.currentIndex().row())
            return True
        return False

    def _tell_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.rowSelected.emit(current.row())
