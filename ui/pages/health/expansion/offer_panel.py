"""One offer: its terms, what was checked and where that is shown, and who decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

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
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

LARGEST = 1e9
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
        self._keys: Mapping[str, AccountKey] = {}
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
        self._keys = {name.casefold(): key for key, name in names.items()}

    def show_offer(self, number: OfferId, offer: Offer) -> None:
        """Show an offer as it is kept, or as it begins."""
        self._number, self._offer = number, offer
        name = self._names.get(offer.account, str(offer.account))
        self.title.setText(name or "A new offer")
        self.caption.setText(describe_offer(offer, self._currency))
        self.clear()
        self._make_fields()
        if offer.state is OfferState.WAITING:
            self._fill(offer, name)
            self._lay_out_form()
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
        typed = self.account.text().strip()
        key = self._keys.get(typed.casefold(), AccountKey(typed))
        is_same = typed == self._names.get(self._offer.account, self._offer.account)
        return replace(
            self._offer,
            account=self._offer.account if is_same and typed else key,
            kind=OfferKind(self.kind.currentData()),
            value=self.value.value(),
            discount=self.discount.value(),
            term_months=round(self.term.value()),
            reason=self.reason.text().strip(),
            checks=frozenset(one for one, tick in self.checks.items() if tick.isChecked()),
            evidence=self.evidence.text().strip(),
        )

    def _make_fields(self) -> None:
        """Make the fields anew: those before went away with the details they stood in."""
        self.account = text_field("Customer", hint="Name of the customer")
        self.kind = PlainCombo("What the offer is for")
        self.kind.show_entries([(words, kind) for kind, words in KINDS.items()])
        self.value = NumberBox("ARR of the offer", 0, LARGEST, 120)
        self.discount = NumberBox("Discount in percent", 0, 100)
        self.term = NumberBox("Months that it commits to", 0, 600)
        self.reason = text_field("Why the discount is given")
        self.evidence = text_field("Where that is shown", hint="Contract, clause 7; mail of 3 Mar")
        self.checks = {check.id: QCheckBox() for check in self._rules.checks}
        self.needs = Label("", "small", wrap=True)
        self.missing = Label("", "small", wrap=True)
        self.keep = Button("Write it down", "primary")
        self.approver = text_field("Who decides", hint="Name and role")
        self.why = text_field("Why it is refused", hint="Only for a refusal")
        self.approve = Button("Approve", "primary", "check")
        self.refuse = Button("Refuse", "secondary")
        self._form = QWidget()

    def _fill(self, offer: Offer, name: str) -> None:
        self.account.setText(name)
        self.account.setReadOnly(self._number != NEW)
        completer = QCompleter(sorted(self._names.values()), self.account)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.account.setCompleter(completer)
        self.kind.choose(offer.kind)
        self.value.show_number(offer.value)
        self.discount.show_number(offer.discount)
        self.term.show_number(offer.term_months)
        self.reason.setText(offer.reason)
        self.evidence.setText(offer.evidence)
        for check in self._rules.checks:
            self.checks[check.id].setChecked(check.id in offer.checks)
            self.checks[check.id].setAccessibleName(check.text)
            self.checks[check.id].toggled.connect(self._follow)
        for field in (self.account, self.reason, self.evidence, self.approver, self.why):
            field.textChanged.connect(lambda _text: self._follow())
        for box in (self.value, self.discount, self.term):
            box.numberChosen.connect(lambda _number: self._follow())
        self.kind.currentIndexChanged.connect(lambda _row: self._follow())
        self.keep.clicked.connect(lambda: self.offerKept.emit(self._number, self.read_offer()))

    def _lay_out_form(self) -> None:
        add_field(self.details, "Customer", self.account)
        add_field(self.details, "What for", self.kind)
        numbers = QHBoxLayout()
        numbers.setSpacing(theme.space("s"))
        for words, box in (("ARR", self.value), ("Discount, %", self.discount)):
            numbers.addWidget(Label(words, "caption", elide=False))
            numbers.addWidget(box)
        numbers.addStretch(1)
        self.details.addLayout(numbers)
        months = QHBoxLayout()
        months.addWidget(Label("Months that it commits to", "caption", elide=False))
        months.addWidget(self.term)
        months.addStretch(1)
        self.details.addLayout(months)
        self.details.addWidget(self.needs)
        add_field(self.details, "Why the discount is given", self.reason)
        self._lay_out_checks()
        self.details.addWidget(self.missing)
        self.keep.setText("Write it down" if self._number == NEW else "Keep the changes")
        self.details.addLayout(button_row((), [self.keep]))

    def _lay_out_checks(self) -> None:
        """Lay out the compliance form (S1.40); an offer of more needs none of it."""
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, theme.space("xs"), 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label("What was checked?", "strong"))
        for check in self._rules.checks:
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            line.addWidget(self.checks[check.id], 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(check.text, "small", tone="text", wrap=True), 1)
            column.addLayout(line)
        add_field(column, "Where that is shown", self.evidence)
        self.details.addWidget(self._form)

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
        self.needs.setText(standing.needs)
        is_kept = self._number != NEW and offer == self._offer
        words = list(standing.missing)
        if self._number != NEW and not is_kept:
            words.insert(0, "Keep the changes before somebody decides.")
        self.missing.setText("\n".join(f"• {one}" for one in words))
        self._form.setVisible(offer.kind is OfferKind.RETENTION)
        has_name = bool(self.approver.text().strip())
        self.keep.setEnabled(bool(offer.account.strip()) and not is_kept)
        self.approve.setEnabled(is_kept and has_name and not standing.missing)
        self.refuse.setEnabled(is_kept and has_name and bool(self.why.text().strip()))
