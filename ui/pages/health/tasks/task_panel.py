"""One task: why it is there, whose it is, the steps of its playbook, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from csdesk.formatting import day, join_words, sentence
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.identifiers import AccountKey, TaskId
from csdesk.model.playbooks import Playbook
from ui import theme
from ui.models.task_lines import task_status
from ui.pages.health.tasks.handing_over import HandingOver
from ui.pages.health.tasks.step_ticks import StepTicks, waiting_steps
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

OPEN = TaskStatus.OPEN


class TaskPanel(SidePanel):
    """Its signals say what is to become of the task that is shown.

    ``changeRequested`` carries owner and day, ``doneRequested`` and ``dropRequested`` the note;
    those of ``ticks`` are about its steps.
    """

    changeRequested = Signal(str, object)  # noqa: N815 - Qt's way of writing signals
    doneRequested = Signal(str)  # noqa: N815
    dropRequested = Signal(str)  # noqa: N815
    reopenRequested = Signal()  # noqa: N815

    def __init__(self, roles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("The task", wraps_title=True, parent=parent)
        self._roles = roles
        self._shown: TaskId | None = None
        self._place = 0
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_place)
        self.ticks = StepTicks(self)
        self.note = QLineEdit()
        self.fields: HandingOver | None = None

    def show_task(
        self,
        task: Task,
        names: Mapping[AccountKey, str],
        playbook: Playbook | None,
        now: datetime,
        people: Sequence[str] = (),
        outranked: str = "",
    ) -> None:
        """Show a task as it is kept; ``people`` are offered as owners.

        ``outranked`` says which rules gave way to its own.
        """
        stays, typed = task.id == self._shown, self.note.text()
        self._place = self._area.verticalScrollBar().value() if stays else 0
        self._shown = task.id
        ticked = self.ticks.step_in_focus() if stays else ""
        self.ticks.boxes.clear()
        self.title.setText(task.title)
        self.caption.setText(names.get(task.account, str(task.account)))
        self.clear()
        self._add_standing(task, now)
        self.add_text(sentence(task.reason))
        if outranked:
            self.add_text(outranked, role="caption")
        self._add_fields(task, people)
        if playbook is not None:
            self._add_steps(task, playbook)
        self._add_ending(task, playbook, typed if stays else "")
        self.details.addStretch(1)
        self.ticks.focus_step(ticked)
        self.set_foot(f"Opened {day(task.opened_at.astimezone().date())}")

    def _keep_place(self, _least: int, most: int) -> None:
        """Scroll back to where the details stood; new ones have no height before a while."""
        if 0 < self._place <= most:
            self._area.verticalScrollBar().setValue(self._place)
            self._place = 0

    def _add_standing(self, task: Task, now: datetime) -> None:
        status = task_status(task, now)
        line = QHBoxLayout()
        line.addWidget(Label(f"Due {day(task.due_at.astimezone().date())}", "strong"))
        line.addStretch(1)
        line.addWidget(Pill(status.status, status.word))
        self.details.addLayout(line)

    def _add_fields(self, task: Task, people: Sequence[str]) -> None:
        if task.status is not OPEN:
            self.add_fact("Owner", self._roles.get(task.owner, task.owner) or "Nobody yet")
            return
        self.fields = HandingOver(task, self._roles, people)
        self.fields.changed.connect(self._tell_change)
        self.details.addWidget(self.fields)

    def _add_steps(self, task: Task, playbook: Playbook) -> None:
        self.add_heading(playbook.name)
        for step in playbook.steps:
            self.details.addLayout(self.ticks.make_step(task, step))
        if playbook.outcome:
            self.add_fact("It worked when", playbook.outcome)

    def _add_ending(self, task: Task, playbook: Playbook | None, typed: str) -> None:
        self.details.addSpacing(theme.space("s"))
        self.note = QLineEdit(typed or task.note)
        if task.status is not OPEN:
            if task.note:
                self.add_fact("Note", task.note)
            again = Button("Open again", "secondary", "undo")
            again.clicked.connect(self.reopenRequested)
            self.details.addLayout(button_row((), [again]))
            return
        waiting = waiting_steps(task, playbook) if playbook else []
        if waiting:
            said = join_words([f"“{step.text}”" for step in waiting])
            stays = "it stays" if len(waiting) == 1 else "they stay"
            self.add_text(f"Nobody approved {said}: {stays} undone when the task ends.")
        self.note.setAccessibleName("What came of it, or why it is dropped")
        self.note.setPlaceholderText("What came of it, or why it is dropped")
        self.details.addWidget(self.note)
        self.details.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        done, drop = Button("Done", "primary", "check"), Button("Drop", "secondary")
        note = self.note
        done.clicked.connect(lambda: self.doneRequested.emit(note.text()))
        drop.clicked.connect(lambda: self.dropRequested.emit(note.text()))
        note.textChanged.connect(lambda _text: _allow_drop(drop, note))
        _allow_drop(drop, note)
        return button_row((), [done, drop])

    def _tell_change(self, owner: str, due: date) -> None:
        self.changeRequested.emit(owner, due)


def _allow_drop(drop: Button, note: QLineEdit) -> None:
    has_reason = bool(note.text().strip())
    drop.setEnabled(has_reason)
    drop.setToolTip("" if has_reason else "Write above why it is dropped")
