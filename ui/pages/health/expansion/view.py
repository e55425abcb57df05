"""Who is ready for more, what it could bring, and how opportunities go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.expansion import ExpansionReview, Proof
from csdesk.model.experiments import Experiment, ExperimentPlan
from csdesk.model.identifiers import AccountKey, ExperimentId
from csdesk.report.document import Block, Table
from ui import theme
from ui.models.account_table import account_names
from ui.pages.health.blocks import SectionView
from ui.pages.health.expansion.calculators import Calculators
from ui.pages.health.expansion.lead_panel import LeadPanel
from ui.pages.health.health_view import HealthView
from ui.pages.health.records import HealthRecords
from ui.session import Session
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout

LEADS = "Expansion leads"
SUMS = "sums"
PARTS = {"leads": "Leads", SUMS: "Sums and experiments"}
SHOWN = 6
"""Columns of the leads up to what shows them; how to approach one stands in the panel."""
NOBODY = (
    "No account shows a sign of growing yet. Usage, ratings, seats and products in the lists make "
    "leads; a list of opportunities makes the funnel."
)


class ExpansionView(HealthView):
    """The section of the report about growing; the panel keeps what is proven of a lead."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._review: ExpansionReview | None = None
        self._names: Mapping[AccountKey, str] = {}
        self._currency = ""
        self._chosen: AccountKey | None = None
        self.sections = SectionView(session)
        self.panel = LeadPanel(session.library.expansion)
        self._sides = SideLayout(self.sections, self.panel, theme.size("detail_panel"))
        self.calculators = Calculators(session)
        self.parts = Segmented(list(PARTS.items()), "What is shown of growing with customers")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(self.calculators)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addLayout(button_row([self.parts]))
        column.addWidget(self._stack, 1)
        self.parts.chosen.connect(self.show_part)
        self.calculators.experimentPlanned.connect(self._keep_experiment)
        self.panel.proofsTicked.connect(self._keep)
        self.panel.closed.connect(self._sides.dismiss)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the leads and opportunities of an engagement."""
        from csdesk.report.sections.expansion import expansion_sections

        self._review = diagnosis.review.expansion if diagnosis.review else None
        self._currency = diagnosis.client.currency
        accounts = diagnosis.accounts
        if accounts is not None:
            self._names = dict(zip(accounts.keys, account_names(accounts), strict=True))
        library = self._session.library
        sections = expansion_sections(self._review, accounts, library)
        self.sections.show_blocks((), self._currency)
        for section in sections:
            self.sections.column.insertWidget(0, _lead_card(section.title, section.lead))
            self.sections.add_blocks(fit_to_screen(section.blocks), self._currency)
        if not sections:
            self.sections.column.insertWidget(0, _lead_card("Growing with customers", NOBODY))
        self._follow_leads()

    @override
    def show_records(self, records: HealthRecords) -> None:
        self.calculators.show_experiments(records.experiments)

    def show_part(self, part: str) -> None:
        """Show the leads, or the sums and experiments."""
        self.parts.choose(part)
        self._stack.setCurrentIndex(list(PARTS).index(part))
        if part == SUMS:
            self.calculators.show_currency(self._currency)

    def _keep_experiment(self, plan: ExperimentPlan) -> None:
        from csdesk.operations.health.experiments import save_experiment

        experiment = Experiment(ExperimentId(0), plan)
        self._session.run(save_experiment, experiment, label="Keeping the experiment")

    def _follow_leads(self) -> None:
        leads = self._review.leads if self._review else ()
        self._sides.set_wanted(bool(leads))
        if LEADS in self.sections.tables:
            self.sections.tables[LEADS].rowChosen.connect(self._open_lead)
        if leads:
            keys = [lead.account for lead in leads]
            self._show_lead(keys.index(self._chosen) if self._chosen in keys else 0)

    def _show_lead(self, row: int) -> None:
        if self._review is not None:
            lead = self._review.leads[row]
            self._chosen = lead.account
            name = self._names.get(lead.account, str(lead.account))
            self.panel.show_lead(lead, name, self._currency)

    def _open_lead(self, row: int) -> None:
        self._show_lead(row)
        self._sides.open()

    def _keep(self, account: AccountKey, proofs: frozenset[Proof]) -> None:
        from csdesk.operations.health.offers import tick_proofs

        self._session.run(tick_proofs, account, proofs, label="Saving")


def fit_to_screen(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the leads as narrow as the screen is: the panel says the rest."""
    return [
        replace(block, columns=block.columns[:SHOWN], rows=tuple(row[:SHOWN] for row in block.rows))
        if isinstance(block, Table) and block.name == LEADS
        else block
        for block in blocks
    ]


def _lead_card(title: str, sentence: str) -> Card:
    card = Card(title)
    card.body.addWidget(Label(sentence, "body", wrap=True))
    return card
