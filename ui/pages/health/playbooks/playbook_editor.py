"""A playbook of the client's own: name, triggers, steps, and what shows that it worked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook, PlaybookStep
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.models.playbook_drafts import add_step
from ui.pages.health.playbooks.step_editor import StepEditor
from ui.pages.health.playbooks.trigger_numbers import TriggerNumbers
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label

WIDTH, STEPS_HEIGHT = 860, 268


class PlaybookEditor(FittedDialog):
    """``given`` carries the playbook as it stands in the fields."""

    given = Signal(object)

    def __init__(
        self, playbook: Playbook, library: Library, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._playbook, self._library = playbook, library
        self.name = _field("Name", playbook.name)
        self.purpose = _field("What for", playbook.purpose)
        self.outcome = _field("It worked when", playbook.outcome)
        self.triggers = TriggerNumbers(playbook.when, library.facts)
        self.steps: list[StepEditor] = []
        self._rows = QVBoxLayout()
        self.add = Button("Add a step", "small", "plus")
        self.keep = Button("Keep this version", "primary")
        self._lay_out(title)
        self._connect()
        for step in playbook.steps:
            self._add_editor(step)
        self._allow()

    @property
    def playbook(self) -> Playbook:
        """Return the playbook as it stands in the fields."""
        return replace(
            self._playbook,
            name=self.name.text().strip(),
            purpose=self.purpose.text().strip(),
            outcome=self.outcome.text().strip(),
            when=self.triggers.conditions,
            steps=tuple(editor.step for editor in self.steps),
        )

    def add_step(self) -> None:
        """Add an empty step below the others."""
        self._add_editor(add_step(self.playbook, self._library.roles[0].id))
        self._allow()
        self.steps[-1].text.setFocus()

    def _lay_out(self, title: str) -> None:
        sentence = "Tasks that are open keep their ticks; the new steps count for them from now on."
        column = lay_out(self, title, sentence, WIDTH)
        form = QFormLayout()
        form.setVerticalSpacing(theme.space("s"))
        for field in (self.name, self.purpose, self.outcome):
            form.addRow(Label(field.accessibleName(), "small", elide=False), field)
        if self._playbook.when:
            form.addRow(Label("Starts when", "small", elide=False), self.triggers)
        column.addLayout(form)
        column.addSpacing(theme.space("s"))
        column.addWidget(Label("Steps", "strong"))
        column.addWidget(self._make_steps())
        column.addLayout(button_row((), [self.add]))
        column.addSpacing(theme.space("s"))
        column.addLayout(answer_row(self, self.keep))

    def _make_steps(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("ground", "none")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, theme.space("m"), 0)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(STEPS_HEIGHT)
        area.setWidget(content)
        return area

    def _connect(self) -> None:
        self.name.textChanged.connect(self._allow)
        self.add.clicked.connect(self.add_step)
        self.keep.clicked.connect(self._give)

    def _add_editor(self, step: PlaybookStep) -> None:
        editor = StepEditor(step, self._library.roles, self._library.templates)
        editor.changed.connect(self._allow)
        editor.raised.connect(lambda: self._raise(editor))
        editor.removed.connect(lambda: self._remove(editor))
        self.steps.append(editor)
        self._rows.addWidget(editor)

    def _raise(self, editor: StepEditor) -> None:
        at = self.steps.index(editor)
        if at > 0:
            self.steps.insert(at - 1, self.steps.pop(at))
            self._rows.removeWidget(editor)
            self._rows.insertWidget(at - 1, editor)

    def _remove(self, editor: StepEditor) -> None:
        self.steps.remove(editor)
        self._rows.removeWidget(editor)
        editor.deleteLater()
        self._allow()

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.playbook)

    def _allow(self) -> None:
        has_steps = bool(self.steps) and all(editor.step.text for editor in self.steps)
        self.keep.setEnabled(has_steps and bool(self.name.text().strip()))


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    return field
