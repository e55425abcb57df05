"""What would lift an answer, and where its area stands now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.answers import Answer
from csdesk.model.instruments import Question, QuestionKind
from csdesk.model.levels import AreaLevel
from csdesk.report.level_words import index_words
from ui import theme
from ui.models.answer_book import best_choice
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label

_HEIGHT = 78
_FACT = "It tells what has to be known; no answer is better than another."
_CHOOSE = "Choose the answer that fits today; what lifts it stands here."


class LiftWell(Card):
    """A well of constant height, so that nothing jumps while questions are answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="well", padding=14, parent=parent)
        self.setMinimumHeight(_HEIGHT)
        self.body.setSpacing(4)
        self._title = Label("", "strong")
        self._level = Label("", "caption", elide=False)
        self._words = Label("", "small", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(IconMark("arrow_up_right", "accent_text"))
        row.addWidget(self._title, 1)
        row.addWidget(self._level)
        self.body.addLayout(row)
        self.body.addWidget(self._words)
        self.body.addStretch(1)

    def show_answer(self, question: Question, answer: Answer, level: AreaLevel | None) -> None:
        """Show what would lift the answer to the best one."""
        title, words = _lift_words(question, answer)
        self._title.setText(title)
        self._words.setText(words)
        scored = question.kind is QuestionKind.CHOICE
        self._level.setText(_level_words(level) if scored else "")


def _lift_words(question: Question, answer: Answer) -> tuple[str, str]:
    if question.kind is not QuestionKind.CHOICE:
        return "Not scored", _FACT
    best = question.choice(best_choice(question))
    if answer.choice == best.id:
        return "Nothing to lift", "This is the best answer to this question."
    known = {choice.id: choice.improvement for choice in question.choices}
    title = f"What would make this “{best.label}”?"
    return title, known.get(answer.choice, _CHOOSE) if answer.choice else _CHOOSE


def _level_words(level: AreaLevel | None) -> str:
    if level is None:
        return "Counts for no area"
    if level.index is None:
        return "The area has no index yet"
    words = index_words(level)
    return f"Area {words[0].lower()}{words[1:]}"
