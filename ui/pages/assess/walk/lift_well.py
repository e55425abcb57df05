"""What would lift an answer, and where its area stands now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.answers import Answer
from csdesk.model.instruments import Question
from csdesk.model.levels import AreaLevel
from csdesk.report.narrative import index_words
from ui import theme
from ui.models.answer_book import best_choice
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label

_HEIGHT = 78


class LiftWell(Card):
    """A well of constant height, so that nothing jumps while questions are answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="well", padding=14, parent=parent)
        self.setMinimumHeight(_HEIGHT)
        self.body.setSpacing(4)
        self._title = Label("", "strong")
        self._level = Label("", "caption")
        self._words = Label("", "small", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(IconMark("arrow_up_right", "accent_text"))
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._level)
        self.body.addLayout(row)
        self.body.addWidget(self._words)
        self.body.addStretch(1)

    def show_answer(self, question: Question, answer: Answer, level: AreaLevel | None) -> None:
        """Show what would lift the answer to the best one."""
        best = question.choice(best_choice(question))
        self._title.setText(f"What would make this “{best.label}”?")
        self._level.setText(_level_words(level))
        if answer.choice is None:
            self._words.setText("Choose the answer that fits today; what lifts it stands here.")
        elif answer.choice == best.id:
            self._title.setText("Nothing to lift")
            self._words.setText("This is the best answer to this question.")
        else:
            self._words.setText(question.choice(answer.choice).improvement)


def _level_words(level: AreaLevel | None) -> str:
    if level is None:
        return "Counts for no area"
    if level.index is None:
        return "The area has no index yet"
    words = index_words(level)
    return f"Area {words[0].lower()}{words[1:]}"
