"""Writing down what was seen: the issue, what it leads to, what to do, how important it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from csdesk.model.answers import NOBODY
from csdesk.model.assessments import Observation
from csdesk.model.identifiers import AccountKey, ObservationId, QuestionId
from ui import theme
from ui.widgets.button import Button
from ui.widgets.emptying import empty_layout
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.segmented import Segmented

PAUSE_MS = 500
_HEIGHT = 46
_IMPORTANCE = {
    1: "good to know",
    2: "minor",
    3: "worth mending",
    4: "important",
    5: "must be mended",
}


class ObservationEditor(QWidget):
    """``kept`` carries the name of a draft and the observation, ``removed`` the same.

    ``opened`` says that there is a form to see.
    """

    opened = Signal()
    kept = Signal(str, object)
    removed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = QuestionId("")
        self._subject = NOBODY
        self._known: tuple[Observation, ...] = ()
        self._names = count()
        self._draft, self._number = "", ObservationId(0)
        self.issue = _field("What was seen")
        self.impact = _field("What it leads to")
        self.recommendation = _field("What to do about it")
        options = [(str(number), str(number)) for number in _IMPORTANCE]
        self.importance = Segmented(options, "How important is it?")
        for number, words in _IMPORTANCE.items():
            self.importance.set_help(str(number), f"{number}: {words}")
        self.add = Button("Write one", "link")
        self.remove = Button("Remove", "link")
        self._rows = QVBoxLayout()
        self._form = QWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._lay_out()
        self._connect()

    @property
    def is_open(self) -> bool:
        """Say whether an observation is being written."""
        return self._form.isVisibleTo(self)

    def show_question(self, question: QuestionId, subject: AccountKey = NOBODY) -> None:
        """Turn to another question; what is being written is kept first."""
        if (question, subject) != (self._question, self._subject):
            self.flush()
            self._question, self._subject = question, subject
            self._form.hide()

    def show_observations(self, observations: Sequence[Observation]) -> None:
        """Show what was seen at the question."""
        if tuple(observations) == self._known:
            return
        self._known = tuple(observations)
        empty_layout(self._rows)
        for observation in observations:
            row = RowButton(observation.issue)
            line = QHBoxLayout(row)
            line.setContentsMargins(4, 4, 4, 4)
            line.addWidget(Label(observation.issue, "small", tone="text"), 1)
            line.addWidget(Label(_IMPORTANCE[observation.importance], "caption", elide=False))
            row.clicked.connect(lambda _on=False, known=observation: self.edit(known))
            self._rows.addWidget(row)

    def begin(self) -> None:
        """Write a new observation, or go on with the one that is open."""
        if not self.is_open:
            self.edit(Observation(ObservationId(0), self._question, "", subject=self._subject))
        self.issue.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit(self, observation: Observation) -> None:
        """Go on with an observation that was kept."""
        self.flush()
        self._draft = f"{self._question} {next(self._names)}"
        self._number = observation.id
        self.issue.setPlainText(observation.issue)
        self.impact.setPlainText(observation.impact)
        self.recommendation.setPlainText(observation.recommendation)
        self.importance.choose(str(observation.importance))
        self._pause.stop()
        self._form.show()
        self.opened.emit()

    def flush(self) -> None:
        """Keep at once what is being written."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _observation(self) -> Observation:
        return Observation(
            self._number,
            self._question,
            issue=self.issue.toPlainText().strip(),
            impact=self.impact.toPlainText().strip(),
            recommendation=self.recommendation.toPlainText().strip(),
            importance=int(self.importance.current),
            subject=self._subject,
        )

    def _tell(self) -> None:
        observation = self._observation()
        if observation.issue:
            self.kept.emit(self._draft, observation)

    def _remove(self) -> None:
        self._pause.stop()
        self.removed.emit(self._draft, self._observation())
        self._form.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label("Observations", "card_title"))
        head.addStretch(1)
        head.addWidget(self.add)
        head.addWidget(KeyCap("O"))
        column.addLayout(head)
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        for field in (self.issue, self.impact, self.recommendation):
            form.addWidget(field)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("s"))
        foot.addWidget(self.importance)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        form.addLayout(foot)
        self._form.hide()
        column.addWidget(self._form)

    def _connect(self) -> None:
        for field in (self.issue, self.impact, self.recommendation):
            field.textChanged.connect(self._pause.start)
        self.importance.chosen.connect(lambda _key: self._pause.start())
        self.add.clicked.connect(self.begin)
        self.remove.clicked.connect(self._remove)


def _field(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_HEIGHT)
    return field
