"""What became of one initiative: a switch, and its days, effort and note once it has begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.formatting import day
from csdesk.model.plan_choices import InitiativeProgress, ProgressState
from csdesk.report.document import Status
from csdesk.report.sections.realised import OVERDUE, STATES
from csdesk.roadmap.realised import Realised
from ui import theme
from ui.widgets.amount_field import AmountField
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.status import Pill

OPEN = "open"
OPTIONS = [(state.value if state else OPEN, STATES[state]) for state in (None, *ProgressState)]
LONGEST_NOTE = 400


class ProgressRow(QWidget):
    """``noted`` carries an InitiativeProgress, ``forgotten`` the initiative that is open again."""

    noted = Signal(object)
    forgotten = Signal(str)

    def __init__(self, one: Realised, today: date) -> None:
        super().__init__()
        self._one, self._today = one, today
        self.switch = Segmented(OPTIONS, f"How far is it: {one.title}")
        self._stands = one.state.value if one.state else OPEN
        self.switch.choose(self._stands)
        self.switch.chosen.connect(self._choose)
        self.started = DateField(f"First day: {one.title}")
        self.done = DateField(f"Last day: {one.title}")
        self.spent = AmountField(f"Person-days spent: {one.title}")
        self.note = QLineEdit()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space("s"), 0, theme.space("s"))
        self._column.setSpacing(theme.space("xs"))
        self._add_head()
        if one.progress is not None:
            self._add_details(one.progress)

    def _add_head(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("m"))
        title = Label(self._one.title, "body", tone="text", wrap=True)
        line.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        if self._one.is_overdue(self._today):
            line.addWidget(Pill(Status.WATCH, OVERDUE))
        if self._one.state is ProgressState.DONE:
            title.set_tone("text_3")
            line.addWidget(Pill(Status.GOOD, STATES[ProgressState.DONE]))
        line.addWidget(Label(_due(self._one), "small", elide=False))
        line.addWidget(self.switch)
        self._column.addLayout(line)

    def _add_details(self, progress: InitiativeProgress) -> None:
        self.started.show_day(progress.started_on)
        self.done.show_day(progress.done_on)
        self.spent.show_amount(progress.spent_days)
        self.note.setText(progress.note)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText("Note")
        self.note.setAccessibleName(f"Note: {self._one.title}")
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        fields = [("From", self.started), ("Person-days", self.spent)]
        if progress.state is not ProgressState.RUNNING:
            fields.insert(1, ("to", self.done))
        for word, field in fields:
            line.addWidget(Label(word, "caption", elide=False))
            line.addWidget(field)
        line.addWidget(self.note, 1)
        self._column.addLayout(line)
        self.started.editingFinished.connect(self._tell)
        self.done.editingFinished.connect(self._tell)
        self.spent.editingFinished.connect(self._tell)
        self.note.editingFinished.connect(self._tell)

    def _choose(self, key: str) -> None:
        self.switch.choose(self._stands)  # it moves when the plan does
        if key == self._stands:
            return
        if key == OPEN:
            self.forgotten.emit(self._one.initiative)
            return
        self.noted.emit(self._begin(ProgressState(key)))

    def _begin(self, state: ProgressState) -> InitiativeProgress:
        """Return the state with today as its day, where no other day is known."""
        known = self._one.progress or InitiativeProgress(self._one.initiative, state)
        if state is ProgressState.RUNNING:
            return replace(
                known, state=state, started_on=known.started_on or self._today, done_on=None
            )
        return replace(known, state=state, done_on=known.done_on or self._today)

    def _tell(self) -> None:
        known = self._one.progress
        if known is None:
            return
        is_running = known.state is ProgressState.RUNNING
        told = replace(
            known,
            started_on=_day(self.started),
            done_on=None if is_running else _day(self.done),
            spent_days=self.spent.amount,
            note=self.note.text().strip(),
        )
        if told != known:
            self.noted.emit(told)


def _due(one: Realised) -> str:
    return f"due {day(one.due_on)}" if one.due_on else "no day promised"


def _day(field: DateField) -> date | None:
    shown = field.date()
    chosen = date(shown.year(), shown.month(), shown.day())
    return None if shown == field.minimumDate() else chosen
