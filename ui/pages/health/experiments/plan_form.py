"""The plan of an experiment: what is tried, on what, how large an effect, and how many it needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csdesk.model.experiments import EffectKind, ExperimentPlan
from ui import theme
from ui.models.experiment_lines import PlannedSize, describe_size, plan_size
from ui.pages.health.expansion.number_form import Field, NumberForm
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.entry_fields import text_field
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

LARGEST = 1e9
SIZES = (
    Field("baseline", "Have the outcome without it, in percent", 20, 0.1, 99.9),
    Field("effect", "Smallest effect that is worth it", 10, 0.1, 99.9),
    Field("available", "Accounts at hand, both arms together", 1000, 0, LARGEST),
)
TERMS = (
    Field("power", "Power, in percent", 80, 50, 99.9),
    Field("confidence", "Confidence, in percent", 95, 50, 99.9),
    Field("weeks", "Weeks", 4, 1, 520),
)
EXAMPLE = {**{field.key: field.value for field in (*SIZES, *TERMS)}}
KINDS = (("percent points", EffectKind.POINTS), ("percent of the rate", EffectKind.RELATIVE))
WAYS = (("should fall", True), ("should rise", False))
HYPOTHESIS = "If we show a tutorial to accounts at risk, fewer of them leave, as they use more"


class PlanForm(Card):
    """``planned`` carries a plan that is to be kept."""

    planned = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.example = Button("Fill in an example", "small")
        super().__init__("How many accounts does an experiment need?", self.example, parent=parent)
        self._session = session
        self.name = text_field("Name of the experiment", hint="Tutorial for accounts at risk")
        self.hypothesis = text_field("Hypothesis", hint=HYPOTHESIS)
        self.measure = text_field("What is counted", "Churn")
        self.way = PlainCombo("Which way the outcome should go")
        self.way.show_entries(WAYS)
        self.kind = PlainCombo("What the effect is given in")
        self.kind.show_entries(KINDS)
        self.sizes, self.terms = NumberForm(SIZES), NumberForm(TERMS)
        self.needed = Label("", "body", wrap=True)
        self.keep = Button("Keep the plan", "primary")
        self.keep.setEnabled(False)
        self._lay_out()
        self._connect()
        self.size_up()

    def read_plan(self) -> ExperimentPlan:
        """Return the experiment as it is filled in."""
        sizes, terms = self.sizes.number, self.terms.number
        return ExperimentPlan(
            name=self.name.text().strip(),
            hypothesis=self.hypothesis.text().strip(),
            measure=self.measure.text().strip(),
            baseline=sizes("baseline"),
            effect=sizes("effect"),
            effect_kind=EffectKind(self.kind.currentData()),
            power=terms("power"),
            confidence=terms("confidence"),
            available=round(sizes("available")),
            weeks=round(terms("weeks")),
            is_reduction=bool(self.way.currentData()),
        )

    def size_up(self) -> None:
        """Reckon what the plan needs, beside the window's own thread."""
        self._session.work(
            plan_size,
            self.read_plan(),
            on_done=while_there(self, self._show_size),
            label="Sizing the experiment",
        )

    def fill_example(self) -> None:
        """Fill in the example of the source text, with its figures as they come out (C30)."""
        self.name.setText("Tutorial for accounts at risk")
        self.hypothesis.setText(HYPOTHESIS)
        self.measure.setText("Churn")
        self.way.choose(True)
        self.kind.choose(EffectKind.POINTS)
        for form in (self.sizes, self.terms):
            for key, box in form.boxes.items():
                box.show_number(EXAMPLE[key])
        self.size_up()

    def _show_size(self, planned: PlannedSize) -> None:
        self.needed.setText(describe_size(planned))

    def _tell(self) -> None:
        self.planned.emit(self.read_plan())
        self.name.clear()
        self.hypothesis.clear()

    def _connect(self) -> None:
        for form in (self.sizes, self.terms):
            form.changed.connect(self.size_up)
        for combo in (self.way, self.kind):
            combo.currentIndexChanged.connect(lambda _row: self.size_up())
        self.measure.editingFinished.connect(self.size_up)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(self._tell)
        self.example.clicked.connect(self.fill_example)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(
            (
                ("Name", self.name),
                ("Hypothesis", self.hypothesis),
                ("What is counted", self._beside(self.measure, self.way)),
            )
        ):
            grid.addWidget(Label(name, "body", elide=False), row, 0)
            grid.addWidget(field, row, 1)
        numbers = QHBoxLayout()
        numbers.setSpacing(theme.space("xl"))
        numbers.addWidget(self.sizes, 3)
        numbers.addWidget(self.terms, 2)
        self.body.addLayout(grid)
        self.body.addLayout(numbers)
        self.body.addLayout(button_row((), [Label("The effect is in", "body"), self.kind]))
        self.body.addSpacing(theme.space("s"))
        self.body.addWidget(self.needed)
        self.body.addLayout(button_row((), [self.keep]))

    def _beside(self, *fields: QWidget) -> QWidget:
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        line.addWidget(fields[0], 1)
        for field in fields[1:]:
            line.addWidget(field)
        return both
