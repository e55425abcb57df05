"""Asking why a question has no answer: it does not apply, or it is put off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from csdesk.model.answers import Answer, AnswerState
from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.status import StatusMark


@dataclass(frozen=True, slots=True)
class _Asking:
    word: str
    hint: str
    button: str
    status: Status


NOT_APPLICABLE, DEFERRED = AnswerState.NOT_APPLICABLE, AnswerState.DEFERRED
_ASKING = {
    NOT_APPLICABLE: _Asking(
        "Not applicable", "Why does it not apply here?", "Leave it out", Status.NONE
    ),
    DEFERRED: _Asking("Put off", "Why, or who will be asked?", "Put it off", Status.DOING),
}


class ReasonField(QFrame):
    """Shows the reason that was given, or asks for one; Escape closes it unanswered.

    ``reasonGiven`` carries the state that is explained, and the reason.
    """

    reasonGiven = Signal(object, str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "well")
        self._mark = StatusMark(Status.NONE)
        self._words = Label("", "strong", elide=False)
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._give)
        self._keep = Button("", "small")
        self._keep.clicked.connect(self._give)
        self.field.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(theme.space("s"))
        row.addWidget(self._mark)
        row.addWidget(self._words)
        row.addWidget(self.field, 1)
        row.addWidget(self._keep)
        self._turn_to(NOT_APPLICABLE)
        self.close_field()

    def ask(self, state: AnswerState) -> None:
        """Ask for the reason of a state."""
        if state is not self._state:
            self.field.clear()
        self._turn_to(state)
        self._keep.setEnabled(bool(self.field.text().strip()))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Ask no more."""
        self.field.clear()
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show the reason that is known; without one, leave a field alone that is being filled."""
        reason = answer.not_applicable_reason or answer.deferred
        if answer.state in _ASKING:
            self._turn_to(answer.state)
            self.field.setText(reason)
            self.field.setCursorPosition(0)
            self.show()
        elif not self.field.hasFocus():
            self.close_field()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _turn_to(self, state: AnswerState) -> None:
        asking = _ASKING[state]
        self._state = state
        self._mark.set_status(asking.status, asking.word)
        self._words.setText(asking.word)
        self._keep.setText(asking.button)
        self.field.setPlaceholderText(asking.hint)
        self.field.setAccessibleName(asking.hint)

    def _give(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.field.clearFocus()
            self.reasonGiven.emit(self._state, reason)
