"""Sums about growing: a better conversion, and years of revenue; each with a worked example."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.models.growth_sums import write_uplift, write_worth, write_years
from ui.pages.health.expansion.number_form import Field, NumberForm
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

LARGEST = 1e9
CONVERSION = (
    Field("opportunities", "Opportunities a year", 40, 0, LARGEST),
    Field("before", "Closed now, in percent", 20, 0, 100),
    Field("after", "Closed then, in percent", 25, 0, 100),
    Field("value", "ARR of one that is closed", 20_000, 0, LARGEST),
)
YEARS = (
    Field("yearly", "Revenue at the end of each year", 20_000, 0, LARGEST),
    Field("years", "Years", 3, 1, 30),
    Field("rate", "Discount rate, in percent", 10, 0, 100),
    Field("cost", "Cost today", 5_000, 0, LARGEST),
)
CONVERSION_EXAMPLE = {"opportunities": 1_000.0, "before": 10.0, "after": 15.0, "value": 10_000.0}
CONVERSION_NOTE = (
    "The example of the source: 1,000 opportunities × (15% − 10%) × 10,000 = 500,000 (S1.44)."
)
YEARS_EXAMPLE = {"yearly": 5_000.0, "years": 3.0, "rate": 10.0, "cost": 0.0}
YEARS_NOTE = (
    "The source writes 12,000 for an add-on of 15,000 over three years at 10%. That fits 5,000 a "
    "year, 12,434 today; 15,000 every year would be 37,303 (S1.51). Each amount comes at the end "
    "of its year."
)


class Calculators(QWidget):
    """Two sums side by side; each follows every number, and can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = ""
        self.conversion, self.years = NumberForm(CONVERSION), NumberForm(YEARS)
        self.uplift, self.worth = Label("", "strong", wrap=True), Label("", "strong", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addLayout(
            self._lay_out(
                "What does closing more bring?",
                self.conversion,
                self.uplift,
                (CONVERSION_EXAMPLE, CONVERSION_NOTE),
            ),
            1,
        )
        row.addLayout(
            self._lay_out(
                "What are later years worth?",
                self.years,
                self.worth,
                (YEARS_EXAMPLE, YEARS_NOTE),
            ),
            1,
        )
        self.conversion.changed.connect(self._add_up)
        self.years.changed.connect(self._add_up)

    def show_currency(self, currency: str) -> None:
        """Reckon in the currency of a client."""
        self._currency = currency
        self._add_up()

    def _add_up(self) -> None:
        one, other = self.conversion.number, self.years.number
        self.uplift.setText(
            write_uplift(
                one("opportunities"), one("before"), one("after"), one("value"), self._currency
            )
        )
        years = round(other("years"))
        self.worth.setText(
            write_worth(other("yearly"), years, other("rate"), other("cost"), self._currency)
        )

    def _fill(self, form: NumberForm, example: Mapping[str, float]) -> None:
        for key, number in example.items():
            form.boxes[key].show_number(number)
        self._add_up()

    def _copy(self, form: NumberForm, found: Label) -> None:
        lines = [f"{box.accessibleName()}\t{box.text()}" for box in form.boxes.values()]
        if form is self.years:
            number = form.number
            years = round(number("years"))
            lines.append(write_years(number("yearly"), years, number("rate"), self._currency))
        QGuiApplication.clipboard().setText("\n".join((*lines, found.text())))

    def _lay_out(
        self,
        title: str,
        form: NumberForm,
        found: Label,
        example: tuple[Mapping[str, float], str],
    ) -> QVBoxLayout:
        numbers, note = example
        fill, copy = Button("Fill in the example", "small"), Button("Copy", "small")
        fill.clicked.connect(lambda: self._fill(form, numbers))
        copy.clicked.connect(lambda: self._copy(form, found))
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        line.addWidget(fill)
        line.addWidget(copy)
        card = Card(title, tools)
        card.body.addWidget(form)
        card.body.addSpacing(theme.space("s"))
        card.body.addWidget(found)
        card.body.addWidget(Label(note, "small", wrap=True))
        column = QVBoxLayout()
        column.addWidget(card)
        column.addStretch(1)
        return column
