"""The head of a question: its area, where it stands there, its text and why it matters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import join_words
from csdesk.model.areas import Origin
from csdesk.model.instruments import Question
from ui import theme
from ui.models.question_progress import Find, is_answered
from ui.models.walk_sheet import WalkArea
from ui.pages.assess.walk.level_line import LevelLine
from ui.widgets.label import Label
from ui.widgets.question_dots import QuestionDots

_ORIGINS = {
    Origin.SOURCE: "",
    Origin.RECONSTRUCTED: "Title reconstructed: the source text is damaged here",
    Origin.CSDESK: "Added by csdesk",
}


class QuestionHead(QWidget):
    """Shows which question is asked; ``level`` says where its area stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = Label("", "small")
        self._dots = QuestionDots()
        self._place = Label("", "caption", elide=False)
        self.level = LevelLine()
        self._text = Label("", "question", wrap=True)
        self._why = Label("", "body", tone="text_2", wrap=True)
        self._remark = Label("", "caption", wrap=True)
        self._lay_out()

    def show_question(self, question: Question, asked_by: Sequence[str], due: str = "") -> None:
        """Show another question, which other instruments ask it, and when it is due."""
        self._text.setText(question.text)
        self._why.setText(f"Why it matters: {question.why}" if question.why else "")
        shared = f"Also asked in {join_words(list(asked_by), 3)}" if asked_by else ""
        remark = " · ".join(filter(None, (due, _ORIGINS[question.origin], shared)))
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def show_place(self, question: Question, area: WalkArea, find_answer: Find) -> None:
        """Show where in its area the question stands."""
        place = area.questions.index(question)
        self._area.setText(area.name)
        answered = [is_answered(find_answer(known.id)) for known in area.questions]
        self._dots.show_dots(answered, place)
        self._place.setText(f"Question {place + 1} of {len(area.questions)}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.space("l"))
        head.addWidget(self._area)
        head.addWidget(self._dots)
        head.addStretch(1)
        head.addWidget(self._place)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.level)
        column.addSpacing(10)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addWidget(self._why)
        column.addWidget(self._remark)
