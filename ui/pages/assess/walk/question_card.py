"""The question in the middle: its text, its answers, how sure, and what would lift it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.model.answers import Answer
from csdesk.model.instruments import Question
from csdesk.model.levels import AreaLevel
from ui import theme
from ui.models.question_progress import is_answered
from ui.pages.assess.walk.answer_field import AnswerField
from ui.pages.assess.walk.answer_options import AnswerOptions
from ui.pages.assess.walk.lift_well import LiftWell
from ui.pages.assess.walk.question_head import QuestionHead
from ui.pages.assess.walk.reason_field import ReasonField
from ui.pages.assess.walk.remarks import Remarks
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label

_MARGIN = 24


class QuestionCard(Card):
    """Shows one question; its parts say what the person wants, it stores nothing."""

    cleared = Signal()
    nextRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    previousRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.question_head = QuestionHead()
        self.answers = AnswerField()
        self.options = AnswerOptions()
        self.remarks = Remarks()
        self.reason = ReasonField()
        self._lift = LiftWell()
        self.clear = Button("Take the answer back", "ghost")
        self.clear.setToolTip("Make this question unanswered again (Delete); texts stay")
        self._saved = Label("", "caption", elide=False)
        self.previous = Button("Previous", "secondary", "arrow_left")
        self.next = Button("Next question", "primary")
        self._area = QScrollArea()
        self._lay_out()
        self.next.clicked.connect(self.nextRequested)
        self.previous.clicked.connect(self.previousRequested)
        self.clear.clicked.connect(self.cleared)

    def show_question(
        self, question: Question, asked_by: tuple[str, ...] = (), due: str = ""
    ) -> None:
        """Show another question, without an answer yet."""
        self.answers.writing.flush()
        self.question_head.show_question(question, asked_by, due)
        self.answers.show_question(question)
        self.options.show_question(question)
        self.reason.close_field()
        self._area.verticalScrollBar().setValue(0)

    def show_answer(self, question: Question, answer: Answer, level: AreaLevel | None) -> None:
        """Show what is answered to the question, and where its area stands with it."""
        self.answers.show_answer(answer)
        self.options.show_answer(answer)
        self.reason.show_answer(answer)
        self.remarks.show_answer(question, answer)
        self.clear.setVisible(is_answered(answer) or bool(answer.deferred))
        self._lift.show_answer(question, answer, level)

    def show_saved(self, words: str) -> None:
        """Say whether the answer is on disk."""
        if words != self._saved.text():
            self._saved.setText(words)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 8)
        column.setSpacing(0)
        for widget, gap in (
            (self.question_head, 14),
            (self.answers, 14),
            (self.options, 8),
            (self.remarks, 4),
            (self.reason, 12),
            (self._lift, 0),
        ):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 0, _MARGIN, 16)
        foot.setSpacing(14)
        foot.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self.previous)
        row.addWidget(KeyCap("K"))
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addSpacing(theme.space("s"))
        row.addWidget(self._saved)
        row.addSpacing(theme.space("s"))
        row.addWidget(KeyCap("Enter"))
        row.addWidget(self.next)
        foot.addLayout(row)
        return foot
