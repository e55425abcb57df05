"""The plan as a table: what, who, and when as a bar on the time line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from typing_extensions import override

from csdesk.model.roadmap import RoadmapItem
from csdesk.report.document import Status, StatusWord
from csdesk.report.figures import GanttBar
from ui.models.column_table import NO_INDEX, Index

TITLES = ("Initiative", "Owner", "Time line")
INITIATIVE, OWNER, TIME_LINE = range(3)
NO_OWNER = StatusWord(Status.WATCH, "No owner")
QUIET = Qt.ItemDataRole.UserRole + 1
"""Whether the owner is a role only, not a person."""


class RoadmapTableModel(QAbstractTableModel):
    """One initiative in each row. A name typed as its owner is told by ``ownerNamed``."""

    ownerNamed = Signal(int, str)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[RoadmapItem, ...] = ()
        self._bars: tuple[GanttBar, ...] = ()

    def show_plan(self, items: Sequence[RoadmapItem], bars: Sequence[GanttBar]) -> None:
        """Replace what is shown; ``bars[i]`` belongs to ``items[i]``."""
        same = [i.initiative.id for i in items] == [i.initiative.id for i in self._items]
        if same and items:
            self._items, self._bars = tuple(items), tuple(bars)
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, TIME_LINE))
            return
        self.beginResetModel()
        self._items, self._bars = tuple(items), tuple(bars)
        self.endResetModel()

    def item(self, row: int) -> RoadmapItem:
        """Return the initiative in a row."""
        return self._items[row]

    def first_without_person(self) -> int | None:
        """Return the first row that nobody is named for."""
        return next((row for row, item in enumerate(self._items) if not item.owner), None)

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(TITLES)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        bar = self._bars[index.row()]
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (bar.label, bar.owner, f"Days {bar.start_day} to {bar.due_day}")[index.column()]
        if index.column() == TIME_LINE and role == Qt.ItemDataRole.UserRole:
            return bar
        if index.column() == OWNER:
            return _owner_data(item, bar, role)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if index.column() != OWNER or name == self._items[index.row()].owner:
            return False
        self.ownerNamed.emit(index.row(), name)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == OWNER else flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None


def _owner_data(item: RoadmapItem, bar: GanttBar, role: int) -> Any:
    if role == Qt.ItemDataRole.EditRole:
        return item.owner
    if role == Qt.ItemDataRole.UserRole:
        return None if bar.owner else NO_OWNER
    if role == QUIET:
        return not item.owner
    return None
