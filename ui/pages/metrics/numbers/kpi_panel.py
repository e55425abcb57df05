"""How one number is computed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition
from ui import theme
from ui.models.kpi_explanation import explain_kpi
from ui.models.kpi_list import KpiEntry
from ui.widgets.label import Label
from ui.widgets.side_panel import Callout, SidePanel
from ui.widgets.status import Pill


class KpiPanel(SidePanel):
    """Value, verdict, caution, formula, method, lineage, other methods and what others reach."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How is this computed?", parent=parent)

    def show_kpi(
        self,
        entry: KpiEntry,
        definition: KpiDefinition,
        diagnosis: Diagnosis,
        caveats: Sequence[str],
    ) -> None:
        """Show one KPI."""
        self.title.setText(entry.name)
        self.caption.setText(entry.term)
        self.clear()
        self._add_value(entry)
        value = diagnosis.kpis.get(entry.id)
        if value is not None and value.caution:
            self.details.addWidget(Callout("Read with care", value.caution, "watch"))
        self.add_heading("How is this computed?")
        for fact in explain_kpi(definition, diagnosis):
            self.add_fact(fact.label, fact.text)
        result = diagnosis.benchmarks.get(entry.id)
        if result is not None and result.benchmark is not None and caveats:
            self.add_fact("About what others reach", " ".join(caveats))
        self.details.addStretch(1)
        self.set_foot("")

    def _add_value(self, entry: KpiEntry) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(Label(entry.value, "number"), 1)
        line.addWidget(Pill(entry.status.status, entry.status.word))
        self.details.addLayout(line)
        if entry.comparison:
            self.add_text(entry.comparison)
        if not entry.computable:
            self.details.addWidget(Callout("Why there is no number", entry.reason))
        if entry.ask_for:
            self.details.addWidget(Callout("Ask the client for", entry.ask_for, "accent"))
