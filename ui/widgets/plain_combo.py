"""A choice from a short list that a wheel over it does not change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

_LONGEST = 200


class PlainCombo(QComboBox):
    """Words, and the value that each stands for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(_LONGEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_entries(self, entries: Sequence[tuple[str, object]]) -> None:
        """Offer other entries without telling anybody; a chosen one that is there again stays."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for words, value in entries:
            self.addItem(words, value)
        self.choose(chosen)
        self.blockSignals(False)

    def choose(self, value: object) -> None:
        """Choose the entry of a value, the first where there is none."""
        place = next((n for n in range(self.count()) if self.itemData(n) == value), 0)
        self.setCurrentIndex(place)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
