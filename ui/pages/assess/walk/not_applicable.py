"""Asking why a question does not apply."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.status import StatusMark


class NotApplicableField(QFrame):
    """Shows the reason that was given, or asks for one; Escape closes it unanswered."""

    reasonGiven = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "well")
        self._mark = StatusMark(Status.NONE, word="Not applicable")
        self._words = Label("Not applicable", "strong", elide=False)
        self._field = QLineEdit()
        self._field.setPlaceholderText("Why does it not apply here?")
        self._field.setAccessibleName("Why the question does not apply")
        self._field.returnPressed.connect(self._give)
        self._keep = Button("Leave it out", "small")
        self._keep.clicked.connect(self._give)
        self._field.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(theme.space("s"))
        row.addWidget(self._mark)
        row.addWidget(self._words)
        row.addWidget(self._field, 1)
        row.addWidget(self._keep)
        self.close_field()

    def open_field(self) -> None:
        """Ask for the reason."""
        self._keep.setEnabled(bool(self._field.text().strip()))
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Ask no more."""
        self._field.clear()
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Show the reason that is known; without one, leave a field alone that is being filled."""
        if reason:
            self._field.setText(reason)
            self.show()
        elif not self._field.hasFocus():
            self.close_field()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self._field.text().strip()
        if reason:
            self._field.clearFocus()
            self.reasonGiven.emit(reason)
