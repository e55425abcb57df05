"""The three levels of a number: those of the library, or the client's own (S2.7)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition, KpiThresholds
from ui.models.kpi_goals import unit_word
from ui.models.kpi_levels import LEVELS, describe_level, levels_of, write_levels
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.widgets.button import Button
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.number_box import NumberBox

LARGEST, WIDTH = 1e12, 136
ABOUT = (
    "Each level begins at its number. High churn risk, low usage and success rise in this order, "
    "or fall where less is better."
)


class LevelsPanel(FormPanel):
    """``levelsSet`` carries the number and its three levels, None for those of the library."""

    levelsSet = Signal(object, object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The three levels of a number", parent)
        self.boxes: dict[str, NumberBox] = {}
        self.source = text_field("Who says so")
        self.save = Button("Keep these levels", "primary")
        self.reset = Button("Back to the default", "secondary", "undo")

    def show_levels(self, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        """Show the levels of a number, or fields to state them."""
        self.begin(definition.name, f"Three levels · {definition.term}")
        currency = diagnosis.client.currency
        levels = levels_of(definition, diagnosis)
        self.add_text(ABOUT)
        if definition.thresholds is not None:
            words = write_levels(definition.thresholds, definition.unit, currency)
            self.add_fact("Default", f"{words} ({definition.thresholds.source})")
        own = diagnosis.metrics.settings.levels.get(definition.id)
        self._add_fields(unit_word(definition.unit, currency), levels, own.source if own else "")
        self._add_buttons(definition, is_own=own is not None)
        value = diagnosis.kpis.get(definition.id)
        if levels is not None and value is not None and value.value is not None:
            self.say(describe_level(levels, value.value, definition.unit, currency))

    def read_levels(self) -> KpiThresholds:
        """Return the levels as they are filled in."""
        numbers = {key: box.value() for key, box in self.boxes.items()}
        return KpiThresholds(**numbers, source=self.source.text().strip())

    def _add_fields(self, unit: str, levels: KpiThresholds | None, source: str) -> None:
        self.boxes = {}
        for key, words in LEVELS.items():
            box = NumberBox(words, -LARGEST, LARGEST, WIDTH)
            box.show_number(getattr(levels, key) if levels else 0.0)
            self.boxes[key] = box
            add_field(self.details, f"{words} from ({unit})" if unit else f"{words} from", box)
        self.source = text_field("Who says so", source)
        add_field(self.details, "Who says so", self.source)

    def _add_buttons(self, definition: KpiDefinition, *, is_own: bool) -> None:
        self.save = Button("Keep these levels", "primary")
        self.reset = Button("Back to the default", "secondary", "undo")
        self.save.clicked.connect(lambda: self.levelsSet.emit(definition.id, self.read_levels()))
        self.reset.clicked.connect(lambda: self.levelsSet.emit(definition.id, None))
        self.finish(self.save, left=[self.reset] if is_own else ())
