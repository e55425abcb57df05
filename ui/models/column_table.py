"""A table over columns in memory: an order array carries sorting and filtering, no row objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

if TYPE_CHECKING:
    from numpy.typing import NDArray

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: raw values by row, how one is written, and what is painted instead of text."""

    title: str
    values: Sequence[Any]
    write: Callable[[Any], str]
    mark: Callable[[int], object] | None = None
    """Given the row of the source, what ``UserRole`` answers."""
    right: bool = False
    width: int = 120


class ColumnTableModel(QAbstractTableModel):
    """Shows columns in an order of their rows. Numbers, dates and words sort, blanks come last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[TableColumn, ...] = ()
        self._order: Sequence[int] = ()
        self._ranks: dict[int, NDArray[Any]] = {}
        self._kept: Sequence[int] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_columns(
        self, columns: Sequence[TableColumn], sorted_by: tuple[int, Qt.SortOrder] | None = None
    ) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._ranks.clear()
        self._kept = None
        self._sorted_by = sorted_by
        self._order = self._arranged()
        self.endResetModel()

    def keep_rows(self, rows: Sequence[int] | None) -> None:
        """Show only these rows of the source (None: all), in the present order."""
        self.beginResetModel()
        self._kept = rows
        self._order = self._arranged()
        self.endResetModel()

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """Return the columns that are shown."""
        return self._columns

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """Return the column and direction of the sorting, None in the order of the file."""
        return self._sorted_by

    def source_row(self, row: int) -> int:
        """Return the row of the source that stands in a shown row."""
        return int(self._order[row])

    def shown_row(self, source: int) -> int | None:
        """Return where a row of the source is shown, None when it is filtered away."""
        for row, candidate in enumerate(self._order):
            if candidate == source:
                return row
        return None

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._order)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            column = self._columns[index.column()]
            return column.write(column.values[self._order[index.row()]])
        if role == Qt.ItemDataRole.UserRole:
            mark = self._columns[index.column()].mark
            return None if mark is None else mark(int(self._order[index.row()]))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted_by = (column, order) if 0 <= column < len(self._columns) else None
        self._order = self._arranged()
        self.endResetModel()

    def _arranged(self) -> Sequence[int]:
        total = len(self._columns[0].values) if self._columns else 0
        kept = range(total) if self._kept is None else self._kept
        if self._sorted_by is None or not total:
            return kept
        return self._sorted(kept, *self._sorted_by)

    def _sorted(self, kept: Sequence[int], column: int, order: Qt.SortOrder) -> Sequence[int]:
        import numpy as np

        rows = np.asarray(kept, dtype=np.int64)
        ranks = self._rank(column)[rows]
        if order is Qt.SortOrder.DescendingOrder:
            ranks = -ranks
        arranged: list[int] = rows[np.argsort(ranks, kind="stable")].tolist()
        return arranged

    def _rank(self, column: int) -> NDArray[Any]:
        if column not in self._ranks:
            self._ranks[column] = rank_values(self._columns[column].values)
        return self._ranks[column]


def rank_values(values: Sequence[Any]) -> NDArray[Any]:
    """Return a number for each value that sorts as it does; not a number where it is blank."""
    import numpy as np

    sample = next((value for value in values if value is not None), None)
    if isinstance(sample, int | float):
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    if isinstance(sample, date):
        return np.array([np.nan if value is None else value.toordinal() for value in values], float)
    words = [None if value is None else str(value).casefold() for value in values]
    places = {word: place for place, word in enumerate(sorted({w for w in words if w is not None}))}
    return np.array([np.nan if word is None else places[word] for word in words], dtype=float)
