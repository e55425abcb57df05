"""What the accounts of a file were taken for; a click compares those that are nearly known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.models.entry_list import EntryListModel
from ui.models.match_lines import MatchLine
from ui.pages.data.lined_list import LinedDelegate
from ui.widgets.row_list import RowList


class MatchList(RowList):
    """``compareRequested`` carries the question of a line."""

    compareRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Matches with known accounts", parent)
        self.lines: EntryListModel[MatchLine] = EntryListModel(_speak, parent=self)
        self.setModel(self.lines)
        self.setItemDelegate(LinedDelegate(self))
        self.setUniformItemSizes(True)
        self.rowOpened.connect(self._open)

    def show_lines(self, lines: Sequence[MatchLine]) -> None:
        """Show other matches."""
        at = self.verticalScrollBar().value()
        self.lines.show_entries(lines)
        self.verticalScrollBar().setValue(at)

    def _open(self, row: int) -> None:
        question = self.lines.entry(row).question
        if question is not None:
            self.compareRequested.emit(question)


def _speak(line: MatchLine) -> str:
    return ". ".join(part for part in (line.title, line.detail, line.word) if part)
