"""The fields of a goal: from what to what, from when to when, whose it is and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KpiGoal
from ui import theme
from ui.models.kpi_goals import GoalDraft
from ui.widgets.date_field import DateField
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.number_box import NumberBox

LARGEST, WIDTH = 1e12, 136


class GoalFields(QWidget):
    """``changed`` says that something else is filled in."""

    changed = Signal()

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start_on: date | None = None
        self._due_on: date | None = None
        self.baseline = NumberBox("Where it stands at the start", -LARGEST, LARGEST, WIDTH)
        self.target = NumberBox("Where it is to be", -LARGEST, LARGEST, WIDTH)
        self.start_on, self.due_on = DateField("From"), DateField("By")
        self.owner = text_field("Who answers for it")
        self.note = text_field("What it is to bring, and who says so")
        self._lay_out(f" ({unit})" if unit else "")
        self._connect()

    def show_draft(self, draft: GoalDraft) -> None:
        """Fill the fields in."""
        self._start_on, self._due_on = draft.start_on, draft.due_on
        self.start_on.show_day(draft.start_on)
        self.due_on.show_day(draft.due_on)
        self.baseline.show_number(draft.baseline)
        self.target.show_number(draft.target)
        self.owner.setText(draft.owner)
        self.note.setText(draft.note)
        self.note.setCursorPosition(0)
        self.changed.emit()

    def find_missing(self) -> str:
        """Return what has to be put right before the goal can be kept; empty for nothing."""
        if self._start_on is None or self._due_on is None:
            return "Choose from when to when the goal runs."
        if self._due_on <= self._start_on:
            return "A goal is due after it starts. Choose a later date."
        if self.baseline.value() == self.target.value():
            return "The target is where the number stands at the start. Give another target."
        return ""

    def read_goal(self, kpi: KpiId) -> KpiGoal | None:
        """Return the goal as it is filled in; None while something is missing."""
        if self._start_on is None or self._due_on is None or self.find_missing():
            return None
        return KpiGoal(
            kpi,
            self.baseline.value(),
            self.target.value(),
            self._start_on,
            self._due_on,
            self.owner.text().strip(),
            self.note.text().strip(),
        )

    def _lay_out(self, unit: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addLayout(
            _pair((f"At the start{unit}", self.baseline), (f"Target{unit}", self.target))
        )
        column.addLayout(_pair(("From", self.start_on), ("By", self.due_on)))
        add_field(column, "Who answers for it", self.owner)
        add_field(column, "What it is to bring, and who says so", self.note)

    def _connect(self) -> None:
        self.start_on.dayChosen.connect(self._take_start)
        self.due_on.dayChosen.connect(self._take_due)
        for box in (self.baseline, self.target):
            box.numberChosen.connect(lambda _value: self.changed.emit())

    def _take_start(self, chosen: date | None) -> None:
        self._start_on = chosen
        self.changed.emit()

    def _take_due(self, chosen: date | None) -> None:
        self._due_on = chosen
        self.changed.emit()


def _pair(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.space("m"))
    for name, field in fields:
        column = QVBoxLayout()
        column.setSpacing(4)
        add_field(column, name, field)
        line.addLayout(column)
    line.addStretch(1)
    return line
