"""The phases of the plan as cards, with milestones and what the plan leads to below them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.plan_templates import PhasePlan, TemplateId
from csdesk.report.document import Block, Heading, Text
from ui import theme
from ui.blocks.section_view import SectionView
from ui.pages.roadmap.phases.phase_card import PhaseCard
from ui.pages.roadmap.phases.template_card import TemplateCard
from ui.session import Session
from ui.widgets.emptying import empty_layout

SIDE_BY_SIDE = 2


class PhasesView(QWidget):
    """``registerWanted`` asks for a register that a phase rests on."""

    registerWanted = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self._followed: TemplateId | None = None
        self.template = TemplateCard()
        self.cards: list[PhaseCard] = []
        self.blocks = SectionView(session)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space("card_gap"))
        whole.addWidget(self.template)
        whole.addWidget(self.blocks, 1)
        self.template.templateWanted.connect(self._choose)

    def refresh(self, diagnosis: Diagnosis) -> None:
        """Show the phases of a plan; what stands there already stays."""
        plan = diagnosis.plan.phases
        if plan is None:
            return
        self.template.show_plan(self._session.library.plan_templates, plan)
        today, blocks = _today(), _list_blocks(diagnosis, self._session)
        shown = (plan, diagnosis.roadmap, today, blocks)
        if shown != self._shown:
            self._shown = shown
            self._fill(plan, diagnosis, today, blocks)
        if plan.template.id != self._followed:
            self._followed = plan.template.id
            self.blocks.verticalScrollBar().setValue(0)

    def _fill(
        self, plan: PhasePlan, diagnosis: Diagnosis, today: date, blocks: tuple[Block, ...]
    ) -> None:
        empty_layout(self.blocks.column)
        self.cards = [PhaseCard(phase, diagnosis, today) for phase in plan.phases]
        grid = QGridLayout()
        grid.setSpacing(theme.space("card_gap"))
        for place, card in enumerate(self.cards):
            card.registerWanted.connect(self.registerWanted)
            grid.addWidget(card, place // SIDE_BY_SIDE, place % SIDE_BY_SIDE)
        for column in range(SIDE_BY_SIDE):
            grid.setColumnStretch(column, 1)
        self.blocks.column.addLayout(grid)
        self.blocks.add_blocks(blocks, diagnosis.client.currency)
        self.blocks.column.addStretch(1)

    def _choose(self, template: str) -> None:
        from csdesk.operations.plan import choose_template

        library, label = self._session.library, "Following the template"
        self._session.run(choose_template, library, TemplateId(template), label=label)


def _list_blocks(diagnosis: Diagnosis, session: Session) -> tuple[Block, ...]:
    """Return what the report tells below the phases: milestones, lifts, and what is reached."""
    from csdesk.report.projection_words import CONDITION
    from csdesk.report.sections.phases import phase_tables
    from csdesk.report.sections.projection import TITLE, level_tables
    from csdesk.report.sections.reach import reach_words

    plan, library = diagnosis.plan.phases, session.library
    levels = level_tables(diagnosis, library)
    condition = (Heading(TITLE), Text(CONDITION)) if levels else ()
    tables = phase_tables(plan) if plan else ()
    return (*tables, *condition, *levels, *reach_words(diagnosis, library))


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
