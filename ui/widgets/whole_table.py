"""A table that shows all its rows: the page around it scrolls, not the table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableView,
    QWidget,
)
from typing_extensions import override


class WholeTable(QTableView):
    """As high as its head and all its rows; the current cell is kept in view of the page."""

    def __init__(self, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fit_height)
            self.selectionModel().currentChanged.connect(self._follow)
            self._fit_height()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def whole_height(self) -> int:
        """Return the height of the head and all rows."""
        rows = self.model().rowCount() if self.model() else 0
        return self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize()

    def _fit_height(self) -> None:
        self.setFixedHeight(self.whole_height())

    def _follow(self) -> None:
        area = _scroll_area_of(self)
        cell = self.visualRect(self.currentIndex())
        content = area.widget() if area is not None else None
        if area is None or content is None or not cell.isValid() or not self.hasFocus():
            return
        place = QRect(self.viewport().mapTo(content, cell.topLeft()), cell.size())
        area.ensureVisible(place.center().x(), place.center().y(), 0, place.height() * 2)


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
