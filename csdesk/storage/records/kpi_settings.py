"""How the engagement reads its KPIs: goals, levels, stated figures, chosen benchmarks."""

from __future__ import annotations

from datetime import date

from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import ALL_NUMBERS, KpiGoal, KpiInputId, ProfileId, StatedInput
from csdesk.model.kpis import KpiThresholds
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value

GOAL = ("kpi", "baseline", "target", "start_on", "due_on", "owner", "note")
THRESHOLDS = ("kpi", "low_usage", "churn_risk", "success", "basis")
STATED = ("input", "value", "basis", "as_of")
CHOICE = ("kpi", "benchmark", "reason", "author")


class KpiSettingRecords:
    """What a person stated and decided; at most one of each kind for a KPI or an input."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def goals(self) -> dict[KpiId, KpiGoal]:
        """Return the goal of each KPI that has one."""
        return {KpiId(row[0]): _read_goal(row) for row in self._rows("kpi_goal", GOAL)}

    def thresholds(self) -> dict[KpiId, KpiThresholds]:
        """Return the three levels of each KPI for which a person stated them."""
        rows = self._rows("kpi_threshold", THRESHOLDS)
        return {KpiId(kpi): KpiThresholds(*levels) for kpi, *levels in rows}

    def stated(self) -> dict[KpiInputId, StatedInput]:
        """Return every input that a person stated."""
        return {row[0]: _read_stated(row) for row in self._rows("stated_input", STATED)}

    def choices(self) -> dict[KpiId, BenchmarkChoice]:
        """Return the benchmark of each KPI for which one was chosen."""
        rows = self._rows("benchmark_choice", CHOICE)
        return {row[0]: BenchmarkChoice(*row) for row in rows}

    def set_goal(self, kpi: KpiId, goal: KpiGoal | None) -> None:
        """Keep a goal in place of the earlier one; None takes it back."""
        self._write("kpi_goal", GOAL, kpi, _list_goal(goal) if goal else None)

    def set_thresholds(self, kpi: KpiId, levels: KpiThresholds | None) -> None:
        """Keep three levels in place of the earlier ones; None takes them back."""
        values = None
        if levels is not None:
            values = (levels.low_usage, levels.churn_risk, levels.success, levels.source)
        self._write("kpi_threshold", THRESHOLDS, kpi, values)

    def state(self, stated: StatedInput) -> None:
        """Keep what was stated in place of the earlier value."""
        as_of = stated.as_of.isoformat() if stated.as_of else None
        self._write("stated_input", STATED, stated.id, (stated.value, stated.basis, as_of))

    def forget(self, stated: KpiInputId) -> None:
        """Take back what was stated."""
        self._write("stated_input", STATED, stated, None)

    def shown(self) -> ProfileId:
        """Return which set of numbers is looked at first: all, unless a person chose another."""
        place = (current_engagement(self._database),)
        row = self._database.row("SELECT profile FROM shown_numbers WHERE engagement_id = ?", place)
        return ProfileId(row[0]) if row else ALL_NUMBERS

    def show(self, profile: ProfileId) -> None:
        """Keep which set of numbers is looked at first."""
        place = (current_engagement(self._database),)
        self._database.write("DELETE FROM shown_numbers WHERE engagement_id = ?", place)
        if profile != ALL_NUMBERS:
            self._database.write("INSERT INTO shown_numbers VALUES (?, ?)", (*place, profile))

    def choose(self, kpi: KpiId, choice: BenchmarkChoice | None) -> None:
        """Keep a choice in place of the earlier one; None goes back to the default."""
        values = (choice.benchmark, choice.reason, choice.author) if choice else None
        self._write("benchmark_choice", CHOICE, kpi, values)

    def _rows(self, table: str, columns: tuple[str, ...]) -> list[Row]:
        names = ", ".join(columns)
        return self._database.rows(
            f"SELECT {names} FROM {table} WHERE engagement_id = ? ORDER BY {columns[0]}",  # noqa: S608
            (current_engagement(self._database),),
        )

    def _write(
        self, table: str, columns: tuple[str, ...], key: str, values: tuple[Value, ...] | None
    ) -> None:
        place = (current_engagement(self._database), key)
        if values is None:
            self._database.write(
                f"DELETE FROM {table} WHERE engagement_id = ? AND {columns[0]} = ?",  # noqa: S608
                place,
            )
            return
        marks = ", ".join("?" * (len(columns) + 1))
        changed = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
        self._database.write(
            f"INSERT INTO {table} (engagement_id, {', '.join(columns)}) VALUES ({marks}) "  # noqa: S608
            f"ON CONFLICT (engagement_id, {columns[0]}) DO UPDATE SET {changed}",
            (*place, *values),
        )


def _list_goal(goal: KpiGoal) -> tuple[Value, ...]:
    return (
        goal.baseline,
        goal.target,
        goal.start_on.isoformat(),
        goal.due_on.isoformat(),
        goal.owner,
        goal.note,
    )


def _read_stated(row: Row) -> StatedInput:
    stated, value, basis, as_of = row
    return StatedInput(stated, value, basis, date.fromisoformat(as_of) if as_of else None)


def _read_goal(row: Row) -> KpiGoal:
    kpi, baseline, target, start_on, due_on, owner, note = row
    days = date.fromisoformat(start_on), date.fromisoformat(due_on)
    return KpiGoal(KpiId(kpi), baseline, target, *days, owner, note)
