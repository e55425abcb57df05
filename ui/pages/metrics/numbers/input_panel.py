"""One figure that no list holds: its value, who says so, and which numbers it unlocks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import InputKind, KpiInputDefinition
from ui import theme
from ui.models.kpi_inputs import InputLine, describe_input, describe_unlocks, name_unit
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

LARGEST, WIDTH = 1e12, 136


class InputPanel(FormPanel):
    """``stated`` carries the input, its value as text, its basis and its day or None.

    ``forgotten`` carries an input that is taken back.
    """

    stated = Signal(object, str, str, object)
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("A figure that is stated", parent)
        self._make_fields(None)

    def show_input(self, definition: KpiInputDefinition, diagnosis: Diagnosis) -> None:
        """Show an input as it is stated, or fields to state it."""
        line = describe_input(definition, diagnosis)
        self.begin(definition.name, "Stated by a person, as no list holds it")
        self._make_fields(definition)
        self.add_text(definition.help)
        self._add_fields(definition, diagnosis.client.currency)
        self._fill(line, diagnosis)
        self._add_buttons(line)
        self._add_unlocks(line, diagnosis)
        self.details.addStretch(1)
        self.set_foot(f"Asked for by {definition.source}" if definition.source else "")

    def read_value(self) -> str:
        """Return the value as text, a number with a point for decimals."""
        if self._is_choice:
            return str(self.choice.currentData())
        return self.number.text()

    def _make_fields(self, definition: KpiInputDefinition | None) -> None:
        """Make the fields anew: those before went away with the details they stood in."""
        least = definition.minimum if definition else None
        most = definition.maximum if definition else None
        self._day: date | None = None
        self._is_choice = definition is not None and definition.kind is InputKind.CHOICE
        self.number = NumberBox(
            "Value", -LARGEST if least is None else least, LARGEST if most is None else most, WIDTH
        )
        self.choice = PlainCombo("What counts")
        self.choice.setMaximumWidth(theme.size("detail_panel"))
        self.basis = text_field("Who says so", hint="Finance, P&L of 2025")
        self.as_of = DateField("As of")
        self.save = Button("Keep this", "primary")
        self.forget = Button("Take back", "secondary", "undo")

    def _add_fields(self, definition: KpiInputDefinition, currency: str) -> None:
        unit = name_unit(definition, currency)
        words = [(words, value) for value, words in definition.choices]
        self.choice.show_entries(words)
        field = self.choice if self._is_choice else self.number
        add_field(self.details, f"Value ({unit})" if unit else "Value", field)
        add_field(self.details, "Who says so", self.basis)
        add_field(self.details, "As of (may stay open)", self.as_of)

    def _fill(self, line: InputLine, diagnosis: Diagnosis) -> None:
        definition, kept = line.definition, diagnosis.metrics.settings.stated
        stated = kept.get(definition.id)
        value = stated.value if stated else definition.default
        if self._is_choice:
            self.choice.choose(value)
        elif value:
            self.number.show_number(float(value))
        self.basis.setText(line.basis)
        self._day = line.as_of
        self.as_of.show_day(line.as_of)

    def _add_buttons(self, line: InputLine) -> None:
        stated = line.definition.id
        self.forget.setToolTip("Let the default count again" if line.definition.default else "")
        self.as_of.dayChosen.connect(self._take_day)
        self.basis.textChanged.connect(lambda _text: self._allow())
        self.save.clicked.connect(
            lambda: self.stated.emit(
                stated, self.read_value(), self.basis.text().strip(), self._day
            )
        )
        self.forget.clicked.connect(lambda: self.forgotten.emit(stated))
        self.add_buttons(self.save, left=[self.forget] if line.is_stated else ())
        self._allow()

    def _add_unlocks(self, line: InputLine, diagnosis: Diagnosis) -> None:
        found = describe_unlocks(line, diagnosis)
        if found:
            self.add_heading("What it unlocks")
        for term, standing in found:
            self.add_fact(term, standing)

    def _take_day(self, chosen: date | None) -> None:
        self._day = chosen

    def _allow(self) -> None:
        is_based = bool(self.basis.text().strip())
        self.save.setEnabled(is_based)
        self.say("" if is_based else "Write who says so: it stands beside every number.")
