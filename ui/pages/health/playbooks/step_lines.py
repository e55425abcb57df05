"""The steps of a playbook, each with who does it and by when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csdesk.model.identifiers import RoleId, TemplateId
from csdesk.model.playbooks import MessageTemplate, PlaybookStep
from ui import theme
from ui.models.task_lines import write_hours
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label

NUMBER_WIDTH = 18


def step_line(
    number: int,
    step: PlaybookStep,
    owners: Mapping[RoleId, str],
    letters: Mapping[TemplateId, MessageTemplate],
    open_letter: Callable[[TemplateId], None],
) -> QHBoxLayout:
    """Return a step with its number; its letter opens by a link."""
    line = QHBoxLayout()
    line.setSpacing(theme.space("s"))
    place = Label(f"{number}.", "small", elide=False)
    place.setFixedWidth(NUMBER_WIDTH)
    line.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(step.text, "small", tone="text", wrap=True))
    words.addWidget(Label(describe_step(step, owners), "caption", wrap=True))
    letter = letters.get(step.template) if step.template else None
    if letter is not None:
        link = Button(f"Letter: {letter.name}", "link")
        link.clicked.connect(lambda: open_letter(letter.id))
        words.addLayout(button_row((), [link]))
    line.addLayout(words, 1)
    return line


def describe_step(step: PlaybookStep, owners: Mapping[RoleId, str]) -> str:
    """Return who does a step, by when after the task was opened, and whether it needs approval."""
    said = f"{owners.get(step.owner, step.owner)} · within {write_hours(step.due_hours)}"
    return f"{said} · somebody named approves it" if step.is_high_stakes else said
