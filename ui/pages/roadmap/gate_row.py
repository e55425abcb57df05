"""The gates of the plan: what must hold before the next phase starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csdesk.formatting import day
from csdesk.model.roadmap import Gate
from csdesk.report.document import Status, StatusWord
from ui import theme
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import Pill, StatusMark

LEAST_WIDTH = 180


class GateRow(QWidget):
    """One card for each gate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("card_gap"))

    def show_gates(self, gates: Sequence[Gate], start_on: date, today: date) -> None:
        """Show when each gate is measured and by what."""
        empty_layout(self._row)
        for gate in gates:
            self._row.addWidget(_make_card(gate, start_on, today), 1)


def gate_status(gate: Gate, start_on: date, today: date) -> StatusWord:
    """Return whether a gate is still ahead, to be measured now, or behind without a measurement."""
    passed = (today - start_on).days
    if passed < gate.window_from:
        return StatusWord(Status.NONE, "Not due")
    if passed <= gate.window_to:
        return StatusWord(Status.DOING, "Measure now")
    return StatusWord(Status.WATCH, "Not measured")


def _make_card(gate: Gate, start_on: date, today: date) -> Card:
    status = gate_status(gate, start_on, today)
    card = Card(f"Gate {gate.number}", Pill(status.status, status.word, soft=False))
    card.setMinimumWidth(LEAST_WIDTH)
    card.body.setContentsMargins(16, 11, 14, 12)
    card.body.setSpacing(4)
    last = day(start_on + timedelta(days=gate.window_to))
    days = f"Measured days {gate.window_from}–{gate.window_to}, by {last}"
    card.body.addWidget(Label(days, "caption"))
    card.body.addSpacing(2)
    for criterion in gate.criteria:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        mark = StatusMark(Status.NONE, pixels=10, word="Not measured")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(criterion, "small", wrap=True), 1)
        card.body.addLayout(line)
    card.body.addStretch(1)
    return card
