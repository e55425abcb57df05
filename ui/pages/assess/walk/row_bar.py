"""The foot of list and matrix: what the line that the keys act on asks for beyond a choice."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.answers import Answer
from csdesk.model.instruments import Question
from ui import theme
from ui.models.answer_words import CONFIDENCE_WORDS, answer_word
from ui.models.question_progress import is_answered
from ui.models.walk_sheet import offers_choices
from ui.pages.assess.walk.reason_field import ReasonField
from ui.pages.assess.walk.remarks import Remarks
from ui.pages.assess.walk.written_answer import WrittenAnswer
from ui.widgets.card import Card
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label

_KEYS = (
    ("0–4", "answer"),
    ("N", "not applicable"),
    ("D", "put off"),
    ("C", "how sure"),
    ("F", "flag"),
    ("E", "evidence"),
    ("Enter", "next"),
)


class RowBar(Card):
    """Shows the current question in one line, with a field where it is written or explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self.writing = WrittenAnswer()
        self.reason = ReasonField()
        self.remarks = Remarks()
        self._short = Label("", "strong")
        self._answer = Label("", "small")
        self._saved = Label("", "caption", elide=False)
        head = QHBoxLayout()
        head.setSpacing(theme.space("m"))
        head.addWidget(self._short)
        head.addWidget(self._answer, 1)
        head.addWidget(self._saved)
        self.body.addLayout(head)
        for widget in (self.writing, self.reason, self.remarks):
            self.body.addWidget(widget)
        self.body.addLayout(_key_row())

    def show_question(self, question: Question) -> None:
        """Turn to another question."""
        self.writing.flush()
        writes = not offers_choices(question)
        self.writing.setVisible(writes)
        if writes:
            self.writing.show_question(question)
        self._short.setText(question.short)
        self.reason.close_field()

    def show_answer(self, question: Question, answer: Answer) -> None:
        """Show what is answered."""
        words = answer_word(question, answer)
        sure = f", {CONFIDENCE_WORDS[answer.confidence]}" if is_answered(answer) else ""
        self._answer.setText(f"{words}{sure}")
        if self.writing.isVisibleTo(self):
            self.writing.show_answer(answer)
        self.reason.show_answer(answer)
        self.remarks.show_answer(question, answer)

    def ask_confidence(self, asked: bool = True) -> None:
        """Say that the next number is how sure one is."""
        if asked:
            self._answer.setText("How sure are you, 1 to 5?")

    def show_saved(self, words: str) -> None:
        """Say whether the answer is on disk."""
        self._saved.setText(words)


def _key_row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for key, meaning in _KEYS:
        row.addWidget(KeyCap(key))
        row.addWidget(Label(meaning, "caption"))
        row.addSpacing(6)
    row.addStretch(1)
    return row
