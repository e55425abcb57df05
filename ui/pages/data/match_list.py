"""What the accounts of a file were taken for; a click compares those that are nearly known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.data.lined_list import LinedList


class MatchList(LinedList):
    """``compareRequested`` carries the question of a line."""

    compareRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Matches with known accounts", parent=parent)
        self.rowOpened.connect(self._open)

    def _open(self, row: int) -> None:
        question = self.lines.entry(row).question
        if question is not None:
            self.compareRequested.emit(question)
