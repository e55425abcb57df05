"""What a question is answered with: cards to choose from, or a field to write in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId
from csdesk.model.instruments import Choice, Question
from ui import theme
from ui.models.answer_words import choice_keys
from ui.models.walk_sheet import offers_choices
from ui.pages.assess.walk.written_answer import WrittenAnswer
from ui.widgets.answer_card import AnswerCard


class AnswerField(QWidget):
    """``choiceMade`` carries the id of a choice; what is written tells it by itself."""

    choiceMade = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing = WrittenAnswer()
        self.cards: dict[ChoiceId, AnswerCard] = {}
        self._shown: tuple[Choice, ...] = ()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("s"))
        self._column.addWidget(self.writing)

    def show_question(self, question: Question) -> None:
        """Show the answers to another question, none of them chosen."""
        writes = not offers_choices(question)
        self.writing.setVisible(writes)
        if writes:
            self.writing.show_question(question)
        if question.choices != self._shown:
            self._shown = question.choices
            self._rebuild()

    def show_answer(self, answer: Answer) -> None:
        """Show what is answered."""
        for choice, card in self.cards.items():
            card.setChecked(choice == answer.choice)
        if self.writing.isVisibleTo(self):
            self.writing.show_answer(answer)

    def _rebuild(self) -> None:
        for card in self.cards.values():
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for key, choice in zip(choice_keys(self._shown), self._shown, strict=True):
            card = AnswerCard(key, choice.label, choice.practice)
            card.clicked.connect(lambda _on, choice=choice.id: self.choiceMade.emit(choice))
            self._group.addButton(card)
            self._column.addWidget(card)
            self.cards[choice.id] = card
