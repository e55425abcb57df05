"""Undo and redo for the whole program: keys, buttons, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from csdesk.model.history import UndoState
from ui.models.action_words import action_page, action_words, redo_tooltip, undo_tooltip
from ui.pages.page import Page
from ui.session import Session
from ui.shell.field_undo import REDO, UNDO, FieldUndo
from ui.tasks.keeper import Operation
from ui.widgets.button import Button

if TYPE_CHECKING:
    from csdesk.model.history import Reversal


class Undoing(QObject):
    """Takes the newest change back, or brings it back.

    ``find_page`` gives the page in view: what is being typed there is kept first. ``told`` carries
    a sentence, and the page and the place in it where the change can be seen.
    """

    told = Signal(str, object, object)

    def __init__(
        self, session: Session, window: QMainWindow, find_page: Callable[[], Page | None]
    ) -> None:
        super().__init__(window)
        self._session = session
        self._find_page = find_page
        self._field_undo = FieldUndo(self)
        self.undo_action = QAction("Undo", window)
        self.undo_action.setShortcuts(UNDO)
        self.undo_action.triggered.connect(lambda _checked: self.undo())
        self.redo_action = QAction("Redo", window)
        self.redo_action.setShortcuts(REDO)
        self.redo_action.triggered.connect(lambda _checked: self.redo())
        window.addActions([self.undo_action, self.redo_action])
        self._buttons: list[tuple[Button, Button]] = []
        session.historyChanged.connect(self._show_state)
        session.unsavedChanged.connect(self._show_state)
        self._show_state()

    def add_buttons(self, undo: Button, redo: Button) -> None:
        """Let two buttons do the same and say what they would do."""
        undo.clicked.connect(self.undo)
        redo.clicked.connect(self.redo)
        self._buttons.append((undo, redo))
        self._show_state()

    def undo(self) -> None:
        """Take the newest change back."""
        from csdesk.operations.history import undo

        self._keep_typing()
        self._run(undo, "Undone", "Undoing")

    def redo(self) -> None:
        """Bring back what was taken back last."""
        from csdesk.operations.history import redo

        self._keep_typing()
        self._run(redo, "Redone", "Redoing")

    def _run(self, operation: Operation, word: str, label: str) -> None:
        self._session.run(
            operation, on_done=lambda done: self._tell(word, done), label=label, is_kept=False
        )

    def _keep_typing(self) -> None:
        page = self._find_page()
        if page is not None:
            page.keep_typing()

    def _tell(self, word: str, reversal: Reversal | None) -> None:
        if reversal is not None:
            sentence = f"{word}: {action_words(reversal.action)}"
            self.told.emit(sentence, action_page(reversal.action), reversal)

    def _show_state(self) -> None:
        state = self._state()
        self.undo_action.setEnabled(state.undo is not None)
        self.redo_action.setEnabled(state.redo is not None)
        for undo, redo in self._buttons:
            undo.setEnabled(state.undo is not None)
            undo.setToolTip(f"{undo_tooltip(state)} (Ctrl+Z)")
            redo.setEnabled(state.redo is not None)
            redo.setToolTip(f"{redo_tooltip(state)} (Ctrl+Shift+Z)")

    def _state(self) -> UndoState:
        """Return what can be done now: nothing where nothing can be written."""
        if self._session.file.is_read_only or self._session.unsaved is not None:
            return UndoState()
        return self._session.history
