"""One offer: its terms, what was checked and where that is shown, and who decides about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import day
from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Offer, OfferKind, OfferRules, OfferState
from ui import theme
from ui.models.offer_lines import (
    KINDS,
    STATES,
    describe_decision,
    describe_offer,
    judge_offer,
)
from ui.pages.health.expansion.growth_acts import today
from ui.pages.health.expansion.offer_form import OfferForm
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

NEW = OfferId(0)
"""The number of an offer that is not kept yet."""
Proofs = Mapping[AccountKey, frozenset[Proof]]


class OfferPanel(SidePanel):
    """``offerKept`` carries a number (0: a new one) and an offer.

    ``approved`` carries a number and a name, ``refused`` a reason as well; the others a number.
    """

    offerKept = Signal(object, object)  # noqa: N815 - Qt's way of writing signals
    approved = Signal(object, str)
    refused = Signal(object, str, str)
    withdrawn = Signal(object)
    reopened = Signal(object)
    removed = Signal(object)

    def __init__(self, rules: OfferRules, parent: QWidget | None = None) -> None:
        super().__init__("The offer", wraps_title=True, parent=parent)
        self._rules = rules
        self._names: Mapping[AccountKey, str] = {}
        self._proofs: Proofs = {}
        self._number, self._offer = NEW, self.empty_offer()
        self._currency = ""
        self._make_fields()

    @property
    def number(self) -> OfferId:
        """Return the number of the offer that is shown; 0 for a new one."""
        return self._number

    def empty_offer(self, account: str = "", value: float = 0.0) -> Offer:
        """Return an offer of more that nobody has written down yet."""
        return Offer(
            account=AccountKey(account),
            kind=OfferKind.EXPANSION,
            value=value,
            discount=0.0,
            term_months=self._rules.term_months,
            reason="",
            approver="",
            checks=frozenset(),
            made_on=today(),
            state=OfferState.WAITING,
        )

    def know(self, names: Mapping[AccountKey, str], proofs: Proofs, currency: str) -> None:
        """Learn the accounts that an offer can be made to, and what is proven of them."""
        self._names, self._proofs, self._currency = names, proofs, currency

    def show_offer(self, number: OfferId, offer: Offer) -> None:
        """Show an offer as it is kept, or as it begins."""
        self._number, self._offer = number, offer
        name = self._names.get(offer.account, str(offer.account))
        self.title.setText(name or "A new offer")
        self.caption.setText(describe_offer(offer, self._currency))
        self.clear()
        self._make_fields()
        if offer.state is OfferState.WAITING:
            self._lay_out_form(offer)
            if number != NEW:
                self._lay_out_decision()
            self._follow()
        else:
            self._lay_out_decided(offer)
        if number != NEW:
            self._add_removal()
        self.details.addStretch(1)
        self.set_foot("" if number == NEW else f"Made on {day(offer.made_on)}")

    def keep_showing(self, number: OfferId, offer: Offer) -> None:
        """Show an offer; what is being typed about the same one stays."""
        if (number, offer) != (self._number, self._offer):
            self.show_offer(number, offer)
        elif offer.state is OfferState.WAITING:
            self._follow()

    def read_offer(self) -> Offer:
        """Return the offer as it is filled in."""
        return self.form.read_offer(self._offer)

    def _make_fields(self) -> None:
        """Make the fields anew: those before went away with the details they stood in."""
        self.form = OfferForm(self._rules)
        self.approver = text_field("Who decides", hint="Name and role")
        self.why = text_field("Why it is refused", hint="Only for a refusal")
        self.approve = Button("Approve", "primary", "check")
        self.refuse = Button("Refuse", "secondary")

    def _lay_out_form(self, offer: Offer) -> None:
        form = self.form
        form.show_offer(offer, self._names, is_new=self._number == NEW)
        form.changed.connect(self._follow)
        form.keep.clicked.connect(lambda: self.offerKept.emit(self._number, self.read_offer()))
        for field in (self.approver, self.why):
            field.textChanged.connect(lambda _text: self._follow())
        self.details.addWidget(form)

    def _lay_out_decision(self) -> None:
        self.add_heading("Who decides?")
        add_field(self.details, "Name", self.approver)
        add_field(self.details, "Why, if it is refused", self.why)
        withdraw = Button("Withdraw", "secondary")
        self.approve.clicked.connect(
            lambda: self.approved.emit(self._number, self.approver.text().strip())
        )
        self.refuse.clicked.connect(
            lambda: self.refused.emit(
                self._number, self.approver.text().strip(), self.why.text().strip()
            )
        )
        withdraw.clicked.connect(lambda: self.withdrawn.emit(self._number))
        self.details.addLayout(button_row((), [self.approve, self.refuse, withdraw]))

    def _lay_out_decided(self, offer: Offer) -> None:
        state = STATES[offer.state]
        line = QHBoxLayout()
        line.addWidget(Label(KINDS[offer.kind], "body"))
        line.addStretch(1)
        line.addWidget(Pill(state.status, state.word))
        self.details.addLayout(line)
        self.add_text(describe_decision(offer))
        if offer.reason:
            self.add_fact("Why the discount is given", offer.reason)
        checked = [check.text for check in self._rules.checks if check.id in offer.checks]
        if checked:
            self.add_heading("What was checked")
            for text in checked:
                self.add_text(f"✓ {text}")
        if offer.evidence:
            self.add_fact("Where that is shown", offer.evidence)
        again = Button("Open again", "secondary", "undo")
        again.setToolTip("It waits for approval again")
        again.clicked.connect(lambda: self.reopened.emit(self._number))
        buttons = [again]
        if offer.state is OfferState.APPROVED:
            withdraw = Button("Withdraw", "secondary")
            withdraw.clicked.connect(lambda: self.withdrawn.emit(self._number))
            buttons.append(withdraw)
        self.details.addLayout(button_row((), buttons))

    def _add_removal(self) -> None:
        remove = Button("Remove from the list", "small", "close")
        remove.clicked.connect(lambda: self.removed.emit(self._number))
        self.details.addSpacing(theme.space("m"))
        self.details.addLayout(button_row((), [remove]))

    def _follow(self) -> None:
        """Say what the offer needs as it stands now, and allow what may be done."""
        offer = self.read_offer()
        proofs = self._proofs.get(offer.account, frozenset())
        standing = judge_offer(offer, self._rules, proofs)
        is_kept = self._number != NEW and offer == self._offer
        words = list(standing.missing)
        if self._number != NEW and not is_kept:
            words.insert(0, "Keep the changes before somebody decides.")
        missing = "\n".join(f"• {one}" for one in words)
        can_keep = bool(offer.account.strip()) and not is_kept
        self.form.show_standing(offer, standing.needs, missing, can_keep=can_keep)
        has_name = bool(self.approver.text().strip())
        self.approve.setEnabled(is_kept and has_name and not standing.missing)
        self.refuse.setEnabled(is_kept and has_name and bool(self.why.text().strip()))
