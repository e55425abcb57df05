"""All figures that a person can state, with what they are now and what they unlock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import join_words, write_as_of
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import KpiInputDefinition
from ui.models.kpi_inputs import InputLine, list_inputs
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.pages.metrics.numbers.section_line import section_line
from ui.widgets.button import Button


class InputsPanel(FormPanel):
    """``inputWanted`` carries the input that is to be stated."""

    inputWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, definitions: Sequence[KpiInputDefinition], parent: QWidget | None = None
    ) -> None:
        super().__init__("Figures that are stated", parent)
        self._definitions = tuple(definitions)

    def show_inputs(self, diagnosis: Diagnosis) -> None:
        """Show every input."""
        self.begin("Stated figures", "What no list holds, and somebody at the client knows")
        for line in list_inputs(self._definitions, diagnosis):
            self._add_line(line)
        self.finish()

    def _add_line(self, line: InputLine) -> None:
        button = Button("Change" if line.is_stated else "State it", "link")
        button.clicked.connect(lambda: self.inputWanted.emit(line.definition.id))
        self.details.addLayout(section_line(line.definition.name, button))
        self.add_text(_describe(line))
        if line.unlocks:
            terms = join_words([one.term for one in line.unlocks])
            self.add_text(f"Needed for {terms}", role="caption")


def _describe(line: InputLine) -> str:
    if line.is_stated:
        return f"{line.value} ({write_as_of(line.basis, line.as_of)})"
    return f"{line.value}, by default" if line.value else "Not stated yet"
