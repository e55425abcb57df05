"""One account as a candidate for more, and what people tick of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from csdesk.formatting import day, money, number, plural, sentence
from csdesk.model.actions import Task
from csdesk.model.expansion import ExpansionLead, Proof
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.report.document import Status
from ui import theme
from ui.models.lead_lines import PROOFS, list_factors, list_signals
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.marked_line import marked_line
from ui.widgets.side_panel import Callout, SidePanel
from ui.widgets.status import Pill


class LeadPanel(SidePanel):
    """``proofsTicked`` carries an account and all that is proven of it now.

    ``talkTaken`` asks for a task to talk to the account that is shown, ``offerWanted`` for an
    offer to it, ``letterWanted`` for its talking point, ``accountWanted`` for its page.
    """

    proofsTicked = Signal(object, object)  # noqa: N815
    talkTaken = Signal(object)  # noqa: N815
    offerWanted = Signal(object)  # noqa: N815
    letterWanted = Signal(object)  # noqa: N815
    accountWanted = Signal(object)  # noqa: N815

    def __init__(self, rules: ExpansionRules, parent: QWidget | None = None) -> None:
        super().__init__("Ready for more?", wraps_title=True, parent=parent)
        self._rules = rules
        self.ticks: dict[Proof, QCheckBox] = {}
        self.offer, self.talk = Button("Make an offer"), Button("Take on")
        self.letter = Button("Write the talking point…", "link")

    def show_lead(
        self, lead: ExpansionLead, name: str, currency: str, task: Task | None = None
    ) -> None:
        """Show an account with its points, the gate before an offer, and its open task if any."""
        self.title.setText(name)
        potential = (
            "" if lead.potential is None else f" · could bring {money(lead.potential, currency)}"
        )
        self.caption.setText(f"{money(lead.arr, currency)} ARR{potential}")
        self.clear()
        self._add_score(lead)
        self._add_gate(lead)
        self._add_acts(lead, task)
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
            self.details.addWidget(Callout("An offer may be made now", "All is proven.", "well"))
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

    def _add_acts(self, lead: ExpansionLead, task: Task | None) -> None:
        self.offer = Button("Make an offer", "secondary", "note")
        self.talk = Button("Take on", "secondary", "plus")
        self.talk.setToolTip("Open a task to talk about what comes next")
        self.offer.clicked.connect(lambda: self.offerWanted.emit(lead))
        self.talk.clicked.connect(lambda: self.talkTaken.emit(lead))
        self.details.addLayout(button_row((), [self.offer] if task else [self.offer, self.talk]))
        if task is not None:
            self.add_text(f"A task is open, due {day(task.due_at.date())}: see Tasks.")
        if lead.potential is not None and lead.potential > self._rules.routed_value:
            hours = plural(self._rules.route.due_hours, "hour")
            self.add_text(f"It could bring so much that one CSM takes it on within {hours}.")
        self.letter = Button("Write the talking point…", "link")
        self.letter.setToolTip("What they reached, what others reached next, and what it brought")
        self.letter.clicked.connect(lambda: self.letterWanted.emit(lead.account))
        account = Button("Open the account", "link")
        account.clicked.connect(lambda: self.accountWanted.emit(lead.account))
        self.details.addLayout(button_row((), [self.letter, account]))

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
