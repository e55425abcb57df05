"""A field for a query."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.return_key import RETURN_KEYS

LINES, MARGIN = 12, 14


class SqlEditor(QPlainTextEdit):
    """``runWanted`` is Ctrl+Enter; Tab goes to the next field."""

    runWanted = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Query in SQL")
        self.setPlaceholderText("SELECT account_name, arr FROM accounts ORDER BY arr DESC")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.font("small").pixelSize())
        self.setFont(font)
        self.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pixelSize()}px;")
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + MARGIN)

    def insert_name(self, name: str) -> None:
        """Write the name of a table or a column where the cursor stands."""
        self.insertPlainText(name if name.isidentifier() and name != "group" else f'"{name}"')
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.runWanted.emit()
            return
        super().keyPressEvent(event)
