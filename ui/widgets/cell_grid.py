"""A table whose cells are painted: quiet, without grid, no higher than its rows."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override


class CellGrid(QTableView):
    """Its head stays while its rows scroll; it never grows beyond its last row."""

    def __init__(self, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._limit_height)
            self._limit_height()

    def whole_height(self) -> int:
        """Return the height of the head and all rows."""
        rows = self.model().rowCount() if self.model() else 0
        return self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize()

    def _limit_height(self) -> None:
        self.setMaximumHeight(self.whole_height())
