"""Buttons that Return presses as well as the space bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object

RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PressedByReturn(_Button):
    """To stand before a button among the bases of a class."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)
