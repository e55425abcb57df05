"""Fields with a quiet name above each, for panels at the side of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.label import Label

LONGEST_TEXT = 500


def text_field(name: str, text: str = "", hint: str = "") -> QLineEdit:
    """Return a line for words with its name for those who cannot see it."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(LONGEST_TEXT)
    return field


def add_field(column: QVBoxLayout, name: str, field: QWidget) -> None:
    """Add a field below its name."""
    label = Label(name, "caption", wrap=True)
    label.setBuddy(field)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    column.addWidget(label)
    column.addWidget(field)
