"""Sums about growing: a better conversion, years of revenue, and experiments of two arms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.experiments import Experiment, ExperimentPlan
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.growth_sums import (
    PlannedSize,
    describe_size,
    experiment_columns,
    plan_size,
    write_uplift,
    write_worth,
)
from ui.pages.health.expansion.number_form import Field, NumberForm
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.words_instead import WordsInstead

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
PLAN = (
    Field("baseline", "Outcome without it, in percent", 20, 0.1, 99.9),
    Field("effect", "Smallest effect, in percent points", 5, 0.1, 99),
    Field("power", "Power, in percent", 80, 50, 99.9),
    Field("confidence", "Confidence, in percent", 95, 50, 99.9),
    Field("available", "Accounts at hand", 200, 0, LARGEST),
    Field("weeks", "Weeks", 4, 1, 520),
)
NO_EXPERIMENT = "No experiment was planned. Name one and keep it: it stands here for its result."


class Calculators(QWidget):
    """``experimentPlanned`` carries a plan that is to be kept."""

    experimentPlanned = Signal(object)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._currency = ""
        self.conversion, self.years = NumberForm(CONVERSION), NumberForm(YEARS)
        self.plan = NumberForm(PLAN)
        self.uplift, self.worth, self.needed = (Label("", "body", wrap=True) for _ in range(3))
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the experiment")
        self.name.setPlaceholderText("Tutorial for accounts at risk")
        self.keep = Button("Keep the plan", "small")
        self.keep.setEnabled(False)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Experiments that were planned")
        self.table.setModel(self.model)
        self.kept = WordsInstead(self.table, NO_EXPERIMENT)
        self._lay_out()
        self._connect()

    def show_currency(self, currency: str) -> None:
        """Reckon in the currency of a client."""
        self._currency = currency
        self._add_up()
        self._size_up()

    def show_experiments(self, experiments: Sequence[Experiment]) -> None:
        """Show the experiments that are kept."""
        columns = experiment_columns(experiments)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.kept.show_rows(len(experiments))

    def read_plan(self) -> ExperimentPlan:
        """Return the experiment as it is filled in."""
        number = self.plan.number
        return ExperimentPlan(
            name=self.name.text().strip(),
            hypothesis="",
            measure="churn",
            baseline=number("baseline"),
            effect=number("effect"),
            power=number("power"),
            confidence=number("confidence"),
            available=round(number("available")),
            weeks=round(number("weeks")),
        )

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

    def _size_up(self) -> None:
        self._session.work(
            plan_size,
            self.read_plan(),
            on_done=while_there(self, self._show_size),
            label="Sizing the experiment",
        )

    def _show_size(self, planned: PlannedSize) -> None:
        self.needed.setText(describe_size(planned))

    def _connect(self) -> None:
        self.conversion.changed.connect(self._add_up)
        self.years.changed.connect(self._add_up)
        self.plan.changed.connect(self._size_up)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(lambda: self.experimentPlanned.emit(self.read_plan()))

    def _lay_out(self) -> None:
        sums = QVBoxLayout()
        sums.setSpacing(theme.space("card_gap"))
        for title, form, found in (
            ("What would a better conversion bring?", self.conversion, self.uplift),
            ("What are the coming years worth today?", self.years, self.worth),
        ):
            card = Card(title)
            card.body.addWidget(form)
            card.body.addWidget(found)
            sums.addWidget(card)
        sums.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addLayout(sums, 1)
        row.addLayout(self._lay_out_experiments(), 1)

    def _lay_out_experiments(self) -> QVBoxLayout:
        planner = Card("How many accounts does an experiment need?")
        planner.body.addWidget(self.plan)
        planner.body.addWidget(self.needed)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.keep)
        planner.body.addLayout(line)
        kept = Card("Which experiments are planned?", padding=0)
        kept.fill(self.kept)
        column = QVBoxLayout()
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(planner)
        column.addWidget(kept, 1)
        return column
