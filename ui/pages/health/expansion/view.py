"""Who is ready for more, what is offered, who has which product, and what it would bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.expansion import ExpansionLead, ExpansionReview, Proof
from csdesk.model.identifiers import AccountKey, TemplateId
from csdesk.report.document import Block
from ui import theme
from ui.models.growth_bars import leads_in_band, name_band
from ui.pages.health.expansion.calculators import Calculators
from ui.pages.health.expansion.growth_acts import GrowthActs
from ui.pages.health.expansion.lead_panel import LeadPanel
from ui.pages.health.expansion.leads_part import LeadsPart
from ui.pages.health.expansion.offer_desk import OfferDesk
from ui.pages.health.expansion.outlook_part import OutlookPart
from ui.pages.health.expansion.products_card import ProductsCard
from ui.pages.health.health_view import HealthView
from ui.pages.health.letters import LetterDesk
from ui.pages.health.records import HealthRecords
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout

LEAD_PART, OFFERS, PRODUCTS, OUTLOOK, SUMS = "leads", "offers", "products", "outlook", "sums"
PARTS = {
    LEAD_PART: "Leads",
    OFFERS: "Offers",
    PRODUCTS: "Products",
    OUTLOOK: "Funnel and forecast",
    SUMS: "Sums",
}
NOBODY = (
    "No account shows a sign of growing yet. Usage, ratings, seats and products in the lists make "
    "leads; a list of opportunities makes the funnel."
)
TALKING_POINT = TemplateId("talking_point")
TALKS = "expansion."
"""How the rules of talks begin."""


class ExpansionView(HealthView):
    """Leads and offers, each with a panel; products, funnel, forecast and sums."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._review: ExpansionReview | None = None
        self._records: HealthRecords | None = None
        self._leads: tuple[ExpansionLead, ...] = ()
        self._band: str = ""
        self._names: Mapping[AccountKey, str] = {}
        self._blocks: Sequence[Block] = ()
        self._lead_words = ("Growing with customers", NOBODY)
        self._currency = ""
        self._chosen: AccountKey | None = None
        self.acts = GrowthActs(session)
        self.sections, self.outlook = LeadsPart(session), OutlookPart(session)
        self.desk = OfferDesk(self.acts, session.library.offers, self)
        self.offers, self.offer_panel = self.desk.list, self.desk.panel
        self.products = ProductsCard()
        self.calculators = Calculators()
        self.panel = LeadPanel(session.library.expansion)
        self.letters = LetterDesk(session, self)
        self.parts = Segmented(list(PARTS.items()), "What is shown of growing with customers")
        self.everybody = Button("Show all leads", "small", "close")
        self._lay_out()
        self._connect()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the leads and opportunities of an engagement."""
        from csdesk.report.sections.expansion import expansion_sections

        self._review = diagnosis.review.expansion if diagnosis.review else None
        self._currency = diagnosis.client.currency
        accounts = diagnosis.accounts
        if accounts is not None:
            self._names = dict(zip(accounts.keys, accounts.names, strict=True))
        sections = expansion_sections(self._review, accounts, self._session.library)
        self._blocks = tuple(block for section in sections for block in section.blocks)
        self._lead_words = ("Growing with customers", NOBODY)
        for section in sections:
            self._lead_words = (section.title, section.lead)
        self.calculators.show_currency(self._currency)
        whitespace = self._review.whitespace if self._review else None
        self.products.show_products(whitespace, self._names, self._currency)
        if self._review is not None:
            self.outlook.show_outlook(self._review, self._blocks, self._currency)
        self.desk.know(self._names, self._proofs(), self._currency)
        self.letters.show_diagnosis(diagnosis)
        self._show_leads()

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show the offers as they are kept now, and which leads somebody has taken on."""
        self._records = records
        self.desk.show_offers(records.offers)
        self._show_lead_again()
        self._settle_panel()

    def show_part(self, part: str) -> None:
        """Show one of the parts."""
        self.parts.choose(part)
        self._stack.setCurrentIndex(list(PARTS).index(part))
        self._panels.setCurrentWidget(self.offer_panel if part == OFFERS else self.panel)
        self.everybody.setVisible(part == LEAD_PART and bool(self._band))
        self._settle_panel()

    @override
    def reveal(self, entity: str, key: str) -> bool:
        """Show the offer or the lead that a record is about; tell whether there is one."""
        if entity == "offer":
            is_there = self.desk.reveal(key)
            if is_there:
                self.show_part(OFFERS)
            return is_there
        found = [lead.account for lead in self._all_leads() if f", {lead.account}, " in key]
        if entity != "expansion_proof" or not found:
            return False
        self._narrow("")
        self.show_part(LEAD_PART)
        self._choose_lead(found[0])
        return True

    def _all_leads(self) -> tuple[ExpansionLead, ...]:
        return self._review.leads if self._review else ()

    def _proofs(self) -> Mapping[AccountKey, frozenset[Proof]]:
        return {lead.account: lead.proofs for lead in self._all_leads()}

    def _lay_out(self) -> None:
        self._panels = QStackedWidget()
        self._panels.addWidget(self.panel)
        self._panels.addWidget(self.offer_panel)
        self._stack = QStackedWidget()
        for part in (self.sections, self.offers, self.products, self.outlook, self.calculators):
            self._stack.addWidget(part)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addLayout(button_row([self.parts], [self.everybody]))
        column.addWidget(self._stack, 1)
        self._sides = SideLayout(main, self._panels, theme.size("detail_panel"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self.everybody.hide()

    def _connect(self) -> None:
        self.parts.chosen.connect(self.show_part)
        self.everybody.clicked.connect(lambda: self._narrow(""))
        self.sections.leadChosen.connect(self._open_lead)
        self.outlook.bandPressed.connect(self._open_band)
        self.products.accountWanted.connect(self.accountWanted)
        self.panel.proofsTicked.connect(self.acts.tick)
        self.panel.talkTaken.connect(self._take_on)
        self.panel.offerWanted.connect(self._begin_for)
        self.panel.accountWanted.connect(self.accountWanted)
        self.panel.letterWanted.connect(partial(self.letters.open_template, TALKING_POINT))
        self.letters.told.connect(self.told)
        self.outlook.stagePressed.connect(self.accountsWanted)
        self.desk.opened.connect(self._open_offer)
        for side in (self.panel, self.offer_panel):
            side.closed.connect(self._sides.dismiss)

    def _settle_panel(self) -> None:
        """Say whether there is anything for the panel of the part in view."""
        part = self.parts.current
        wanted = {LEAD_PART: bool(self._leads), OFFERS: self.desk.is_showing}
        self._sides.set_wanted(wanted.get(part, False))

    def _show_leads(self) -> None:
        """Show the leads, or those of a band of the forecast."""
        leads = self._all_leads()
        bands = self._review.forecast.bands if self._review else ()
        band = next((one for one in bands if f"{one.low:g}" == self._band), None)
        self._leads = leads if band is None else leads_in_band(leads, band)
        title, words = self._lead_words
        if band is not None:
            words = f"{name_band(band)}: {plural(len(self._leads), 'lead')} of {len(leads)}."
        self.sections.show_leads((title, words), self._blocks, leads, self._leads, self._currency)
        self.everybody.setVisible(self.parts.current == LEAD_PART and bool(self._band))
        self._settle_panel()
        self._show_lead_again()

    def _narrow(self, band: str) -> None:
        self._band = band
        self.outlook.bands.choose(band)
        self._show_leads()

    def _open_band(self, band: str) -> None:
        self._narrow(band)
        self.show_part(LEAD_PART)

    def _show_lead_again(self) -> None:
        keys = [lead.account for lead in self._leads]
        if keys:
            self._show_lead(keys.index(self._chosen) if self._chosen in keys else 0)

    def _choose_lead(self, account: AccountKey) -> None:
        self._chosen = account
        self._show_lead_again()
        self._sides.open()

    def _show_lead(self, row: int) -> None:
        lead = self._leads[row]
        self._chosen = lead.account
        name = self._names.get(lead.account, str(lead.account))
        self.panel.show_lead(lead, name, self._currency, self._open_task(lead.account))

    def _open_lead(self, row: int) -> None:
        self._show_lead(row)
        self._sides.open()

    def _open_task(self, account: AccountKey) -> Task | None:
        tasks = self._records.tasks if self._records else ()
        for task in tasks:
            is_talk = task.rule is not None and str(task.rule).startswith(TALKS)
            if task.account == account and is_talk and task.status is TaskStatus.OPEN:
                return task
        return None

    def _take_on(self, lead: ExpansionLead) -> None:
        """Open the task that the rules ask for, or a talk where they ask for none."""
        from csdesk.scoring.expansion.talks import propose_talks

        talks = (
            [one for one in self._review.talks if one.account == lead.account]
            if (self._review)
            else []
        )
        if not talks:
            rules = self._session.library.expansion
            talks = list(propose_talks([replace(lead, is_priority=True)], rules))
        self.acts.take_on(talks)

    def _begin_for(self, lead: ExpansionLead) -> None:
        self.show_part(OFFERS)
        self.desk.begin_for(lead)

    def _open_offer(self) -> None:
        self._panels.setCurrentWidget(self.offer_panel)
        self._sides.open()
