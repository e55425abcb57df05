"""The offers with the one that is shown, or begun; what is done about it goes to the acts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.expansion import ExpansionLead
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Offer, OfferRules
from ui.pages.health.expansion.growth_acts import GrowthActs
from ui.pages.health.expansion.offer_list import OfferList
from ui.pages.health.expansion.offer_panel import NEW, OfferPanel, Proofs


class OfferDesk(QObject):
    """``opened`` says that the panel is to be seen."""

    opened = Signal()

    def __init__(self, acts: GrowthActs, rules: OfferRules, parent: QWidget) -> None:
        super().__init__(parent)
        self.acts = acts
        self.list = OfferList()
        self.panel = OfferPanel(rules)
        self._offers: Mapping[OfferId, Offer] | None = None
        self._names: Mapping[AccountKey, str] = {}
        self._currency = ""
        self._shown: OfferId | None = None
        self._begins = False
        self._connect()

    @property
    def is_showing(self) -> bool:
        """Tell whether there is anything for the panel."""
        return self._shown is not None or self._begins

    def know(self, names: Mapping[AccountKey, str], proofs: Proofs, currency: str) -> None:
        """Learn the accounts that an offer can be made to, and what is proven of them."""
        self._names, self._currency = names, currency
        self.panel.know(names, proofs, currency)

    def show_offers(self, offers: Mapping[OfferId, Offer]) -> None:
        """Show the offers as they are kept now; one that is new is shown in the panel."""
        before = offers if self._offers is None else self._offers
        new = [number for number in offers if number not in before]
        self._offers = offers
        self.list.show_offers(offers, self._names, self._currency)
        if new:
            self._shown, self._begins = new[-1], False
        elif not self._begins and self._shown not in offers:
            self._shown = next(reversed(list(offers)), None)
        self._show()

    def reveal(self, key: str) -> bool:
        """Show the offer of a row of the table; tell whether there is one."""
        wanted = key.strip('[] "')
        number = next((one for one in self._offers or {} if str(one) == wanted), None)
        return number is not None and self.list.point_at(number)

    def begin_for(self, lead: ExpansionLead) -> None:
        """Begin an offer to a lead, of what it could bring."""
        self._begin(self.panel.empty_offer(str(lead.account), lead.potential or 0.0))

    def _begin(self, offer: Offer) -> None:
        self._shown, self._begins = None, True
        self.panel.show_offer(NEW, offer)
        self.opened.emit()
        self.panel.form.account.setFocus()

    def _open(self, number: OfferId) -> None:
        self._shown, self._begins = number, False
        self._show()
        self.opened.emit()

    def _show(self) -> None:
        offers = self._offers or {}
        if self._shown is not None and self._shown in offers:
            self.panel.keep_showing(self._shown, offers[self._shown])

    def _keep(self, number: OfferId, offer: Offer) -> None:
        if number == NEW:
            self.acts.propose(offer)
        else:
            self.acts.change(number, offer)

    def _connect(self) -> None:
        self.list.offerBegun.connect(lambda: self._begin(self.panel.empty_offer()))
        self.list.offerChosen.connect(self._open)
        self.panel.offerKept.connect(self._keep)
        self.panel.approved.connect(self.acts.approve)
        self.panel.refused.connect(self.acts.refuse)
        self.panel.withdrawn.connect(self.acts.withdraw)
        self.panel.reopened.connect(self.acts.reopen)
        self.panel.removed.connect(self.acts.remove)
