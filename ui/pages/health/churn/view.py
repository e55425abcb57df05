"""Why customers left, when in their life, and who is worth winning back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.churn import ChurnReview, Loss, LossNote
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Block, Table
from ui import theme
from ui.pages.health.blocks import SectionView
from ui.pages.health.churn.loss_panel import LossPanel
from ui.pages.health.health_view import HealthView
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.side_layout import SideLayout

NOBODY = (
    "Nobody is known to have left. Bring in a list of lost customers, subscriptions with their "
    "ends, or an earlier customer list: each of them tells it."
)
ALL_MONTHS, MONTHS_WITH_LOSSES = "Months of life", "Months with losses"
WIN_BACK, LOSSES = "Win back", "Losses"


class ChurnView(HealthView):
    """The section of the report about losses; the panel keeps what is decided about one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._review: ChurnReview | None = None
        self._currency = ""
        self.sections = SectionView(session)
        self.panel = LossPanel(session.library.churn.reasons)
        self._sides = SideLayout(self.sections, self.panel, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self.panel.noted.connect(self._keep)
        self.panel.closed.connect(self._sides.dismiss)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the losses of an engagement."""
        from csdesk.report.sections.losses import losses_sections

        self._review = diagnosis.review.churn if diagnosis.review else None
        self._currency = diagnosis.client.currency
        sections = losses_sections(self._review, self._session.library)
        self.sections.show_blocks((), self._currency)
        for section in sections:
            self.sections.column.insertWidget(0, _lead(section.title, section.lead))
            self.sections.add_blocks(fit_to_screen(section.blocks), self._currency)
        if not sections:
            self.sections.column.insertWidget(0, _lead("Customers who left", NOBODY))
        self._sides.set_wanted(bool(sections))
        self._follow_tables()

    def _follow_tables(self) -> None:
        review = self._review
        if review is None or not review.losses:
            return
        for name, losses in ((WIN_BACK, review.win_back), (LOSSES, review.losses)):
            if name in self.sections.tables:
                self.sections.tables[name].rowChosen.connect(partial(self._show_loss, losses))
        self.panel.show_loss((*review.win_back, *review.losses)[0], self._currency)

    def _show_loss(self, losses: tuple[Loss, ...], row: int) -> None:
        self.panel.show_loss(losses[row], self._currency)
        self._sides.open()

    def _keep(self, note: LossNote) -> None:
        from csdesk.operations.health.losses import note_loss

        self._session.run(note_loss, self._session.library, note, label="Saving")


def fit_to_screen(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the months in which somebody left in place of all months."""
    fitted: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.name == MONTHS_WITH_LOSSES:
            fitted.append(replace(block, paper_only=False))
        elif not (isinstance(block, Table) and block.name == ALL_MONTHS):
            fitted.append(block)
    return fitted


def _lead(title: str, sentence: str) -> Card:
    card = Card(title)
    card.body.addWidget(Label(sentence, "body", wrap=True))
    return card
