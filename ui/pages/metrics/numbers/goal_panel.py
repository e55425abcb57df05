"""The goal of one number: cited templates, its fields, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import GoalTemplate
from csdesk.model.kpis import KpiDefinition
from ui import theme
from ui.models.kpi_goals import (
    day_of,
    describe_template,
    draft_goal,
    find_goal,
    templates_of,
    unit_word,
)
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.pages.metrics.numbers.goal_fields import GoalFields
from ui.widgets.button import Button
from ui.widgets.entry_fields import add_field
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

OWN = "A goal of our own"


class GoalPanel(FormPanel):
    """``goalSet`` carries a goal, ``goalDropped`` the number whose goal is taken away."""

    goalSet = Signal(object)  # noqa: N815 - Qt's way of writing signals
    goalDropped = Signal(object)  # noqa: N815

    def __init__(self, templates: Sequence[GoalTemplate], parent: QWidget | None = None) -> None:
        super().__init__("The goal of a number", parent)
        self._templates = tuple(templates)
        self.fields = GoalFields("")
        self.template = PlainCombo("Goals that are cited")
        self.cited = Label("", "small", wrap=True)
        self.save = Button("Keep this goal", "primary")
        self.drop = Button("Remove", "secondary", "close")

    def show_goal(
        self,
        definition: KpiDefinition,
        diagnosis: Diagnosis,
        template: GoalTemplate | None = None,
    ) -> None:
        """Show the goal of a number, or fields for a new one, filled in from a template."""
        known = find_goal(diagnosis, definition.id)
        self.begin(definition.name, f"Goal · {definition.term}")
        self._add_templates(definition.id)
        self.fields = GoalFields(unit_word(definition.unit, diagnosis.client.currency))
        self.details.addWidget(self.fields)
        self._add_buttons(definition.id, is_new=known is None)

        def fill(chosen: GoalTemplate | None) -> None:
            value, goal = diagnosis.kpis.get(definition.id), known.goal if known else None
            target, start_on = definition.target, day_of(diagnosis)
            self.fields.show_draft(draft_goal(chosen, goal, value, target, start_on))
            self.cited.setText(describe_template(chosen, value) if chosen else "")
            self.cited.setVisible(chosen is not None)

        self.template.currentIndexChanged.connect(lambda _at: fill(self.template.currentData()))
        self.template.choose(template)
        fill(template)

    def _add_templates(self, kpi: KpiId) -> None:
        cited = templates_of(self._templates, kpi)
        self.template = PlainCombo("Goals that are cited")
        self.template.setMaximumWidth(theme.size("detail_panel"))
        self.template.show_entries([(OWN, None), *((one.name, one) for one in cited)])
        self.cited = Label("", "small", wrap=True)
        if cited:
            add_field(self.details, "Begin with", self.template)
            self.details.addWidget(self.cited)

    def _add_buttons(self, kpi: KpiId, *, is_new: bool) -> None:
        self.save = Button("Keep this goal", "primary")
        self.drop = Button("Remove", "secondary", "close")
        self.fields.changed.connect(self._allow)
        self.save.clicked.connect(lambda: self._tell(kpi))
        self.drop.clicked.connect(lambda: self.goalDropped.emit(kpi))
        self.drop.setVisible(not is_new)
        self.finish(self.save, left=() if is_new else [self.drop])

    def _allow(self) -> None:
        missing = self.fields.find_missing()
        self.save.setEnabled(not missing)
        self.say(missing)

    def _tell(self, kpi: KpiId) -> None:
        goal = self.fields.read_goal(kpi)
        if goal is not None:
            self.goalSet.emit(goal)
