"""The seven steps of designing a score, and who keeps it how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.scorecards import NO_MODEL, DesignStep, HealthModel
from ui import theme
from ui.models.score_design import PURPOSES, STEPS, describe_upkeep
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

LONGEST_REVIEW = 3_650
NOT_CHOSEN = "Choose what the score is for"


class DesignView(QWidget):
    """``modelChanged`` carries purpose, people and cadence, ``stepsMarked`` the steps done.

    ``activated`` asks to put the score into force today, ``stepOpened`` to work at a step.
    """

    stepOpened = Signal(object)  # noqa: N815
    modelChanged = Signal(object)  # noqa: N815
    stepsMarked = Signal(object)  # noqa: N815
    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NO_MODEL
        self.count = Label("", "strong", elide=False)
        self.ticks = {step: QCheckBox(name) for step, (name, _) in STEPS.items()}
        self.notes = {step: Label("", "caption", wrap=True) for step in STEPS}
        self.ways = {step: _way(name) for step, (name, _) in STEPS.items()}
        self.purpose = PlainCombo("What the score is for")
        self.purpose.setMaximumWidth(LONGEST_REVIEW)
        self.purpose.show_entries([(NOT_CHOSEN, None), *((w, p) for p, w in PURPOSES.items())])
        self.stakeholders = _field("Who uses it", "Customer success, finance")
        self.owner = _field("Who owns it", "Priya Raman")
        self.review = NumberBox("Days between reviews", 1, LONGEST_REVIEW)
        self.fresh = NumberBox("Days until scores are stale", 1, LONGEST_REVIEW)
        self.upkeep = Label("", "small", wrap=True)
        self.keep = Button("Keep", "secondary")
        self.force = Button("Put into force today", "primary")
        self._lay_out()
        self._connect()

    def show_model(self, model: HealthModel, today: date) -> None:
        """Show the model as it is kept now."""
        self._model = model
        for step, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(step in model.steps_done)
            tick.blockSignals(False)
        self.count.setText(f"{len(model.steps_done)}/{len(DesignStep)} done")
        self.purpose.blockSignals(True)
        self.purpose.choose(model.purpose)
        self.purpose.blockSignals(False)
        self.stakeholders.setText(", ".join(model.stakeholders))
        self.owner.setText(model.owner)
        self.review.show_number(model.review_days)
        self.fresh.show_number(model.fresh_days)
        self.upkeep.setText(describe_upkeep(model, today))
        self.force.setEnabled(model.purpose is not None and bool(model.stakeholders))

    def show_steps(self, notes: Mapping[DesignStep, str]) -> None:
        """Say how far each step is, as the card and the model stand."""
        for step, note in notes.items():
            self.notes[step].setText(note)

    def _lay_out(self) -> None:
        steps = Card("How far is the design?", self.count)
        for step, (_, words) in STEPS.items():
            line = QHBoxLayout()
            line.addWidget(self.ticks[step])
            line.addWidget(Label(words, "small"), 1)
            line.addWidget(self.ways[step])
            steps.body.addLayout(line)
            steps.body.addWidget(self.notes[step])
            steps.body.addSpacing(theme.space("xs"))
        steps.body.addStretch(1)
        people = Card("Who keeps the score?")
        for field in (self.purpose, self.stakeholders, self.owner, self.review, self.fresh):
            people.body.addWidget(Label(field.accessibleName(), "caption"))
            people.body.addLayout(_left(field) if isinstance(field, NumberBox) else _whole(field))
        people.body.addWidget(self.upkeep)
        people.body.addStretch(1)
        people.body.addLayout(button_row([self.keep, self.force]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(steps, 1)
        row.addWidget(people, 1)

    def _connect(self) -> None:
        for tick in self.ticks.values():
            tick.toggled.connect(self._mark)
        for step, way in self.ways.items():
            way.clicked.connect(partial(self._open, step))
        self.keep.clicked.connect(self._tell)
        self.force.clicked.connect(self.activated)

    def _open(self, step: DesignStep) -> None:
        """Go to a field of this page; the other steps stand on other pages."""
        if step is DesignStep.GOAL:
            self.purpose.setFocus()
        elif step is DesignStep.GOVERNANCE:
            self.owner.setFocus()
        else:
            self.stepOpened.emit(step)

    def _mark(self) -> None:
        self.stepsMarked.emit({step for step, tick in self.ticks.items() if tick.isChecked()})

    def _tell(self) -> None:
        names = tuple(n for part in self.stakeholders.text().split(",") if (n := part.strip()))
        self.modelChanged.emit(
            replace(
                self._model,
                purpose=self.purpose.currentData(),
                stakeholders=names,
                owner=self.owner.text().strip(),
                review_days=round(self.review.value()),
                fresh_days=round(self.fresh.value()),
            )
        )


def _way(step: str) -> Button:
    button = Button("Go there", "link")
    button.setAccessibleName(f"Go to the step {step}")
    return button


def _field(name: str, example: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field


def _whole(field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(field)
    return column


def _left(field: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(field)
    line.addStretch(1)
    return line
