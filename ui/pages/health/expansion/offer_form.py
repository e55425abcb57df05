"""The terms of an offer to fill in, and what of the compliance form was checked (S1.40)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.identifiers import AccountKey
from csdesk.model.offers import Offer, OfferKind, OfferRules
from ui import theme
from ui.models.offer_lines import KINDS
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

LARGEST = 1e9


class OfferForm(QWidget):
    """``changed`` says that something was filled in otherwise."""

    changed = Signal()

    def __init__(self, rules: OfferRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._name = ""
        self._keys: Mapping[str, AccountKey] = {}
        self._make_fields()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("s"))
        self._lay_out()
        self._connect()

    def show_offer(self, offer: Offer, names: Mapping[AccountKey, str], *, is_new: bool) -> None:
        """Fill the fields in; the customer of an offer that is kept stays."""
        self._name = names.get(offer.account, str(offer.account))
        self._keys = {name.casefold(): key for key, name in names.items()}
        self.blockSignals(True)
        self._fill(offer, names, is_new=is_new)
        self.blockSignals(False)
        self.keep.setText("Write it down" if is_new else "Keep the changes")

    def read_offer(self, offer: Offer) -> Offer:
        """Return an offer as it is filled in here."""
        typed = self.account.text().strip()
        key = self._keys.get(typed.casefold(), AccountKey(typed))
        return replace(
            offer,
            account=offer.account if typed and typed == self._name else key,
            kind=OfferKind(self.kind.currentData()),
            value=self.value.value(),
            discount=self.discount.value(),
            term_months=round(self.term.value()),
            reason=self.reason.text().strip(),
            checks=frozenset(one for one, tick in self.checks.items() if tick.isChecked()),
            evidence=self.evidence.text().strip(),
        )

    def show_standing(self, offer: Offer, needs: str, missing: str, *, can_keep: bool) -> None:
        """Say what the offer needs and lacks as it is filled in."""
        self.needs.setText(needs)
        self.missing.setText(missing)
        self.compliance.setVisible(offer.kind is OfferKind.RETENTION)
        self.keep.setEnabled(can_keep)

    def _make_fields(self) -> None:
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
        self.compliance = QWidget()

    def _fill(self, offer: Offer, names: Mapping[AccountKey, str], *, is_new: bool) -> None:
        self.account.setText(self._name)
        self.account.setReadOnly(not is_new)
        completer = QCompleter(sorted(names.values()), self.account)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.account.setCompleter(completer)
        self.kind.choose(offer.kind)
        self.value.show_number(offer.value)
        self.discount.show_number(offer.discount)
        self.term.show_number(offer.term_months)
        self.reason.setText(offer.reason)
        self.evidence.setText(offer.evidence)
        for check, tick in self.checks.items():
            tick.setChecked(check in offer.checks)

    def _connect(self) -> None:
        for tick in self.checks.values():
            tick.toggled.connect(lambda _checked: self.changed.emit())
        for field in (self.account, self.reason, self.evidence):
            field.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.value, self.discount, self.term):
            box.numberChosen.connect(lambda _number: self.changed.emit())
        self.kind.currentIndexChanged.connect(lambda _row: self.changed.emit())

    def _lay_out(self) -> None:
        add_field(self._column, "Customer", self.account)
        add_field(self._column, "What for", self.kind)
        self._column.addLayout(_line(("ARR", self.value), ("Discount, %", self.discount)))
        self._column.addLayout(_line(("Months that it commits to", self.term)))
        self._column.addWidget(self.needs)
        add_field(self._column, "Why the discount is given", self.reason)
        self._lay_out_checks()
        self._column.addWidget(self.missing)
        self._column.addLayout(button_row((), [self.keep]))

    def _lay_out_checks(self) -> None:
        """Lay out the compliance form; an offer of more needs none of it."""
        column = QVBoxLayout(self.compliance)
        column.setContentsMargins(0, theme.space("xs"), 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label("What was checked?", "strong"))
        for check in self._rules.checks:
            tick = self.checks[check.id]
            tick.setAccessibleName(check.text)
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(check.text, "small", tone="text", wrap=True), 1)
            column.addLayout(line)
        add_field(column, "Where that is shown", self.evidence)
        self._column.addWidget(self.compliance)


def _line(*fields: tuple[str, NumberBox]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.space("s"))
    for words, box in fields:
        line.addWidget(Label(words, "caption", elide=False))
        line.addWidget(box)
    line.addStretch(1)
    return line
