"""One account as a candidate for more, and what people tick of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from csdesk.formatting import money, number, sentence
from csdesk.model.expansion import ExpansionLead, ExpansionRules, Proof
from csdesk.report.document import Status
from ui import theme
from ui.models.lead_lines import PROOFS, list_factors, list_signals
from ui.pages.health.accounts.marked_line import marked_line
from ui.widgets.label import Label
from ui.widgets.side_panel import Callout, SidePanel
from ui.widgets.status import Pill


class LeadPanel(SidePanel):
    """``proofsTicked`` carries an account and all that is proven of it now."""

    proofsTicked = Signal(object, object)  # noqa: N815

    def __init__(self, rules: ExpansionRules, parent: QWidget | None = None) -> None:
        super().__init__("Ready for more?", wraps_title=True, parent=parent)
        self._rules = rules
        self.ticks: dict[Proof, QCheckBox] = {}

    def show_lead(self, lead: ExpansionLead, name: str, currency: str) -> None:
        """Show an account with its points and the gate that stands before an offer."""
        self.title.setText(name)
        potential = (
            "" if lead.potential is None else f" · could bring {money(lead.potential, currency)}"
        )
        self.caption.setText(f"{money(lead.arr, currency)} ARR{potential}")
        self.clear()
        self._add_score(lead)
        self._add_gate(lead)
        self.add_heading("What gives it points")
        for line in list_factors(lead, self._rules):
            self.details.addLayout(marked_line(line.status, line.name, line.note))
        signals = list_signals(lead, self._rules)
        if signals:
            self.add_heading("What shows it")
            for signal in signals:
                self.details.addLayout(marked_line(Status.GOOD, signal, ""))
        self._add_approach(lead)
        self.details.addStretch(1)
        self.set_foot("")

    def _add_score(self, lead: ExpansionLead) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(Label(number(lead.score), "number", elide=False))
        line.addWidget(Label("of 100 points", "body", tone="text_2"))
        line.addStretch(1)
        word = "High priority" if lead.is_priority else "A lead"
        line.addWidget(Pill(Status.GOOD if lead.is_priority else Status.NONE, word))
        self.details.addLayout(line)

    def _add_gate(self, lead: ExpansionLead) -> None:
        if lead.is_ready:
            self.details.addWidget(Callout("An offer may be made now", "", "well"))
        else:
            self.details.addWidget(
                Callout("No offer should be made now", sentence(lead.held_back), "watch")
            )
        self.add_heading("What is proven?")
        self.ticks = {}
        for proof, words in PROOFS.items():
            tick = QCheckBox(words)
            tick.setChecked(proof in lead.proofs)
            tick.toggled.connect(lambda _on, lead=lead: self._tell(lead))
            self.ticks[proof] = tick
            self.details.addWidget(tick)

    def _add_approach(self, lead: ExpansionLead) -> None:
        advice = {rule.id: rule.advice for rule in (*self._rules.approaches, *self._rules.segments)}
        said = [advice[one] for one in (lead.approach, *lead.segments) if one in advice]
        if said:
            self.add_heading("How to approach")
        for one in said:
            self.add_text(sentence(one))

    def _tell(self, lead: ExpansionLead) -> None:
        proven = frozenset(proof for proof, tick in self.ticks.items() if tick.isChecked())
        self.proofsTicked.emit(lead.account, proven)
