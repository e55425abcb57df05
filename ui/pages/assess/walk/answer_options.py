"""What is said of an answer beside the answer itself: how sure, not applicable, put off, flag."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.answers import Answer, AnswerState, Confidence
from csdesk.model.instruments import Question
from ui import theme
from ui.models.answer_words import CONFIDENCE_WORDS
from ui.widgets.button import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented


class AnswerOptions(QWidget):
    """``confidenceChosen`` carries "1" to "5"."""

    confidenceChosen = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        levels = [(str(level.value), str(level.value)) for level in Confidence]
        self.confidence = Segmented(levels, "How sure are you?")
        for level, words in CONFIDENCE_WORDS.items():
            self.confidence.set_help(str(level.value), f"{level.value}: {words}")
        self._asked = Label("How sure?", "small", elide=False)
        self._word = Label("", "small")
        self.not_applicable = Button("Not applicable", "ghost")
        self.defer = Button("Put off", "ghost", "clock")
        self.flag = Button("Flag", "ghost", "flag")
        self.flag.setCheckable(True)
        self._may_not_apply = QWidget()
        self._lay_out()
        self.confidence.chosen.connect(self.confidenceChosen)

    def show_question(self, question: Question) -> None:
        """Offer what the author of the question allows."""
        self._may_not_apply.setVisible(question.may_not_apply)
        self.ask_confidence(False)

    def show_answer(self, answer: Answer) -> None:
        """Show what is said of an answer."""
        given = answer.state is AnswerState.ANSWERED
        self.confidence.choose(str(answer.confidence.value))
        self.confidence.setEnabled(given)
        self._word.setText(CONFIDENCE_WORDS[answer.confidence] if given else "")
        self.flag.setText("Flagged" if answer.flagged else "Flag")
        self.flag.setChecked(answer.flagged)

    def ask_confidence(self, asked: bool = True) -> None:
        """Say that the next number is how sure one is."""
        self._asked.setText("1 to 5?" if asked else "How sure?")
        theme.mark(self._asked, "role", "small_strong" if asked else "small")
        self._asked.set_tone("accent_text" if asked else "text_2")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        self._asked.setMinimumWidth(self._asked.sizeHint().width() + 6)
        row.addWidget(self._asked)
        row.addWidget(self.confidence)
        row.addWidget(KeyCap("C"))
        row.addWidget(self._word, 1)
        for button, key in ((self.defer, "D"), (self.flag, "F")):
            row.addWidget(button)
            row.addWidget(KeyCap(key))
        column.addLayout(row)
        rest = QHBoxLayout(self._may_not_apply)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(theme.space("s"))
        rest.addWidget(Label("It can be left out where it does not apply.", "small"), 1)
        rest.addWidget(self.not_applicable)
        rest.addWidget(KeyCap("N"))
        column.addWidget(self._may_not_apply)
