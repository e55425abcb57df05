"""The question in the middle: its text, its answers, how sure, and what would lift it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from csdesk.model.answers import Answer, Answers, Confidence
from csdesk.model.identifiers import ChoiceId
from csdesk.model.instruments import Question
from csdesk.model.levels import AreaLevel
from ui import theme
from ui.models.question_progress import AreaProgress, is_answered
from ui.pages.assess.walk.lift_well import LiftWell
from ui.pages.assess.walk.not_applicable import NotApplicableField
from ui.widgets.answer_card import AnswerCard
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.question_dots import QuestionDots
from ui.widgets.segmented import Segmented

_MARGIN = 24


class QuestionCard(Card):
    """Shows one question and says what the person wants; it stores nothing."""

    choiceMade = Signal(str)  # noqa: N815 - Qt's way of writing signals
    confidenceChosen = Signal(str)  # noqa: N815
    reasonGiven = Signal(str)  # noqa: N815
    flagToggled = Signal()  # noqa: N815
    cleared = Signal()
    nextRequested = Signal()  # noqa: N815
    previousRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._area = Label("", "small")
        self._dots = QuestionDots()
        self._place = Label("", "caption", elide=False)
        self._text = Label("", "question", wrap=True)
        self._why = Label("", "body", tone="text_2", wrap=True)
        self._cards: dict[ChoiceId, AnswerCard] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(theme.space("s"))
        self.reason = NotApplicableField()
        self.confidence = Segmented(
            [(str(level.value), str(level.value)) for level in Confidence], "How sure are you?"
        )
        self.not_applicable = Button("Not applicable", "ghost")
        self.flag = Button("Flag", "ghost", "flag")
        self.clear = Button("Take the answer back", "ghost")
        self._lift = LiftWell()
        self._saved = Label("", "caption", elide=False)
        self.previous = Button("Previous", "secondary", "arrow_left")
        self.next = Button("Next question", "primary")
        self.flag.setCheckable(True)
        self.clear.setToolTip("Make this question unanswered again (Delete); texts stay")
        self._lay_out()
        self._connect()

    def show_question(self, question: Question) -> None:
        """Show another question, without an answer yet."""
        self._text.setText(question.text)
        self._why.setText(f"Why it matters: {question.why}")
        self.reason.close_field()
        self._rebuild_cards(question)

    def show_place(self, question: Question, area: AreaProgress, answers: Answers) -> None:
        """Show where in its area the question stands."""
        place = area.questions.index(question)
        self._area.setText(area.name)
        self._dots.show_dots([is_answered(answers.get(q.id)) for q in area.questions], place)
        self._place.setText(f"Question {place + 1} of {len(area.questions)}")

    def show_answer(self, question: Question, answer: Answer, level: AreaLevel | None) -> None:
        """Show what is answered to the question, and where its area stands with it."""
        for choice, card in self._cards.items():
            card.setChecked(choice == answer.choice)
        self.confidence.choose(str(answer.confidence.value))
        self.confidence.setEnabled(answer.choice is not None)
        self.flag.setText("Flagged" if answer.flagged else "Flag")
        self.flag.setChecked(answer.flagged)
        self.reason.show_reason(answer.not_applicable_reason if answer.choice is None else "")
        self.clear.setVisible(is_answered(answer))
        self._lift.show_answer(question, answer, level)

    def show_saved(self, words: str) -> None:
        """Say whether the answer is on disk."""
        self._saved.setText(words)

    def _rebuild_cards(self, question: Question) -> None:
        for card in self._cards.values():
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for key, choice in enumerate(question.choices):
            card = AnswerCard(str(key), choice.label, choice.practice)
            card.clicked.connect(lambda _on, choice=choice.id: self.choiceMade.emit(choice))
            self._group.addButton(card)
            self._answers.addWidget(card)
            self._cards[choice.id] = card

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.space("l"))
        head.addWidget(self._area)
        head.addWidget(self._dots)
        head.addStretch(1)
        head.addWidget(self._place)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addWidget(self._why)
        column.addSpacing(14)
        column.addLayout(self._answers)
        column.addSpacing(14)
        column.addLayout(self._options())
        column.addWidget(self.reason)
        column.addSpacing(16)
        column.addWidget(self._lift)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self.body.addLayout(self._foot())

    def _options(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(Label("How sure are you?", "small"))
        row.addWidget(self.confidence)
        row.addWidget(KeyCap("C"))
        row.addStretch(1)
        for button, key in ((self.not_applicable, "N"), (self.flag, "F")):
            row.addWidget(button)
            row.addWidget(KeyCap(key))
        return row

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

    def _connect(self) -> None:
        self.confidence.chosen.connect(self.confidenceChosen)
        self.not_applicable.clicked.connect(self.reason.open_field)
        self.reason.reasonGiven.connect(self.reasonGiven)
        self.flag.clicked.connect(self.flagToggled)
        self.clear.clicked.connect(self.cleared)
        self.next.clicked.connect(self.nextRequested)
        self.previous.clicked.connect(self.previousRequested)
