"""Everything about one signal of a scorecard: window, shape, edges, gaps, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from csdesk.model.facts import Facts
from csdesk.model.identifiers import SignalGroupId
from csdesk.model.scorecards import Scorecard, Shape
from csdesk.model.scorecards import Signal as CardSignal
from ui import theme
from ui.models.condition_choice import SubjectChoice
from ui.models.signal_draft import LINEAR, SignalChange, alter, move_to_group
from ui.models.signal_words import describe_coverage, describe_points
from ui.pages.health.scorecard.edge_exceptions import EdgeExceptions
from ui.pages.health.scorecard.form_lines import FormLines, text_field
from ui.pages.health.scorecard.signal_choices import (
    direction_choice,
    group_choice,
    policy_choice,
    shape_choice,
    window_choice,
)
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

LARGEST, LEAST_WEIGHT, LONGEST = 1e9, 0.1, 3_650


class SignalForm(QWidget):
    """``changed`` carries a change of the card; ``groupBegun`` asks for a group of the signal."""

    changed = Signal(object)
    groupBegun = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self,
        signal: CardSignal,
        card: Scorecard,
        facts: Facts | None,
        subjects: Sequence[SubjectChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "none")
        self._signal = signal
        self._facts = facts
        self.weight = self._box("weight", LEAST_WEIGHT, 100, lambda one, n: replace(one, weight=n))
        self.green = self._box("good from", -LARGEST, LARGEST, lambda one, n: replace(one, green=n))
        self.yellow = self._box(
            "fair from", -LARGEST, LARGEST, lambda one, n: replace(one, yellow=n)
        )
        self.worst = self._box(
            "no points at", -LARGEST, LARGEST, lambda one, n: replace(one, worst=n)
        )
        self.best = self._box(
            "full points at", -LARGEST, LARGEST, lambda one, n: replace(one, best=n)
        )
        self.valid = self._box("days until a value is too old", 1, LONGEST, _set_valid)
        self.ages = QCheckBox("A value gets too old to count after")
        self.half_life = self._box("days until half of it has faded", 1, LONGEST, _set_half_life)
        self.fades = QCheckBox("A value fades towards the middle, half of it in")
        self.lagging = QCheckBox("It says what has happened already")
        self.coverage = Label("", "caption", wrap=True)
        self.points = Label("", "caption", wrap=True)
        self.exceptions = EdgeExceptions(signal, subjects, facts)
        self._ends: tuple[QWidget, ...] = ()
        self._lay_out(card)
        self._connect()
        self.show_signal(signal)

    def show_signal(self, signal: CardSignal) -> None:
        """Show a signal as it stands; nobody is told."""
        self._signal = signal
        numbers = (signal.weight, signal.green, signal.yellow)
        for box, number in zip((self.weight, self.green, self.yellow), numbers, strict=True):
            box.show_number(number)
        for box, end in ((self.worst, signal.worst), (self.best, signal.best)):
            box.show_number(0.0 if end is None else end)
        self.valid.setEnabled(signal.valid_days is not None)
        self.half_life.setEnabled(signal.half_life_days is not None)
        for part in self._ends:
            part.setVisible(signal.shape in LINEAR)
        edge = " The edge belongs to the better band." if signal.shape is Shape.BANDS else ""
        self.points.setText(f"{describe_points(signal)}{edge}")
        self.coverage.setText(describe_coverage(signal, self._facts))
        self.exceptions.show_signal(signal)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.weight.setFocus()

    def _box(
        self,
        what: str,
        least: float,
        most: float,
        put: Callable[[CardSignal, float], CardSignal],
    ) -> NumberBox:
        box = NumberBox(f"{self._signal.name}: {what}", least, most)
        box.numberChosen.connect(lambda number: self._tell(lambda one: put(one, number)))
        return box

    def _tell(self, change: SignalChange) -> None:
        name = self._signal.id
        self.changed.emit(lambda card: alter(card, name, change))

    def _lay_out(self, card: Scorecard) -> None:
        column = QVBoxLayout(self)
        inset = theme.space("card_padding")
        column.setContentsMargins(inset, theme.space("m"), inset, theme.space("m"))
        column.setSpacing(theme.space("m"))
        column.addWidget(self._make_form(card))
        column.addWidget(self.exceptions)
        column.addStretch(1)

    def _make_form(self, card: Scorecard) -> FormLines:
        signal, form = self._signal, FormLines()
        name = text_field(
            "Name of the signal",
            signal.name,
            lambda text: self._tell(lambda one: replace(one, name=text)),
        )
        form.add("Name", name)
        form.add(
            "Weight", self.weight, *group_choice(signal, card, self._move_to, self.groupBegun.emit)
        )
        form.add("What it looks at", window_choice(signal, self._facts, self._tell))
        form.add_words(self.coverage)
        form.add("Better is", direction_choice(signal, self._tell))
        form.add("Points", shape_choice(signal, self._tell))
        self._ends = form.add("No points at", self.worst, "full points at", self.best)
        form.add("Good from", self.green, "fair from", self.yellow, signal.unit)
        form.add_words(self.points)
        form.add("Without a value", policy_choice(signal, self._tell))
        form.add("Age", self.ages, self.valid, "days")
        form.add("Fading", self.fades, self.half_life, "days")
        form.add("Kind", self.lagging)
        return form

    def _move_to(self, group: SignalGroupId) -> None:
        name = self._signal.id
        self.changed.emit(lambda draft: move_to_group(draft, name, group))

    def _connect(self) -> None:
        self.ages.setChecked(self._signal.valid_days is not None)
        self.valid.show_number(self._signal.valid_days or 90)
        self.lagging.setChecked(self._signal.is_lagging)
        self.ages.toggled.connect(self._set_ages)
        self.fades.setChecked(self._signal.half_life_days is not None)
        self.half_life.show_number(self._signal.half_life_days or 90)
        self.fades.toggled.connect(self._set_fades)
        self.lagging.toggled.connect(
            lambda looks_back: self._tell(lambda one: replace(one, is_lagging=looks_back))
        )
        self.exceptions.changed.connect(self._tell)

    def _set_ages(self, ages: bool) -> None:
        days = round(self.valid.value()) if ages else None
        self._tell(lambda one: replace(one, valid_days=days))

    def _set_fades(self, fades: bool) -> None:
        days = round(self.half_life.value()) if fades else None
        self._tell(lambda one: replace(one, half_life_days=days))


def _set_half_life(signal: CardSignal, days: float) -> CardSignal:
    return replace(signal, half_life_days=round(days))


def _set_valid(signal: CardSignal, days: float) -> CardSignal:
    return replace(signal, valid_days=round(days))
