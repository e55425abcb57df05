"""The steps of a task: ticked when done, approved by somebody named where much is at stake."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.playbooks import Playbook, PlaybookStep
from ui import theme
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.plain_text import plain_caption

INDENT = 24


class StepTicks(QObject):
    """Makes the rows of steps.

    ``ticked`` and ``approved`` carry the step, and whether it is done or who approved it;
    ``withdrawn`` the step whose approval is taken back, ``letterWanted`` a letter.
    """

    ticked = Signal(str, bool)
    approved = Signal(str, str)
    withdrawn = Signal(str)
    letterWanted = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}

    def step_in_focus(self) -> str:
        """Return the step whose tick the keys act on; "" for none."""
        return next((step for step, tick in self.boxes.items() if tick.hasFocus()), "")

    def focus_step(self, step: str) -> None:
        """Let the keys act on the tick of a step, if it is there."""
        tick = self.boxes.get(step)
        if tick is not None:
            # A new tick can take the focus only when its layout has shown it.
            QTimer.singleShot(0, tick, tick.setFocus)

    def make_step(self, task: Task, step: PlaybookStep) -> QVBoxLayout:
        """Return a step with its tick and whatever belongs to it."""
        approver = dict(task.approvals).get(step.id, "")
        is_open = task.status is TaskStatus.OPEN
        waits = step.is_high_stakes and not approver
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(self._make_line(task, step, can_tick=is_open and not waits))
        if approver:
            column.addLayout(self._make_approved(step, approver, is_open=is_open))
        elif waits and is_open:
            column.addLayout(self._make_approval(step))
        if step.template is not None and is_open:
            column.addLayout(self._make_letter(step))
        return column

    def _make_line(self, task: Task, step: PlaybookStep, *, can_tick: bool) -> QHBoxLayout:
        tick = QCheckBox(plain_caption(""))
        tick.setAccessibleName(step.text)
        tick.setChecked(step.id in task.steps_done)
        tick.setEnabled(can_tick)
        tick.toggled.connect(lambda is_done: self.ticked.emit(step.id, is_done))
        self.boxes[step.id] = tick
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(tick)
        line.addWidget(Label(step.text, "small", tone="text", wrap=True), 1)
        return line

    def _make_approved(self, step: PlaybookStep, approver: str, *, is_open: bool) -> QHBoxLayout:
        line = _indented()
        line.addWidget(Label(f"Approved by {approver}", "caption"))
        if is_open:
            withdraw = Button("Take back", "link")
            withdraw.clicked.connect(lambda: self.withdrawn.emit(step.id))
            line.addWidget(withdraw)
        line.addStretch(1)
        return line

    def _make_approval(self, step: PlaybookStep) -> QHBoxLayout:
        name = QLineEdit()
        name.setAccessibleName(f"Who approves: {step.text}")
        name.setPlaceholderText("Much is at stake: who approves?")
        approve = Button("Approve", "small")
        approve.setEnabled(False)
        name.textChanged.connect(lambda text: approve.setEnabled(bool(text.strip())))
        approve.clicked.connect(lambda: self.approved.emit(step.id, name.text().strip()))
        name.returnPressed.connect(approve.click)
        line = _indented()
        line.addWidget(name, 1)
        line.addWidget(approve)
        return line

    def _make_letter(self, step: PlaybookStep) -> QHBoxLayout:
        link = Button("Write the letter…", "link")
        link.clicked.connect(lambda: self.letterWanted.emit(str(step.template)))
        line = button_row((), [link])
        line.setContentsMargins(INDENT, 0, 0, 0)
        return line


def waiting_steps(task: Task, playbook: Playbook) -> list[PlaybookStep]:
    """Return the steps with much at stake that nobody has approved."""
    approved = dict(task.approvals)
    return [one for one in playbook.steps if one.is_high_stakes and one.id not in approved]


def _indented() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(INDENT, 0, 0, 0)
    line.setSpacing(theme.space("s"))
    return line
