"""The bar above the list of numbers: which of them are shown, goals, stated figures, cases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import KpiProfile
from ui import theme
from ui.models.kpi_sets import list_sets
from ui.widgets.button import Button
from ui.widgets.plain_combo import PlainCombo


class NumbersBar(QWidget):
    """``setChosen`` carries which numbers are to be shown."""

    setChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, profiles: Sequence[KpiProfile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets = PlainCombo("Which numbers are shown")
        self.sets.show_entries(list_sets(profiles))
        self.goals = Button("Goals", "small", "flag")
        self.inputs = Button("Stated figures", "small", "note")
        self.cases = Button("Cases", "small", "building")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 14, 8)
        line.setSpacing(theme.space("s"))
        line.addWidget(self.sets)
        line.addStretch(1)
        for button in (self.goals, self.inputs, self.cases):
            line.addWidget(button)
        self.sets.currentIndexChanged.connect(
            lambda _at: self.setChosen.emit(self.sets.currentData())
        )

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show what was chosen last, and how many goals there are."""
        settings, goals = diagnosis.metrics.settings, len(diagnosis.metrics.goals)
        self.sets.blockSignals(True)
        self.sets.choose(settings.shown)
        self.sets.blockSignals(False)
        self.goals.setText(f"Goals  {goals}" if goals else "Goals")
        stated = len(settings.stated)
        self.inputs.setText(f"Stated figures  {stated}" if stated else "Stated figures")
