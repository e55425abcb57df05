"""A table of numbers whose cells are shaded by size: cohorts by month, accounts by score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from ui.models.column_table import NO_INDEX, Index


@dataclass(frozen=True, slots=True)
class ShadeCell:
    """Words, how dark the ground is (0 to 1), and what the cell says when asked."""

    text: str
    share: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class ShadeRow:
    """A row with its name, and a cell for each column; None is empty."""

    name: str
    cells: tuple[ShadeCell | None, ...]


class ShadeTable(QAbstractTableModel):
    """``UserRole`` gives the cell; the first column holds the names of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[ShadeRow, ...] = ()

    def show_rows(self, titles: Sequence[str], rows: Sequence[ShadeRow]) -> None:
        """Show other rows; ``titles`` name the first column and all others."""
        self.beginResetModel()
        self._titles, self._rows = tuple(titles), tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        cell = row.cells[index.column() - 1] if index.column() else ShadeCell(row.name)
        if role == Qt.ItemDataRole.UserRole:
            return cell if index.column() else None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if cell else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.words or cell.text if cell else ""
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._titles):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        return None
