"""Who left: the reasons and ages as bars, and the losses behind the bar that is pressed."""

from __future__ import annotations

from csdesk.formatting import join_words
from csdesk.model.churn import ChurnReview, Loss
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.report.document import KeyFigures
from ui.blocks import SectionView
from ui.models.loss_bars import losses_in_life, losses_with_reason
from ui.pages.health.churn.loss_list import LossList
from ui.pages.health.churn.pareto import LifeCard, ReasonCard
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.label import Label

NOBODY = (
    "Nobody is known to have left. Bring in a list of lost customers, subscriptions with their "
    "ends, or an earlier customer list: each of them tells it. Or tell a loss by hand."
)


class WhoLeft(SectionView):
    """The lead and the figures of the report above cards that narrow the list of losses."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._library = session.library
        rules = session.library.churn
        self._review: ChurnReview | None = None
        self.reasons = ReasonCard(rules, name_repairs(session.library))
        self.life, self.losses = LifeCard(), LossList(rules)
        self._nobody = Card("Customers who left")
        self._nobody.body.addWidget(Label(NOBODY, "body", wrap=True))
        self.reasons.reasonPressed.connect(self.show_reason)
        self.life.monthsPressed.connect(self._show_months)
        self.losses.narrowed.connect(self.clear_bars)

    def show_review(self, review: ChurnReview | None, currency: str) -> None:
        """Show the losses of a review, or that nobody is known to have left."""
        self._review = review
        self._show_section(review, currency)
        has_losses = review is not None and bool(review.losses)
        for card in (self.reasons, self.life, self.losses):
            card.setVisible(has_losses)
        self._nobody.setVisible(not has_losses)
        if review is not None and has_losses:
            self.reasons.show_review(review, currency)
            self.life.show_review(review, self._library.churn)
            self.losses.show_losses(review.losses, currency)

    def show_reason(self, key: str) -> None:
        """Show who left for a reason; everybody without one."""
        if self._review is None:
            return
        self.life.bars.choose("")
        self.reasons.choose(key)
        if not key:
            self.losses.show_all()
            return
        names = {str(one.reason): one.name for one in self._review.reasons}
        title = f"Who left: {names.get(key, 'nobody says why')}"
        self._show_behind(title, losses_with_reason(self._review.losses, key))

    def point_at(self, account: AccountKey) -> bool:
        """Choose a loss among all of them; tell whether it is there."""
        self.clear_bars()
        self.losses.show_all()
        return self.losses.point_at(account)

    def clear_bars(self) -> None:
        """Press no bar any more."""
        self.reasons.choose("")
        self.life.bars.choose("")

    def _show_months(self, key: str) -> None:
        review, bar = self._review, self.life.by_key.get(key)
        self.reasons.choose("")
        if review is None or bar is None:
            self.losses.show_all()
            return
        self._show_behind(
            f"Who left: {bar.name.casefold()} of life", losses_in_life(review.losses, bar)
        )

    def _show_behind(self, title: str, losses: tuple[Loss, ...]) -> None:
        self.losses.show_behind(title, losses)
        self.ensureWidgetVisible(self.losses, 0, 0)

    def _show_section(self, review: ChurnReview | None, currency: str) -> None:
        from csdesk.report.sections.losses import losses_sections

        for card in (self.reasons, self.life, self.losses, self._nobody):
            self.column.removeWidget(card)
        self.show_blocks((), currency)
        self.column.takeAt(self.column.count() - 1)
        for section in losses_sections(review, self._library):
            lead = Card(section.title)
            lead.body.addWidget(Label(section.lead, "body", wrap=True))
            self.column.addWidget(lead)
            figures = [block for block in section.blocks if isinstance(block, KeyFigures)]
            self.add_blocks(figures, currency)
        for card in (self._nobody, self.reasons, self.life, self.losses):
            self.column.addWidget(card)
        self.column.addStretch(1)


def name_repairs(library: Library) -> dict[str, str]:
    """Return what would repair each reason, as the initiatives of the plan are called."""
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    return {
        str(reason.id): join_words([titles[one] for one in reason.initiatives if one in titles])
        for reason in library.churn.reasons
    }
