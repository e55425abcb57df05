"""Answering with words or with a number; what is typed is kept at each pause."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import answered_number
from csdesk.model.answers import Answer
from csdesk.model.instruments import Question, QuestionKind
from ui import theme
from ui.models.answer_words import (
    read_number,
    refuse_number,
    typed_number,
)
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label

PAUSE_MS = 500
_NUMBER_WIDTH = 180
_TEXT_HEIGHT = 96
_LEAVING = (Qt.Key.Key_Escape,)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WrittenAnswer(QWidget):
    """``written`` carries the text, ``counted`` the number or None; ``left`` that one is done.

    What is no number, or none that can be the answer, is told below the field and not kept.
    """

    written = Signal(str)
    counted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.number = QLineEdit()
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.number.setFixedHeight(theme.size("input_height"))
        self._unit = Label("", "body", tone="text_2", elide=False)
        self._remark = Label("", "small", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._lay_out()
        for field in (self.text, self.number):
            field.textChanged.connect(lambda *_: self._pause.start())
            field.installEventFilter(self)

    @property
    def is_number(self) -> bool:
        """Say whether a number is asked for."""
        return self._question is not None and self._question.kind is QuestionKind.NUMBER

    @property
    def field(self) -> QLineEdit | QPlainTextEdit:
        """Return the field that is shown."""
        return self.number if self.is_number else self.text

    def show_question(self, question: Question) -> None:
        """Ask another question."""
        self._question = question
        self.text.setVisible(not self.is_number)
        self.number.setVisible(self.is_number)
        self._unit.setText(question.unit if self.is_number else "")
        self._remark.setText("")
        self.field.setAccessibleName(question.text)

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered, unless something else is being typed."""
        if self._pause.isActive() or self._question is None:
            return
        if self.is_number:
            self._show_number(answer.value)
        elif self.text.toPlainText() != answer.text:
            self.text.setPlainText(answer.text)
        self._pause.stop()

    def begin(self, typed: str = "") -> None:
        """Go into the field, with a first character in place of what stood there."""
        field = self.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()
            if typed:
                field.insert(typed)

    def flush(self) -> None:
        """Tell at once what was typed."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._leave(event)
        return False

    def _leave(self, event: QKeyEvent) -> bool:
        ends = event.key() in _RETURN and (
            self.is_number or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if not ends and event.key() not in _LEAVING:
            return False
        self.flush()
        self.left.emit()
        return True

    def _tell(self) -> None:
        question = self._question
        if question is None or not self.is_number:
            self.written.emit(self.text.toPlainText().strip())
            return
        typed = self.number.text()
        value = read_number(typed, question.unit)
        refusal = refuse_number(typed, value, question)
        if refusal:
            self._say(refusal, "risk")
            return
        words = f"Read as {answered_number(value, question.unit)}" if typed.strip() else ""
        self._say(words, "text_3")
        self.counted.emit(value)

    def _say(self, words: str, tone: str) -> None:
        self._remark.set_tone(tone)
        self._remark.setText(words)

    def _show_number(self, value: float | None) -> None:
        question = self._question
        typed = read_number(self.number.text(), question.unit if question else "")
        if typed != value or (value is None and not self.number.hasFocus()):
            self.number.setText(typed_number(value))
            self._say("", "text_3")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self.number)
        row.addWidget(self._unit)
        row.addStretch(1)
        row.addWidget(Label("Write the answer", "small", elide=False))
        row.addWidget(KeyCap("T"))
        row.addWidget(Label("and leave the field", "small", elide=False))
        row.addWidget(KeyCap("Esc"))
        column.addLayout(row)
        column.addWidget(self._remark)
