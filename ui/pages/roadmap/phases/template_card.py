"""Which template the plan follows, what it is about, and whether the plan keeps its timing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csdesk.model.plan_templates import PhasePlan, PlanTemplate
from csdesk.report.sections.phases import timing_words
from ui import theme
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.status import StatusMark

WIDTH = 260


class TemplateCard(Card):
    """``templateWanted`` carries the id of the template that was chosen."""

    templateWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.choice = PlainCombo("The template that the plan follows")
        self.choice.setMaximumWidth(WIDTH)
        self.about = Label("", "body", wrap=True)
        self._rules = QGridLayout()
        self._rules.setHorizontalSpacing(theme.space("l"))
        self._rules.setVerticalSpacing(theme.space("xs"))
        row = QHBoxLayout()
        row.setSpacing(theme.space("l"))
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.about, 1)
        self.body.addLayout(row)
        self.body.addLayout(self._rules)
        self.choice.activated.connect(lambda _: self.templateWanted.emit(self._chosen()))

    def show_plan(self, templates: Sequence[PlanTemplate], plan: PhasePlan) -> None:
        """Offer the templates, with the one that the plan follows chosen."""
        self.choice.show_entries([(one.name, one.id) for one in templates])
        self.choice.blockSignals(True)
        self.choice.choose(plan.template.id)
        self.choice.blockSignals(False)
        self.about.setText(plan.template.about)
        empty_layout(self._rules)
        for place, verdict in enumerate(plan.verdicts):
            state = timing_words(verdict)
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            line.addWidget(StatusMark(state.status, pixels=12, word=state.word))
            line.addWidget(Label(verdict.text, "small", tone="text"))
            line.addWidget(Label(state.word, "caption"))
            line.addStretch(1)
            self._rules.addLayout(line, place // 2, place % 2)

    def _chosen(self) -> str:
        return str(self.choice.currentData())
