"""A list of entries, one in each row; what an entry says aloud is its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from typing_extensions import override

from ui.models.column_table import NO_INDEX, Index

Entry = TypeVar("Entry")


class EntryListModel(QAbstractListModel, Generic[Entry]):
    """Holds entries; ``speak`` gives the text of one, ``is_heading`` those not to be chosen."""

    def __init__(
        self,
        speak: Callable[[Entry], str],
        is_heading: Callable[[Entry], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._speak = speak
        self._is_heading = is_heading
        self._entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace what is shown; a list that changes later is not followed."""
        self.beginResetModel()
        self._entries = tuple(entries) if isinstance(entries, list) else entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the entry in a row."""
        return self._entries[row]

    @property
    def entries(self) -> Sequence[Entry]:
        """Return all entries from top to bottom."""
        return self._entries

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._speak(self._entries[index.row()])
        if role == Qt.ItemDataRole.UserRole:
            return self._entries[index.row()]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._is_heading and index.isValid() and self._is_heading(self._entries[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)
