"""Everything about one signal of a scorecard: window, shape, edges, gaps, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from csdesk.model.directions import Direction
from csdesk.model.fact_windows import WINDOWS, FactWindow, look_through, split_window
from csdesk.model.facts import Facts
from csdesk.model.scorecards import Scorecard, Shape
from csdesk.model.scorecards import Signal as CardSignal
from ui import theme
from ui.models.condition_choice import SubjectChoice
from ui.models.scorecard_draft import POLICIES, SHAPES
from ui.models.signal_draft import (
    LINEAR,
    SignalChange,
    alter,
    choose_direction,
    choose_shape,
    choose_window,
    move_to_group,
)
from ui.models.signal_words import describe_coverage, describe_points, window_words
from ui.pages.health.scorecard.edge_exceptions import EdgeExceptions
from ui.pages.health.scorecard.form_lines import FormLines, choice_of, text_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

LARGEST, LEAST_WEIGHT, LONGEST = 1e9, 0.1, 3_650
WIDE, NARROW = 320, 170
DIRECTIONS = {Direction.HIGHER: "Higher is better", Direction.LOWER: "Lower is better"}


class SignalForm(QWidget):
    """``changed`` carries a change of the card."""

    changed = Signal(object)

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
        form.add("Weight", self.weight, *self._group_choice(card))
        form.add("What it looks at", self._window_choice())
        form.add_words(self.coverage)
        form.add("Better is", self._direction_choice())
        form.add("Points", self._shape_choice())
        self._ends = form.add("No points at", self.worst, "full points at", self.best)
        form.add("Good from", self.green, "fair from", self.yellow, signal.unit)
        form.add_words(self.points)
        form.add("Without a value", self._policy_choice())
        form.add("Age", self.ages, self.valid, "days")
        form.add("Kind", self.lagging)
        return form

    def _group_choice(self, card: Scorecard) -> tuple[QWidget | str, ...]:
        if not card.groups:
            return ()
        name = self._signal.id
        combo = choice_of(
            f"{self._signal.name}: group",
            {group.id: group.name for group in card.groups},
            self._signal.group,
            lambda group: self.changed.emit(lambda draft: move_to_group(draft, name, group)),
            NARROW,
        )
        return "in the group", combo

    def _window_choice(self) -> QWidget:
        base, window = split_window(self._signal.fact)
        known = self._facts.definitions.get(base) if self._facts is not None else None
        entries: dict[FactWindow | None, str] = {None: window_words(None, known)}
        for one in WINDOWS:
            if known is not None and look_through(known, one) is not None:
                entries[one] = window_words(one, known)
        return choice_of(
            f"{self._signal.name}: window",
            entries,
            window,
            lambda chosen: self._tell(lambda one: choose_window(one, chosen)),
            WIDE,
        )

    def _direction_choice(self) -> QWidget:
        return choice_of(
            f"{self._signal.name}: which side is better",
            DIRECTIONS,
            self._signal.direction,
            lambda chosen: self._tell(lambda one: choose_direction(one, chosen)),
            NARROW,
        )

    def _shape_choice(self) -> QWidget:
        return choice_of(
            f"{self._signal.name}: how a value becomes points",
            {shape: f"{words[0].upper()}{words[1:]}" for shape, words in SHAPES.items()},
            self._signal.shape,
            lambda chosen: self._tell(lambda one: choose_shape(one, chosen)),
            WIDE,
        )

    def _policy_choice(self) -> QWidget:
        return choice_of(
            f"{self._signal.name} without a value",
            POLICIES,
            self._signal.missing,
            lambda chosen: self._tell(lambda one: replace(one, missing=chosen)),
            NARROW,
        )

    def _connect(self) -> None:
        self.ages.setChecked(self._signal.valid_days is not None)
        self.valid.show_number(self._signal.valid_days or 90)
        self.lagging.setChecked(self._signal.is_lagging)
        self.ages.toggled.connect(self._set_ages)
        self.lagging.toggled.connect(
            lambda looks_back: self._tell(lambda one: replace(one, is_lagging=looks_back))
        )
        self.exceptions.changed.connect(self._tell)

    def _set_ages(self, ages: bool) -> None:
        days = round(self.valid.value()) if ages else None
        self._tell(lambda one: replace(one, valid_days=days))


def _set_valid(signal: CardSignal, days: float) -> CardSignal:
    return replace(signal, valid_days=round(days))
