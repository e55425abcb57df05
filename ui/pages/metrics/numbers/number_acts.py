"""What is decided about numbers: each act is an operation on the workspace, and can be undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KpiGoal, KpiInputId, ProfileId
from csdesk.model.kpis import KpiThresholds
from ui.session import Session
from ui.tasks.keeper import Operation
from ui.tasks.lifetime import while_there


class NumberActs(QObject):
    """``done`` says that an act was carried out, ``refused`` why it was not."""

    done = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def show_set(self, shown: ProfileId) -> None:
        """Keep which numbers are looked at first."""
        from csdesk.operations.metrics.showing import show_profile

        self._session.run(show_profile, self._session.library, shown, label="Saving")

    def set_goal(self, goal: KpiGoal) -> None:
        """Keep where a KPI is to be."""
        from csdesk.operations.metrics.settings import set_kpi_goal

        self._run(set_kpi_goal, self._session.library, goal)

    def drop_goal(self, kpi: KpiId) -> None:
        """Take a goal away."""
        from csdesk.operations.metrics.settings import drop_kpi_goal

        self._run(drop_kpi_goal, kpi)

    def set_levels(self, kpi: KpiId, levels: KpiThresholds | None) -> None:
        """Keep three levels, or go back to those of the library."""
        from csdesk.operations.metrics.settings import set_kpi_thresholds

        self._run(set_kpi_thresholds, self._session.library, kpi, levels)

    def state(self, stated: KpiInputId, value: str, basis: str, as_of: date | None) -> None:
        """State a figure that no list holds."""
        from csdesk.operations.metrics.settings import state_input

        self._run(state_input, self._session.library, stated, value, basis, as_of)

    def forget(self, stated: KpiInputId) -> None:
        """Take a stated figure back."""
        from csdesk.operations.metrics.settings import forget_input

        self._run(forget_input, stated)

    def choose(self, kpi: KpiId, benchmark: str, reason: str) -> None:
        """Choose which benchmark counts, in the name of the person."""
        from csdesk.operations.metrics.settings import choose_benchmark

        choice = BenchmarkChoice(kpi, benchmark, reason, self._session.settings.person)
        self._run(choose_benchmark, self._session.library, choice)

    def forget_choice(self, kpi: KpiId) -> None:
        """Let the benchmark count that counts by itself."""
        from csdesk.operations.metrics.settings import forget_benchmark_choice

        self._run(forget_benchmark_choice, kpi)

    def _run(self, operation: Operation, *arguments: Any) -> None:
        self._session.run(
            operation,
            *arguments,
            on_done=while_there(self, lambda _result: self.done.emit()),
            on_failed=while_there(self, self.refused.emit),
            label="Saving",
            is_kept=False,
        )
