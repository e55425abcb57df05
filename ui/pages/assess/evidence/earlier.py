"""What the engagement before answered, and the way to answer so again."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import day
from csdesk.model.answers import Answer, Answers
from csdesk.model.clients import Engagement
from csdesk.model.identifiers import AccountKey
from csdesk.model.instruments import Question
from csdesk.operations.assessments import earlier_engagements
from csdesk.storage.workspace import Workspace
from ui.models.answer_words import answer_word
from ui.models.walk_sheet import is_blank
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class Earlier:
    """The answers of the engagement before; ``engagement`` None: there is none."""

    engagement: Engagement | None = None
    answers: Answers = field(default_factory=dict)

    def find(self, question: Question) -> Answer | None:
        """Return what was answered then; None where nothing was that can be answered now."""
        answer = self.answers.get(question.id)
        if answer is None or is_blank(answer) or answer.deferred:
            return None
        known = {choice.id for choice in question.choices}
        return answer if answer.choice is None or answer.choice in known else None


def read_earlier(workspace: Workspace, subject: AccountKey) -> Earlier:
    """Return what was answered about a subject in the engagement before."""
    engagements = earlier_engagements(workspace)
    if not engagements:
        return Earlier()
    before = engagements[0]
    return Earlier(before, workspace.answers.all(subject, engagement=before.id))


class EarlierLine(QWidget):
    """``repeatRequested`` asks for the same answer as last time."""

    repeatRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "caption", wrap=True)
        self.repeat = Button("Same again", "link")
        self.repeat.clicked.connect(self.repeatRequested)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.repeat)
        row.addWidget(KeyCap("S"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Rule())
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def show_earlier(self, earlier: Earlier, question: Question) -> None:
        """Show what was answered to a question before."""
        answer, engagement = earlier.find(question), earlier.engagement
        self.setVisible(answer is not None and engagement is not None)
        if answer is not None and engagement is not None:
            date = day(engagement.as_of) if engagement.as_of else engagement.name
            self._words.setText(f"Last time ({date}): {answer_word(question, answer)}")
