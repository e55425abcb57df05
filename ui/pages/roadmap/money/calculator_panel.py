"""A calculator: fields made from its definition, and its results while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.errors import WrongUsage
from csdesk.formatting import currency_mark
from csdesk.model.calculators import (
    Calculation,
    CalculatorDefinition,
    CalculatorInput,
    Measure,
)
from csdesk.report.calculation_words import write_range
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.widgets.entry_fields import add_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

LARGEST, WIDTH = 1e12, 136
UNITS = {Measure.PERCENT: "%", Measure.POSTS: "posts", Measure.WEEKS: "weeks"}
YES_OR_NO = "1 is yes, 0 is no"


class CalculatorPanel(FormPanel):
    """Begins with the worked example of the calculator that is chosen."""

    def __init__(
        self, definitions: Sequence[CalculatorDefinition], parent: QWidget | None = None
    ) -> None:
        super().__init__("Calculators", parent)
        self.definitions = tuple(definitions)
        self._currency = ""
        self.choice = PlainCombo("Calculator")
        self.fields: dict[str, NumberBox] = {}
        self.results: dict[str, Label] = {}

    def show_calculators(self, currency: str) -> None:
        """Show the first calculator, with the others to choose from."""
        self._currency = currency
        if self.definitions:
            self.show_calculator(self.definitions[0])

    def show_calculator(self, definition: CalculatorDefinition) -> None:
        """Show fields and results of a calculator."""
        self._shown = definition
        self.begin(definition.name, "Nothing here is kept")
        self._add_choice(definition)
        self.add_text(definition.about)
        self._add_results(definition)
        self.add_heading("What goes in")
        self.fields = {one.id: self._add_input(definition, one) for one in definition.inputs}
        self.add_text(f"{definition.formula}.", role="caption")
        self.add_text(f"Example: {definition.example.words}", role="caption")
        if definition.caution:
            self.add_text(definition.caution, role="caption")
        self.details.addStretch(1)
        credit = f", credited to {definition.said_by}" if definition.said_by else ""
        self.set_foot(f"{definition.source}{credit}")
        self._calculate()

    def _add_choice(self, definition: CalculatorDefinition) -> None:
        self.choice = PlainCombo("Calculator")
        self.choice.show_entries([(one.name, one.id) for one in self.definitions])
        self.choice.choose(definition.id)
        self.choice.activated.connect(self._choose)
        add_field(self.details, "Calculator", self.choice)

    def _add_results(self, definition: CalculatorDefinition) -> None:
        self.add_heading("What comes out")
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        self.results = {}
        for row, one in enumerate(definition.results):
            self.results[one.id] = Label("", "strong", elide=False)
            grid.addWidget(Label(one.name, "small"), row, 0)
            grid.addWidget(self.results[one.id], row, 1, Qt.AlignmentFlag.AlignRight)
        self.details.addLayout(grid)
        self.details.addWidget(self.hint)

    def _add_input(self, definition: CalculatorDefinition, wanted: CalculatorInput) -> NumberBox:
        most = LARGEST if wanted.maximum is None else wanted.maximum
        field = NumberBox(wanted.name, wanted.minimum, most, WIDTH)
        field.show_number(definition.example.given.get(wanted.id, wanted.default or 0.0))
        field.numberChosen.connect(lambda _number: self._calculate())
        unit = self._unit(wanted.measure)
        add_field(self.details, f"{wanted.name} ({unit})" if unit else wanted.name, field)
        return field

    def _unit(self, measure: Measure) -> str:
        if measure is Measure.MONEY:
            return currency_mark(self._currency).strip()
        return YES_OR_NO if measure is Measure.TICK else UNITS.get(measure, "")

    def _choose(self, place: int) -> None:
        self.show_calculator(self.definitions[place])

    def _calculate(self) -> None:
        from csdesk.calculators import calculate

        given = {name: field.value() for name, field in self.fields.items()}
        try:
            self._tell(calculate(self._shown, given))
            self.say("")
        except WrongUsage as refusal:
            for label in self.results.values():
                label.setText("–")
            self.say(str(refusal))

    def _tell(self, calculation: Calculation) -> None:
        for one in calculation.definition.results:
            words = write_range(calculation.results[one.id], one.measure, self._currency)
            self.results[one.id].setText(words)
