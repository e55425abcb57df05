"""Other edges of a signal for some accounts: a segment, or a time since they became customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.facts import Facts
from csdesk.model.scorecards import EdgeException
from csdesk.model.scorecards import Signal as CardSignal
from ui import theme
from ui.models.condition_choice import TENURE, SubjectChoice, begin_condition
from ui.models.signal_draft import add_exception, put_exception
from ui.pages.health.scorecard.condition_rows import ConditionRows
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox

LARGEST = 1e9


class EdgeExceptions(QWidget):
    """``changed`` carries a change of the signal; the first exception that fits wins."""

    changed = Signal(object)

    def __init__(
        self,
        signal: CardSignal,
        subjects: Sequence[SubjectChoice],
        facts: Facts | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signal = signal
        self._subjects = tuple(subjects)
        self._facts = facts
        self._shown: tuple[int, str] | None = None
        self.segment = Button("Add one for a segment", "small")
        self.tenure = Button("Add one for a tenure", "small")
        self.segment.clicked.connect(partial(self._add, self._subjects[:1]))
        tenures = [one for one in subjects if one.subject == TENURE]
        self.tenure.clicked.connect(partial(self._add, tenures))
        self.tenure.setVisible(bool(tenures))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space("s"))
        self._lay_out()

    def show_signal(self, signal: CardSignal) -> None:
        """Show the exceptions of a signal; those that are typed in now stay as they are."""
        self._signal = signal
        shown = (len(signal.exceptions), signal.direction)
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def _fill(self) -> None:
        empty_layout(self._list)
        for at, exception in enumerate(self._signal.exceptions):
            self._list.addWidget(self._make(at, exception))

    def _make(self, at: int, exception: EdgeException) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        what = f"{self._signal.name}, exception {at + 1}"
        rows = ConditionRows(exception.when, self._subjects, self._facts, what)
        rows.changed.connect(lambda when: self._put(at, when=when))
        column.addWidget(rows)
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        green, yellow = (
            NumberBox(f"{what}: {word} from", -LARGEST, LARGEST) for word in ("good", "fair")
        )
        green.show_number(exception.green)
        yellow.show_number(exception.yellow)
        green.numberChosen.connect(lambda number: self._put(at, green=number))
        yellow.numberChosen.connect(lambda number: self._put(at, yellow=number))
        away = Button("Take this exception away", "link")
        away.clicked.connect(lambda: self._tell_put(at, None))
        line.addWidget(Label("Good from", "small", elide=False))
        line.addWidget(green)
        line.addWidget(Label("fair from", "small", elide=False))
        line.addWidget(yellow)
        line.addStretch(1)
        line.addWidget(away)
        column.addLayout(line)
        column.addWidget(Rule())
        return holder

    def _add(self, subjects: Sequence[SubjectChoice]) -> None:
        condition = begin_condition(subjects[0])
        self.changed.emit(lambda signal: add_exception(signal, condition))

    def _put(self, at: int, **parts: object) -> None:
        self._tell_put(at, replace(self._signal.exceptions[at], **parts))  # type: ignore[arg-type]

    def _tell_put(self, at: int, exception: EdgeException | None) -> None:
        self.changed.emit(lambda signal: put_exception(signal, at, exception))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Rule())
        column.addWidget(Label("Other edges for some accounts", "strong"))
        sentence = "The first that fits an account wins; everybody else has the edges above."
        column.addWidget(Label(sentence, "caption", wrap=True))
        column.addLayout(self._list)
        buttons = QHBoxLayout()
        buttons.addWidget(self.segment)
        buttons.addWidget(self.tenure)
        buttons.addStretch(1)
        column.addLayout(buttons)
