"""What stands at the right of the investment case: stated figures, one of them, a calculator."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import KpiInputDefinition, KpiInputId
from csdesk.model.library import Library
from ui.pages.metrics.numbers.input_panel import InputPanel
from ui.pages.metrics.numbers.inputs_panel import InputsPanel
from ui.pages.metrics.numbers.number_acts import NumberActs
from ui.pages.roadmap.money.calculator_panel import CalculatorPanel
from ui.session import Session

OF_METRICS = ("gross_margin", "acquisition_cost")
"""Figures that the metrics ask for as well, and the case reads."""


class StatedPanels(QStackedWidget):
    """``closed`` says that the person put the panel away."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definitions = list_figures(session.library)
        self._diagnosis: Diagnosis | None = None
        self.acts = NumberActs(session, self)
        self.inputs = InputsPanel(self._definitions)
        self.input = InputPanel()
        self.addWidget(self.inputs)
        self.addWidget(self.input)
        self.calculator = CalculatorPanel(session.library.calculators)
        self.addWidget(self.calculator)
        self._connect()

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Know another diagnosis; the list is shown anew, what is being typed stays."""
        self._diagnosis = diagnosis
        if self.currentWidget() is self.inputs:
            self.inputs.show_inputs(diagnosis)

    def show_inputs(self) -> None:
        """Show all figures."""
        if self._diagnosis is not None:
            self.inputs.show_inputs(self._diagnosis)
            self.setCurrentWidget(self.inputs)
            self.inputs.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_input(self, stated: KpiInputId) -> None:
        """Show one figure with the fields to state it."""
        known = next((one for one in self._definitions if one.id == stated), None)
        if known is not None and self._diagnosis is not None:
            self.input.show_input(known, self._diagnosis)
            self.setCurrentWidget(self.input)

    def show_calculators(self) -> None:
        """Show a calculator, and those that there are beside it."""
        if self._diagnosis is not None:
            self.calculator.show_calculators(self._diagnosis.client.currency)
            self.setCurrentWidget(self.calculator)

    def _connect(self) -> None:
        self.inputs.inputWanted.connect(self.show_input)
        self.inputs.closed.connect(self.closed)
        self.calculator.closed.connect(self.closed)
        self.input.closed.connect(self.show_inputs)
        self.input.stated.connect(self.acts.state)
        self.input.forgotten.connect(self.acts.forget)
        self.acts.done.connect(self.show_inputs)
        self.acts.refused.connect(self.input.say)


def list_figures(library: Library) -> tuple[KpiInputDefinition, ...]:
    """Return the figures that the case and the staff rest on, those of the metrics last."""
    shared = (one for one in library.kpi_inputs if one.id in OF_METRICS)
    return (*library.plan_inputs, *shared)
