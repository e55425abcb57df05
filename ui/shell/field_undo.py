"""Undo inside a text field: its own typing first, then what the whole program did."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

UNDO = (QKeySequence("Ctrl+Z"),)
REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))

TextField = QLineEdit | QPlainTextEdit


class FieldUndo(QObject):
    """Watches the field in focus. With nothing of its own to undo, its keys go to the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(watched, TextField):
            return False
        if not isinstance(event, QKeyEvent) or not (keys := _keys(event)):
            return False
        able = _can_undo(watched) if keys is UNDO else _can_redo(watched)
        event.setAccepted(able)
        if able and event.type() is QEvent.Type.KeyPress:
            (watched.undo if keys is UNDO else watched.redo)()
        return True

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, TextField):
            old.removeEventFilter(self)
        if isinstance(new, TextField):
            new.installEventFilter(self)


def _keys(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    pressed = QKeySequence(event.keyCombination())
    return next((keys for keys in (UNDO, REDO) if pressed in keys), ())


def _can_undo(field: TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def _can_redo(field: TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
