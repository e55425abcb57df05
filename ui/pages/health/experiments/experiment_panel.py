"""One experiment: its plan, how far it is, its result, and what that shows."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csdesk.formatting import day, percent, plural
from csdesk.model.experiments import ArmResult, Experiment, ExperimentState
from ui import theme
from ui.models.experiment_lines import (
    STATES,
    PlannedSize,
    Verdict,
    describe_size,
    find_end,
    judge_experiment,
    plan_size,
    write_effect,
)
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.date_field import DateField
from ui.widgets.entry_fields import add_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

LARGEST = 1e9
ARMS = {"control": "Without it", "variant": "With it"}


class ExperimentPanel(SidePanel):
    """Its signals say what is to become of the experiment that is shown.

    ``startRequested`` carries a day, ``resultEntered`` both arms.
    """

    startRequested = Signal(object)  # noqa: N815 - Qt's way of writing signals
    resultEntered = Signal(object, object)  # noqa: N815
    stopRequested = Signal()  # noqa: N815
    resumeRequested = Signal()  # noqa: N815
    removeRequested = Signal()  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("The experiment", wraps_title=True, parent=parent)
        self._session = session
        self._day: date | None = None
        self._shown: Experiment | None = None
        self.boxes: dict[tuple[str, str], NumberBox] = {}
        self.start = Button("Start", "primary")
        self.keep = Button("Keep the result", "primary")
        self.stop = Button("Stop without a result", "secondary")
        self.resume = Button("Let it run on", "secondary", "undo")

    def show_experiment(self, experiment: Experiment, today: date) -> None:
        """Show an experiment as it is kept."""
        self._shown = experiment
        plan, state = experiment.plan, STATES[experiment.state]
        self.title.setText(plan.name)
        self.caption.setText(f"{plan.measure or 'Outcome'} · {write_effect(plan)}")
        self.clear()
        line = QHBoxLayout()
        line.addWidget(Label(_when(experiment), "body", wrap=True), 1)
        line.addWidget(Pill(state.status, state.word))
        self.details.addLayout(line)
        if plan.hypothesis:
            self.add_fact("Hypothesis", plan.hypothesis)
        self.add_fact(
            "Plan",
            f"{percent(plan.baseline, trim=True)} without it, {write_effect(plan)}, power "
            f"{percent(plan.power, trim=True)}, confidence {percent(plan.confidence, trim=True)}",
        )
        self._add_needs(experiment)
        self._add_state(experiment, today)
        self._add_removal()
        self.details.addStretch(1)
        self.set_foot("")

    def _add_needs(self, experiment: Experiment) -> None:
        words = Label("", "small", wrap=True)
        self.details.addWidget(words)

        def show(planned: PlannedSize) -> None:
            words.setText(describe_size(planned))

        self._session.work(
            plan_size, experiment.plan, on_done=while_there(words, show), label="Sizing"
        )

    def _add_state(self, experiment: Experiment, today: date) -> None:
        if experiment.state is ExperimentState.PLANNED:
            self._add_start(today)
        elif experiment.state is ExperimentState.RUNNING:
            self._add_entry(experiment)
        else:
            self._add_verdict(experiment)

    def _add_start(self, today: date) -> None:
        self._day = today
        field = DateField("Begins on")
        field.show_day(today)
        self.start = Button("Start", "primary")
        field.dayChosen.connect(self._take_day)
        self.start.clicked.connect(lambda: self.startRequested.emit(self._day))
        self.add_heading("Start it")
        self.add_text("Draw lots for who is in which arm before it begins, and write it down.")
        add_field(self.details, "Begins on", field)
        self.details.addLayout(button_row((), [self.start]))

    def _take_day(self, chosen: date | None) -> None:
        self._day = chosen
        self.start.setEnabled(chosen is not None)

    def _add_entry(self, experiment: Experiment) -> None:
        self.add_heading("Enter the result")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate(("Accounts", "With the outcome"), start=1):
            grid.addWidget(Label(head, "caption", elide=False), 0, column)
        self.boxes = {}
        for row, (arm, words) in enumerate(ARMS.items(), start=1):
            grid.addWidget(Label(words, "body"), row, 0)
            for column, what in enumerate(("accounts", "outcomes"), start=1):
                box = NumberBox(f"{words}: {what}", 0, LARGEST, 96)
                box.setDecimals(0)
                box.numberChosen.connect(self._allow)
                self.boxes[arm, what] = box
                grid.addWidget(box, row, column)
        self.details.addLayout(grid)
        self.hint = Label("", "caption", wrap=True)
        self.details.addWidget(self.hint)
        self.keep = Button("Keep the result", "primary")
        self.stop = Button("Stop without a result", "secondary")
        self.keep.clicked.connect(self._enter)
        self.stop.clicked.connect(self.stopRequested)
        self.details.addLayout(button_row((), [self.keep]))
        self.details.addLayout(button_row((), [self.stop]))
        self.add_text(
            f"It is planned for {plural(experiment.plan.weeks, 'week')}. Ending it as soon as the "
            "figures please makes chance look like an effect."
        )
        self._allow()

    def _arm(self, arm: str) -> ArmResult:
        accounts, outcomes = (self.boxes[arm, what].value() for what in ("accounts", "outcomes"))
        return ArmResult(round(accounts), round(outcomes))

    def _allow(self) -> None:
        arms = [self._arm(arm) for arm in ARMS]
        missing = ""
        if any(arm.outcomes > arm.accounts for arm in arms):
            missing = "No arm has more with the outcome than accounts."
        elif any(arm.accounts < 1 for arm in arms):
            missing = "Enter how many accounts were in each arm."
        self.hint.setText(missing)
        self.keep.setEnabled(not missing)

    def _enter(self) -> None:
        self.resultEntered.emit(self._arm("control"), self._arm("variant"))

    def _add_verdict(self, experiment: Experiment) -> None:
        self.add_heading("What does it show?")
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        words = Label("Reckoning …", "body", wrap=True)
        self.details.addWidget(place)
        self.details.addWidget(words)
        self._session.work(
            judge_experiment,
            experiment,
            on_done=while_there(words, partial(_show_verdict, line, words)),
            label="Judging the experiment",
        )
        self.resume = Button("Let it run on", "secondary", "undo")
        self.resume.setToolTip("Its result is taken back")
        self.resume.clicked.connect(self.resumeRequested)
        self.details.addLayout(button_row((), [self.resume]))

    def _add_removal(self) -> None:
        remove = Button("Remove", "small", "close")
        remove.clicked.connect(self.removeRequested)
        self.details.addSpacing(theme.space("m"))
        self.details.addLayout(button_row((), [remove]))


def _show_verdict(line: QHBoxLayout, words: Label, verdict: Verdict) -> None:
    line.addWidget(Pill(verdict.status, verdict.word))
    line.addStretch(1)
    words.setText("\n\n".join(verdict.sentences))


def _when(experiment: Experiment) -> str:
    end = find_end(experiment)
    if experiment.started_on is None or end is None:
        return f"For {plural(experiment.plan.weeks, 'week')}"
    return f"{day(experiment.started_on)} to {day(end)}"
