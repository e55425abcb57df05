"""All goals of a client with their progress, and those that are cited and could be set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import money
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import GoalProgress, GoalTemplate
from csdesk.model.kpi_reading import ArrPreserved
from ui.models.kpi_goals import (
    describe_goal,
    describe_progress,
    describe_template,
    judge_progress,
    unit_of,
)
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.pages.metrics.numbers.section_line import section_line
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button

NO_GOAL = (
    "A goal says where a number stands, where it is to be and by when. Choose one that is cited, "
    "or a number in the list for one of your own."
)


class GoalsPanel(FormPanel):
    """``goalWanted`` carries a number, and the template to begin with or None."""

    goalWanted = Signal(object, object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, templates: Sequence[GoalTemplate], parent: QWidget | None = None) -> None:
        super().__init__("Goals", parent)
        self._templates = tuple(templates)

    def show_goals(self, diagnosis: Diagnosis) -> None:
        """Show the goals of a client, the one that is due first before the others."""
        self.begin("Goals", "What the numbers are to be, and by when")
        goals = diagnosis.metrics.goals
        if not goals:
            self.add_text(NO_GOAL)
        for progress in goals:
            self._add_goal(progress, diagnosis)
        self._add_preserved(diagnosis.metrics.arr_preserved, diagnosis.client.currency)
        taken = {progress.goal.kpi for progress in goals}
        free = [one for one in self._templates if one.kpi not in taken]
        if free:
            self.add_text("Cited in the source texts", "text_3", "caption")
        for template in free:
            self._add_template(template, diagnosis)
        self.finish()

    def _add_goal(self, progress: GoalProgress, diagnosis: Diagnosis) -> None:
        goal = progress.goal
        definition = diagnosis.definition(goal.kpi)
        change = self._link("Change", goal.kpi)
        name = definition.name if definition else str(goal.kpi)
        self.details.addLayout(section_line(name, change))
        unit, currency = unit_of(definition), diagnosis.client.currency
        self.add_text(describe_goal(goal, unit, currency))
        if progress.progress is not None:
            share = min(max(progress.progress / 100, 0.0), 1.0)
            self.details.addWidget(ProgressBar4(share, judge_progress(progress)))
        self.add_text(describe_progress(progress, unit, currency), role="caption")

    def _add_preserved(self, kept: ArrPreserved | None, currency: str) -> None:
        if kept is None:
            return
        self.details.addLayout(section_line("What less churn would keep"))
        if kept.amount is None:
            self.add_text(f"Not to be said: {kept.reason}")
        else:
            self.add_text(f"{money(kept.amount, currency)} of ARR a year. {kept.method}")
        if kept.reference:
            self.add_text(f"As cited of another company: {kept.reference}", role="caption")

    def _add_template(self, template: GoalTemplate, diagnosis: Diagnosis) -> None:
        use = self._link("Set this goal", template.kpi, template)
        use.setEnabled(diagnosis.definition(template.kpi) is not None)
        self.details.addLayout(section_line(template.name, use))
        value = diagnosis.kpis.get(template.kpi)
        self.add_text(describe_template(template, value))

    def _link(self, words: str, kpi: KpiId, template: GoalTemplate | None = None) -> Button:
        button = Button(words, "link")
        button.clicked.connect(lambda: self.goalWanted.emit(kpi, template))
        return button
