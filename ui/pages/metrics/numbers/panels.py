"""What stands at the right of the numbers: one of them, or what is decided about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import GoalTemplate, KpiInputId
from csdesk.model.kpis import KpiDefinition
from ui.models.account_lines import AccountBook
from ui.models.kpi_list import KpiEntry
from ui.pages.metrics.accounts_panel import AccountsPanel
from ui.pages.metrics.numbers import kpi_panel as parts
from ui.pages.metrics.numbers.benchmark_panel import BenchmarkPanel
from ui.pages.metrics.numbers.cases_panel import CasesPanel
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.pages.metrics.numbers.goal_panel import GoalPanel
from ui.pages.metrics.numbers.goals_panel import GoalsPanel
from ui.pages.metrics.numbers.input_panel import InputPanel
from ui.pages.metrics.numbers.inputs_panel import InputsPanel
from ui.pages.metrics.numbers.kpi_panel import KpiPanel
from ui.pages.metrics.numbers.levels_panel import LevelsPanel
from ui.pages.metrics.numbers.number_acts import NumberActs
from ui.session import Session
from ui.widgets.side_panel import SidePanel


class NumberPanels(QStackedWidget):
    """``closed`` says that the person put the panel away.

    ``accountWanted`` asks for an account, ``importWanted`` for a file, ``dataWanted`` for the rows
    behind a lineage.
    """

    closed = Signal()
    accountWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals
    importWanted = Signal()  # noqa: N815
    dataWanted = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        library = session.library
        self._library = library
        self._diagnosis: Diagnosis | None = None
        self._entry: KpiEntry | None = None
        self.acts = NumberActs(session, self)
        self._back: Callable[[], None] = self.show_kpi
        self.kpi = KpiPanel(library)
        self.goal = GoalPanel(library.goal_templates)
        self.goals = GoalsPanel(library.goal_templates)
        self.input = InputPanel()
        self.inputs = InputsPanel(library.kpi_inputs)
        self.benchmarks = BenchmarkPanel(library)
        self.levels = LevelsPanel()
        self.cases = CasesPanel(library.cases)
        self.accounts = AccountsPanel()
        self._add_all()
        self._connect()

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Know another diagnosis; lists are shown anew, what is being typed stays."""
        self._diagnosis = diagnosis
        if self.currentWidget() is self.goals:
            self.show_goals()
        elif self.currentWidget() is self.inputs:
            self.show_inputs()

    def show_entry(self, entry: KpiEntry) -> None:
        """Show one number."""
        self._entry = entry
        self.show_kpi()

    def follow_entry(self, entry: KpiEntry) -> None:
        """Know how a number stands now; whatever else is open stays open."""
        self._entry = entry
        if self.currentWidget() is self.kpi:
            self.show_kpi()

    def show_kpi(self) -> None:
        """Show the number that was chosen last."""
        self._back = self.show_kpi
        definition = self._definition()
        if definition is not None and self._entry is not None and self._diagnosis is not None:
            self.kpi.show_kpi(self._entry, definition, self._diagnosis)
        self.setCurrentWidget(self.kpi)

    def show_goals(self) -> None:
        """Show all goals."""
        self._back = self.show_goals
        if self._diagnosis is not None:
            self.goals.show_goals(self._diagnosis)
            self.setCurrentWidget(self.goals)

    def show_goal(self, kpi: KpiId, template: GoalTemplate | None = None) -> None:
        """Show the goal of a number."""
        definition = self._diagnosis.definition(kpi) if self._diagnosis else None
        if definition is not None and self._diagnosis is not None:
            self.goal.show_goal(definition, self._diagnosis, template)
            self.setCurrentWidget(self.goal)

    def show_inputs(self) -> None:
        """Show all figures that can be stated."""
        self._back = self.show_inputs
        if self._diagnosis is not None:
            self.inputs.show_inputs(self._diagnosis)
            self.setCurrentWidget(self.inputs)

    def show_input(self, stated: KpiInputId) -> None:
        """Show one figure that can be stated."""
        known = next((one for one in self._library.kpi_inputs if one.id == stated), None)
        if known is not None and self._diagnosis is not None:
            self.input.show_input(known, self._diagnosis)
            self.setCurrentWidget(self.input)

    def show_cases(self) -> None:
        """Show the companies that are told of."""
        self.cases.show_cases()
        self.setCurrentWidget(self.cases)

    def go_back(self) -> None:
        """Show what was looked at before: the number, or the list of goals or of figures."""
        self._back()
        if (panel := self.currentWidget()) is not None:
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_part(self, part: str, key: str) -> None:
        """Open a part of the number that is shown."""
        if part == parts.INPUT:
            self.show_input(KpiInputId(key))
        elif part == parts.IMPORT:
            self.importWanted.emit()
        elif part == parts.DATA:
            self.dataWanted.emit(key)
        else:
            self._open_own(part)

    def _open_own(self, part: str) -> None:
        definition, diagnosis = self._definition(), self._diagnosis
        if definition is None or diagnosis is None:
            return
        shows: Mapping[str, tuple[SidePanel, Callable[[], None]]] = {
            parts.GOAL: (self.goal, lambda: self.goal.show_goal(definition, diagnosis)),
            parts.LEVELS: (self.levels, lambda: self.levels.show_levels(definition, diagnosis)),
            parts.BENCHMARKS: (
                self.benchmarks,
                lambda: self.benchmarks.show_benchmarks(definition, diagnosis),
            ),
            parts.ACCOUNTS: (self.accounts, lambda: self._show_accounts(definition, diagnosis)),
        }
        panel, show = shows[part]
        show()
        self.setCurrentWidget(panel)

    def _show_accounts(self, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        value = diagnosis.kpis.get(definition.id)
        keys = value.accounts if value else ()
        self.accounts.show_accounts(definition.name, keys, AccountBook.of(diagnosis))

    def _definition(self) -> KpiDefinition | None:
        if self._diagnosis is None or self._entry is None:
            return None
        return self._diagnosis.definition(self._entry.id)

    def _add_all(self) -> None:
        self.addWidget(self.kpi)
        self.kpi.closed.connect(self.closed)
        lists: tuple[SidePanel, ...] = (self.goals, self.inputs, self.cases, self.benchmarks)
        forms: tuple[SidePanel, ...] = (self.goal, self.input, self.levels, self.accounts)
        for panel in (*lists, *forms):
            self.addWidget(panel)
        for panel in lists:
            panel.closed.connect(self.show_kpi)
        for panel in forms:
            panel.closed.connect(self.go_back)

    def _connect(self) -> None:
        acts = self.acts
        self.kpi.partWanted.connect(self.open_part)
        self.goals.goalWanted.connect(self.show_goal)
        self.goal.goalSet.connect(acts.set_goal)
        self.goal.goalDropped.connect(acts.drop_goal)
        self.inputs.inputWanted.connect(self.show_input)
        self.input.stated.connect(acts.state)
        self.input.forgotten.connect(acts.forget)
        self.benchmarks.chosen.connect(acts.choose)
        self.benchmarks.forgotten.connect(acts.forget_choice)
        self.benchmarks.casesWanted.connect(self.show_cases)
        self.levels.levelsSet.connect(acts.set_levels)
        self.accounts.accountWanted.connect(self.accountWanted)
        acts.done.connect(self.go_back)
        acts.refused.connect(self._say)

    def _say(self, sentence: str) -> None:
        panel = self.currentWidget()
        if isinstance(panel, FormPanel):
            panel.say(sentence)
