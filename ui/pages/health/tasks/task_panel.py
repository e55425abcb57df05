"""One task: why it is there, the steps of its playbook, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.formatting import day, sentence
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.identifiers import AccountKey
from csdesk.model.playbooks import Playbook, PlaybookStep
from ui import theme
from ui.models.task_lines import task_status
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.plain_text import plain_caption
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

OPEN = TaskStatus.OPEN


class TaskPanel(SidePanel):
    """Its signals say what is to become of the task that is shown.

    ``stepTicked`` carries a step and whether it is done, ``stepApproved`` a step and a name.
    """

    doneRequested = Signal()  # noqa: N815
    dropRequested = Signal()  # noqa: N815
    reopenRequested = Signal()  # noqa: N815
    stepTicked = Signal(str, bool)  # noqa: N815
    stepApproved = Signal(str, str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The task", wraps_title=True, parent=parent)

    def show_task(
        self,
        task: Task,
        names: Mapping[AccountKey, str],
        playbook: Playbook | None,
        now: datetime,
    ) -> None:
        """Show a task as it is kept."""
        self.title.setText(task.title)
        self.caption.setText(names.get(task.account, str(task.account)))
        self.clear()
        self._add_standing(task, now)
        self.add_text(sentence(task.reason))
        self.add_fact("Owner", task.owner or "Nobody yet")
        if playbook is not None:
            self._add_steps(task, playbook)
        if task.note:
            self.add_fact("Note", task.note)
        self.details.addSpacing(theme.space("s"))
        self.details.addLayout(self._make_buttons(task))
        self.details.addStretch(1)
        self.set_foot(f"Opened {day(task.opened_at.date())}")

    def _add_standing(self, task: Task, now: datetime) -> None:
        status = task_status(task, now)
        line = QHBoxLayout()
        line.addWidget(Label(f"Due {day(task.due_at.date())}", "strong"))
        line.addStretch(1)
        line.addWidget(Pill(status.status, status.word))
        self.details.addLayout(line)

    def _add_steps(self, task: Task, playbook: Playbook) -> None:
        self.add_heading(playbook.name)
        for step in playbook.steps:
            self.details.addLayout(self._make_step(task, step))
        if playbook.outcome:
            self.add_fact("It worked when", playbook.outcome)

    def _make_step(self, task: Task, step: PlaybookStep) -> QVBoxLayout:
        approver = dict(task.approvals).get(step.id, "")
        waits = step.is_high_stakes and not approver
        tick = QCheckBox(plain_caption(""))
        tick.setAccessibleName(step.text)
        tick.setChecked(step.id in task.steps_done)
        tick.setEnabled(task.status is OPEN and not waits)
        tick.toggled.connect(lambda is_done: self.stepTicked.emit(step.id, is_done))
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(tick)
        line.addWidget(Label(step.text, "small", tone="text", wrap=True), 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(line)
        if approver:
            column.addWidget(Label(f"Approved by {approver}", "caption"))
        elif waits and task.status is OPEN:
            column.addLayout(self._make_approval(step))
        return column

    def _make_approval(self, step: PlaybookStep) -> QHBoxLayout:
        name = QLineEdit()
        name.setAccessibleName(f"Who approves: {step.text}")
        name.setPlaceholderText("Much is at stake: who approves?")
        approve = Button("Approve", "small")
        approve.setEnabled(False)
        name.textChanged.connect(lambda text: approve.setEnabled(bool(text.strip())))
        approve.clicked.connect(lambda: self.stepApproved.emit(step.id, name.text().strip()))
        name.returnPressed.connect(approve.click)
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 0, 0)
        line.addWidget(name, 1)
        line.addWidget(approve)
        return line

    def _make_buttons(self, task: Task) -> QHBoxLayout:
        if task.status is not OPEN:
            again = Button("Open again", "secondary", "undo")
            again.clicked.connect(self.reopenRequested)
            return button_row((), [again])
        done, drop = Button("Done", "primary", "check"), Button("Drop", "secondary")
        done.clicked.connect(self.doneRequested)
        drop.clicked.connect(self.dropRequested)
        return button_row((), [done, drop])
