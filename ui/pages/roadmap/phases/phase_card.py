"""One phase: when it is, what it is for, what it takes, and what must hold at its end."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from csdesk.formatting import day_range
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.plan_templates import PlannedPhase
from csdesk.report.document import Status, StatusWord
from csdesk.report.phase_words import Facts, phase_facts
from csdesk.roadmap.phases import DELIVERABLES, SIGN_OFFS
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.status import Pill


class PhaseCard(Card):
    """``registerWanted`` asks for the register of its deliverables or of sign-offs."""

    registerWanted = Signal(str)  # noqa: N815

    def __init__(
        self,
        phase: PlannedPhase,
        diagnosis: Diagnosis,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        state = phase_state(phase, today)
        pill = Pill(state.status, state.word, soft=False)
        super().__init__(phase.phase.name, pill, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(phase.phase.name)
        dates = day_range(phase.starts_on, phase.ends_on)
        days = f"Days {phase.first_day} to {phase.last_day}: {dates}"
        self.body.addWidget(Label(days, "caption"))
        self.body.addSpacing(theme.space("xs"))
        self.body.addLayout(_lay_facts(phase_facts(phase, diagnosis)))
        if phase.sign_offs is not None:
            self._add_buttons(phase)
        self.body.addStretch(1)

    def _add_buttons(self, phase: PlannedPhase) -> None:
        name, line = phase.phase.name, QHBoxLayout()
        line.setSpacing(theme.space("s"))
        for words, register, meaning in (
            ("Deliverables", DELIVERABLES, f"What “{name}” hands over, who does it, what is done"),
            ("Sign-offs", SIGN_OFFS, f"Who agrees that “{name}” is over"),
        ):
            button = Button(words, "small", "note")
            button.setToolTip(meaning)
            button.setAccessibleName(f"{words} of {name}")
            button.clicked.connect(partial(self.registerWanted.emit, register))
            line.addWidget(button)
        line.addStretch(1)
        self.body.addSpacing(theme.space("xs"))
        self.body.addLayout(line)


def _lay_facts(facts: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space("m"))
    grid.setVerticalSpacing(theme.space("s"))
    grid.setColumnStretch(1, 1)
    for row, (name, lines) in enumerate(facts):
        grid.addWidget(Label(name, "caption", elide=False), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label("\n".join(lines), "small", tone="text", wrap=True), row, 1)
    return grid


def phase_state(phase: PlannedPhase, today: date) -> StatusWord:
    """Return whether a phase is ahead, running, over, or passed by everybody's sign-off."""
    signed = phase.sign_offs
    if signed is not None and signed.passed_on is not None:
        return StatusWord(Status.GOOD, "Passed")
    if today < phase.starts_on:
        return StatusWord(Status.NONE, "Ahead")
    if today <= phase.ends_on:
        return StatusWord(Status.DOING, "Now")
    if phase.gate is None:
        return StatusWord(Status.NONE, "Over")
    return StatusWord(Status.WATCH, "Not passed")
