"""The experiments of an engagement, and the plan of the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.experiments import Experiment
from csdesk.model.identifiers import ExperimentId
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.experiment_lines import experiment_columns
from ui.pages.health.experiments.experiment_acts import ExperimentActs
from ui.pages.health.experiments.experiment_panel import ExperimentPanel
from ui.pages.health.experiments.plan_form import PlanForm
from ui.pages.health.health_view import HealthView
from ui.pages.health.records import HealthRecords
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.scrolling import PartScroll
from ui.widgets.side_layout import SideLayout
from ui.widgets.words_instead import WordsInstead

NOTHING = (
    "No experiment is planned. Half of the accounts get something new, the other half does not: "
    "say below what and how many, and keep the plan."
)
MOST_ROWS = 8


class ExperimentsView(HealthView):
    """A list over the plan; the panel starts, ends and judges the one that is chosen (S1.39)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._experiments: tuple[Experiment, ...] = ()
        self._chosen: ExperimentId | None = None
        self.acts = ExperimentActs(session)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Experiments")
        self.table.setModel(self.model)
        self.rows = WordsInstead(self.table, NOTHING)
        self.plan = PlanForm(session)
        self.panel = ExperimentPanel(session)
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self._connect()
        self._show_list()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Experiments follow with the records."""

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show the experiments as they are kept now."""
        known = {one.id for one in self._experiments}
        new = [one.id for one in records.experiments if one.id not in known]
        if known and new:
            self._chosen = new[-1]
        self._experiments = records.experiments
        self._show_list()

    @override
    def reveal(self, entity: str, key: str) -> bool:
        """Show the experiment that a record is about; tell whether there is one."""
        numbers = {str(one.id): one.id for one in self._experiments}
        wanted = numbers.get(key.strip('[] "'))
        if entity != "experiment" or wanted is None:
            return False
        self._chosen = wanted
        self._show_list()
        return True

    def _make_main(self) -> QWidget:
        self._list = Card("Which experiments are there?", padding=0)
        self._list.fill(self.rows)
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self._list)
        column.addWidget(self.plan)
        column.addStretch(1)
        return PartScroll(content)

    def _connect(self) -> None:
        self.plan.planned.connect(self.acts.plan)
        self.table.rowSelected.connect(self._explain)
        self.table.rowOpened.connect(self._open)
        self.panel.closed.connect(self._close_panel)
        self.panel.startRequested.connect(lambda on: self._do(lambda one: self.acts.start(one, on)))
        self.panel.resultEntered.connect(
            lambda control, variant: self._do(lambda one: self.acts.enter(one, control, variant))
        )
        self.panel.stopRequested.connect(lambda: self._do(self.acts.stop))
        self.panel.resumeRequested.connect(lambda: self._do(self.acts.resume))
        self.panel.removeRequested.connect(lambda: self._do(self.acts.remove))

    def _show_list(self) -> None:
        columns = experiment_columns(self._experiments)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        count = len(self._experiments)
        self.rows.show_rows(count)
        rows = min(max(count, 1), MOST_ROWS)
        self.rows.setFixedHeight(
            theme.size("table_header") + rows * theme.size("table_row") + 14 if count else 56
        )
        self._sides.set_wanted(count > 0)
        if count:
            numbers = [one.id for one in self._experiments]
            row = numbers.index(self._chosen) if self._chosen in numbers else count - 1
            self.table.select_row(row)

    def _explain(self, row: int) -> None:
        experiment = self._experiments[self.model.source_row(row)]
        self._chosen = experiment.id
        self.panel.show_experiment(experiment, datetime.now(UTC).astimezone().date())

    def _open(self, row: int) -> None:
        self._explain(row)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.table.setFocus()

    def _do(self, act: Callable[[Experiment], None]) -> None:
        """Do something about the experiment that is shown."""
        for experiment in self._experiments:
            if experiment.id == self._chosen:
                act(experiment)
