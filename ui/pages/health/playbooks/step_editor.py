"""One step of a playbook as fields: what, who, by when, with which letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.identifiers import RoleId, TemplateId
from csdesk.model.playbooks import MessageTemplate, PlaybookStep
from csdesk.model.roadmap import Role
from ui import theme
from ui.widgets.button import Button
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

HOURS = {"hours": 1, "days": 24}
LONGEST, WIDEST = 10_000, 224


class StepEditor(QWidget):
    """``changed`` says that it is another step; the other signals, that it moves or goes."""

    changed = Signal()
    raised = Signal()
    removed = Signal()

    def __init__(
        self,
        step: PlaybookStep,
        roles: Sequence[Role],
        templates: Sequence[MessageTemplate],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step = step
        self.text = QLineEdit(step.text)
        self.text.setAccessibleName("What is done")
        self.text.setPlaceholderText("What is to be done")
        self.owner = PlainCombo("Who does it")
        self.owner.show_entries([(role.name, role.id) for role in roles])
        self.owner.choose(step.owner)
        days = step.due_hours % HOURS["days"] == 0 and step.due_hours > HOURS["days"]
        self.unit = PlainCombo("Hours or days")
        self.unit.show_entries(list(HOURS.items()))
        self.unit.choose(HOURS["days" if days else "hours"])
        self.due = NumberBox("Due after the task was opened", 1, LONGEST, 64)
        self.due.setDecimals(0)
        self.due.show_number(step.due_hours / self.unit.currentData())
        self.letter = PlainCombo("Letter that goes with it")
        self.letter.show_entries([("No letter", None), *((one.name, one.id) for one in templates)])
        self.letter.choose(step.template)
        self.approval = QCheckBox("Somebody named approves")
        self.approval.setChecked(step.is_high_stakes)
        for combo in (self.owner, self.letter):
            combo.setMaximumWidth(WIDEST)
        self._lay_out()
        self._connect()

    @property
    def step(self) -> PlaybookStep:
        """Return the step as it stands in the fields."""
        template = self.letter.currentData()
        return replace(
            self._step,
            text=self.text.text().strip(),
            owner=RoleId(self.owner.currentData()),
            due_hours=round(self.due.value()) * self.unit.currentData(),
            is_high_stakes=self.approval.isChecked(),
            template=None if template is None else TemplateId(template),
        )

    def _lay_out(self) -> None:
        self._up, self._remove = Button("", "ghost", "chevron_up"), Button("", "ghost", "close")
        self._up.setToolTip("Do this step earlier")
        self._remove.setToolTip("Remove this step")
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(theme.space("s"))
        first.addWidget(self.text, 1)
        first.addWidget(self._up)
        first.addWidget(self._remove)
        for part in (self.owner, self.due, self.unit, self.letter, self.approval):
            second.addWidget(part)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space("s"))
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        self._up.clicked.connect(self.raised)
        self._remove.clicked.connect(self.removed)
