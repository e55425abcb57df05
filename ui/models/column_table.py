"""A table over columns in memory: an order array carries sorting and filtering, no row objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import isnan
from typing import TYPE_CHECKING, Any, overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from csdesk.model.identifiers import FieldId

if TYPE_CHECKING:
    from numpy.typing import NDArray

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SAMPLED_WORDS = 1_000
TEXT, MARK = Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.UserRole.value
"""As plain numbers, which every painted cell compares faster."""


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
    field: FieldId | None = None
    """The field of the catalogue that it shows, where it shows one."""


class ColumnTableModel(QAbstractTableModel):
    """Shows columns in an order of their rows. Numbers, dates and words sort, blanks come last.

    The order of a column is worked out once; sorting again and filtering only walk through it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[TableColumn, ...] = ()
        self._order: NDArray[Any] | range = range(0)
        self._orders: dict[int, ColumnOrder] = {}
        self._kept: Sequence[int] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_columns(
        self, columns: Sequence[TableColumn], sorted_by: tuple[int, Qt.SortOrder] | None = None
    ) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._orders.clear()
        self._kept = None
        self._sorted_by = sorted_by
        self._order = self._arranged()
        self.endResetModel()

    def keep_rows(self, rows: Sequence[int] | None) -> None:
        """Show only these rows of the source (None: all), in the present order."""
        if rows is None and self._kept is None:
            return
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
        if isinstance(self._order, range):
            return source if source in self._order else None
        places = (self._order == source).nonzero()[0]
        return int(places[0]) if len(places) else None

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._order)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = TEXT) -> Any:
        if role == TEXT:
            column = self._columns[index.column()]
            return column.write(column.values[self._order[index.row()]])
        if role == MARK:
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
        if role == Qt.ItemDataRole.UserRole:
            return column.mark is not None
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

    def _arranged(self) -> NDArray[Any] | range:
        total = len(self._columns[0].values) if self._columns else 0
        if self._sorted_by is None or not total:
            return range(total) if self._kept is None else _numbers(self._kept)
        column, direction = self._sorted_by
        order = self._order_of(column).rows(descending=direction is Qt.SortOrder.DescendingOrder)
        return order if self._kept is None else _keep(order, self._kept)

    def _order_of(self, column: int) -> ColumnOrder:
        if column not in self._orders:
            self._orders[column] = order_values(self._columns[column].values)
        return self._orders[column]


class NumberCells(Sequence[float | None]):
    """The cells of a column of numbers that stand in an array; what is NaN there is blank."""

    def __init__(self, numbers: NDArray[Any]) -> None:
        self.numbers = numbers

    @overload
    def __getitem__(self, index: int) -> float | None: ...

    @overload
    def __getitem__(self, index: slice) -> NumberCells: ...

    @override
    def __getitem__(self, index: int | slice) -> float | NumberCells | None:
        if isinstance(index, slice):
            return NumberCells(self.numbers[index])
        number = float(self.numbers[index])
        return None if isnan(number) else number

    @override
    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """The rows of a column from its lowest to its highest value, and those that are blank.

    ``find_changes`` says for each place but the first whether another value begins there.
    """

    rising: NDArray[Any]
    blank: NDArray[Any]
    find_changes: Callable[[], NDArray[Any]]

    def rows(self, *, descending: bool) -> NDArray[Any]:
        """Return all rows, equal ones in the order of the source, blank ones last."""
        import numpy as np

        if not descending:
            return np.concatenate((self.rising, self.blank))
        total = len(self.rising)
        starts = np.append(0, np.flatnonzero(self.find_changes()) + 1)[: total or None]
        lengths = np.diff(np.append(starts, total))[::-1]
        ends = np.append(0, np.cumsum(lengths))[:-1]
        shifts = np.repeat(starts[::-1] - ends, lengths)
        return np.concatenate((self.rising[np.arange(total) + shifts], self.blank))


def order_values(values: Sequence[Any]) -> ColumnOrder:
    """Return the order of values: numbers and dates by size, words without regard to case."""
    import numpy as np

    if isinstance(values, NumberCells):
        return _order_numbers(values.numbers)
    sample = next((value for value in values if value is not None), None)
    if sample is None:
        return ColumnOrder(np.arange(0), np.arange(len(values)), lambda: np.arange(0))
    if isinstance(sample, int | float):
        return _order_numbers(np.array(values, dtype=float))
    if isinstance(sample, date):
        days = [None if value is None else value.toordinal() for value in values]
        return _order_numbers(np.array(days, dtype=float))
    return _order_words(values)


def _order_numbers(numbers: NDArray[Any]) -> ColumnOrder:
    import numpy as np

    order = np.argsort(numbers, kind="stable")
    filled = len(order) - int(np.isnan(numbers).sum())
    rising = order[:filled]

    def find_changes() -> NDArray[Any]:
        arranged = numbers[rising]
        changes: NDArray[Any] = arranged[1:] != arranged[:-1]
        return changes

    return ColumnOrder(rising, order[filled:], find_changes)


def _order_words(values: Sequence[Any]) -> ColumnOrder:
    import numpy as np

    words = ["" if value is None else str(value).casefold() for value in values]
    if _repeats(words):
        ranks = {word: rank for rank, word in enumerate(sorted(set(words)))}
        order = np.argsort([ranks[word] for word in words], kind="stable")
    else:
        order = np.array(sorted(range(len(words)), key=words.__getitem__), dtype=np.int64)
    blank = np.array([value is None for value in values], dtype=bool)
    rising = order[~blank[order]]

    def find_changes() -> NDArray[Any]:
        arranged = [words[row] for row in rising.tolist()]
        return np.array([one != other for one, other in pairwise(arranged)], dtype=bool)

    return ColumnOrder(rising, np.flatnonzero(blank), find_changes)


def _repeats(words: Sequence[str]) -> bool:
    """Tell from some of them whether words come again and again, as segments do."""
    some = words[:: max(1, len(words) // SAMPLED_WORDS)]
    return len(set(some)) * 4 < len(some)


def _numbers(rows: Sequence[int]) -> NDArray[Any]:
    import numpy as np

    return np.asarray(rows, dtype=np.int64)


def _keep(order: NDArray[Any], kept: Sequence[int]) -> NDArray[Any]:
    """Return the rows of an order that are kept."""
    import numpy as np

    is_kept = np.zeros(len(order), dtype=bool)
    is_kept[_numbers(kept)] = True
    arranged: NDArray[Any] = order[is_kept[order]]
    return arranged
