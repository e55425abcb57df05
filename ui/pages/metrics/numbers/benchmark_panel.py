"""All that is cited for a number side by side, which of it counts, and the other clients."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition
from csdesk.model.library import Library
from csdesk.report.sections.benchmarks import find_fit
from ui.models.kpi_benchmarks import (
    describe_peers,
    describe_reading,
    find_arbitration,
    list_cited,
)
from ui.pages.metrics.numbers.cited_block import CitedBlock
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.pages.metrics.numbers.peer_strip import PeerStrip
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.side_panel import Callout


class BenchmarkPanel(FormPanel):
    """``chosen`` carries the number, a benchmark and the reason; ``forgotten`` the number.

    ``casesWanted`` asks for the companies that are told of.
    """

    chosen = Signal(object, str, str)
    forgotten = Signal(object)
    casesWanted = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("What others reach", parent)
        self._library = library
        self.blocks: dict[str, CitedBlock] = {}
        self.default = Button("Back to the default", "secondary", "undo")

    def show_benchmarks(
        self, definition: KpiDefinition, diagnosis: Diagnosis, picked: str = ""
    ) -> None:
        """Show what is cited for a number; the one that is picked asks for a reason."""
        arbitration = find_arbitration(diagnosis, definition.id)
        self.begin(definition.name, f"What others reach · {definition.term}")
        unit, currency = definition.unit, diagnosis.client.currency
        self.add_text(describe_reading(arbitration, unit, currency))
        self._add_default(definition, has_choice=bool(arbitration and arbitration.choice))
        self.blocks = {}
        for line in list_cited(arbitration, unit, currency):
            block = CitedBlock(line, asks_why=line.id == picked)
            self._connect(block, line.id, definition, diagnosis)
            self.blocks[line.id] = block
            self.details.addWidget(block)
        self.details.addWidget(self.hint)
        self._add_caveats(diagnosis)
        self._add_peers(definition, diagnosis)
        cases = Button("Single companies that are told of", "link")
        cases.clicked.connect(self.casesWanted)
        self.details.addWidget(cases)
        self.details.addStretch(1)
        if picked in self.blocks:
            self.blocks[picked].reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(
        self, block: CitedBlock, cited: str, definition: KpiDefinition, diagnosis: Diagnosis
    ) -> None:
        block.picked.connect(lambda: self.show_benchmarks(definition, diagnosis, cited))
        block.given.connect(lambda reason: self.chosen.emit(definition.id, cited, reason))

    def _add_default(self, definition: KpiDefinition, *, has_choice: bool) -> None:
        self.default = Button("Back to the default", "secondary", "undo")
        self.default.clicked.connect(lambda: self.forgotten.emit(definition.id))
        if has_choice:
            self.details.addLayout(button_row((), [self.default]))

    def _add_caveats(self, diagnosis: Diagnosis) -> None:
        """Add what is to be kept in mind with every benchmark (S1.121)."""
        sentences = [*self._library.caveats, find_fit(diagnosis, self._library)]
        words = " ".join(one for one in sentences if one)
        if words:
            self.details.addWidget(Callout("Read benchmarks with care", words, "watch"))

    def _add_peers(self, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        self.add_heading("Your other clients")
        peers = diagnosis.metrics.peers.get(definition.id)
        if peers is not None:
            value = diagnosis.kpis.get(definition.id)
            self.details.addWidget(PeerStrip(peers, value.value if value else None))
        self.add_text(describe_peers(diagnosis, definition))
