"""Where initiatives were put by hand, what became of them, and the plan that was made final."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from csdesk.model.identifiers import EngagementId, InitiativeId
from csdesk.model.plan_choices import (
    FinalPlan,
    InitiativeProgress,
    PlanChoice,
    ProgressState,
    PromisedItem,
)
from csdesk.model.roadmap import Horizon
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row
from csdesk.storage.records.plan_baselines import read_baseline, write_baseline

OUT = "out"
CHOOSE = """
INSERT INTO plan_choice (engagement_id, initiative, place, reason) VALUES (?, ?, ?, ?)
ON CONFLICT (engagement_id, initiative)
DO UPDATE SET place = excluded.place, reason = excluded.reason
"""
NOTE = """
INSERT INTO initiative_progress
(engagement_id, initiative, state, started_on, done_on, spent_days, note)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, initiative)
DO UPDATE SET state = excluded.state, started_on = excluded.started_on,
done_on = excluded.done_on, spent_days = excluded.spent_days, note = excluded.note
"""
MAKE_FINAL = """
INSERT INTO final_plan (engagement_id, made_on, made_by, start_on, items) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (engagement_id)
DO UPDATE SET made_on = excluded.made_on, made_by = excluded.made_by,
start_on = excluded.start_on, items = excluded.items
"""


class PlanChoiceRecords:
    """The decisions about the engagement's plan; what is not decided is not here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choices(self) -> dict[InitiativeId, PlanChoice]:
        """Return where a person put initiatives."""
        rows = self._of_engagement("plan_choice", "initiative, place, reason")
        return {row[0]: _read_choice(row) for row in rows}

    def choose(self, choice: PlanChoice) -> None:
        """Keep where an initiative is put, in place of the earlier choice."""
        place = OUT if choice.horizon is None else str(choice.horizon.value)
        told = (choice.initiative, place, choice.reason)
        self._database.write(CHOOSE, (current_engagement(self._database), *told))

    def let_plan(self, initiative: InitiativeId) -> None:
        """Take a choice back: the planner decides."""
        self._drop("plan_choice", initiative)

    def progress(
        self, engagement: EngagementId | None = None
    ) -> dict[InitiativeId, InitiativeProgress]:
        """Return what became of an engagement's initiatives, of the chosen one's by default."""
        columns = "initiative, state, started_on, done_on, spent_days, note"
        rows = self._of_engagement("initiative_progress", columns, engagement)
        return {row[0]: _read_progress(row) for row in rows}

    def note_progress(self, progress: InitiativeProgress) -> None:
        """Keep what became of an initiative, in place of what was known."""
        days = (_write_day(progress.started_on), _write_day(progress.done_on))
        told = (progress.initiative, progress.state, *days, progress.spent_days, progress.note)
        self._database.write(NOTE, (current_engagement(self._database), *told))

    def forget_progress(self, initiative: InitiativeId) -> None:
        """Forget what became of an initiative."""
        self._drop("initiative_progress", initiative)

    def final(self, engagement: EngagementId | None = None) -> FinalPlan | None:
        """Return the final plan of an engagement, the chosen one by default; None without one."""
        row = self._database.row(
            "SELECT made_on, made_by, start_on, items FROM final_plan WHERE engagement_id = ?",
            (engagement or current_engagement(self._database),),
        )
        return _read_final(row) if row else None

    def make_final(self, plan: FinalPlan) -> None:
        """Keep the plan as it is promised, in place of an earlier one."""
        items = json.dumps(_write_promise(plan), ensure_ascii=False)
        days = (plan.made_on.isoformat(), plan.made_by, plan.start_on.isoformat())
        self._database.write(MAKE_FINAL, (current_engagement(self._database), *days, items))

    def reopen(self) -> None:
        """Forget the final plan; without one nothing happens."""
        self._database.write(
            "DELETE FROM final_plan WHERE engagement_id = ?",
            (current_engagement(self._database),),
        )

    def _of_engagement(
        self, table: str, columns: str, engagement: EngagementId | None = None
    ) -> list[Row]:
        return self._database.rows(
            f"SELECT {columns} FROM {table} WHERE engagement_id = ? ORDER BY initiative",  # noqa: S608
            (engagement or current_engagement(self._database),),
        )

    def _drop(self, table: str, initiative: InitiativeId) -> None:
        self._database.write(
            f"DELETE FROM {table} WHERE engagement_id = ? AND initiative = ?",  # noqa: S608
            (current_engagement(self._database), initiative),
        )


def _read_choice(row: Row) -> PlanChoice:
    initiative, place, reason = row
    return PlanChoice(initiative, None if place == OUT else Horizon(int(place)), reason)


def _read_progress(row: Row) -> InitiativeProgress:
    initiative, state, started_on, done_on, spent_days, note = row
    days = _read_day(started_on), _read_day(done_on)
    return InitiativeProgress(initiative, ProgressState(state), *days, spent_days, note)


def _write_item(item: PromisedItem) -> dict[str, object]:
    return {
        "initiative": item.initiative,
        "title": item.title,
        "horizon": item.horizon.value,
        "due_on": item.due_on.isoformat(),
        "effort_days": item.effort_days,
        "value_low": item.value_low,
        "value_high": item.value_high,
    }


def _write_promise(plan: FinalPlan) -> object:
    """Return the items alone where nothing else was kept, as it always was written."""
    items = [_write_item(item) for item in plan.items]
    if plan.baseline is None:
        return items
    return {"items": items, "baseline": write_baseline(plan.baseline)}


def _read_final(row: Row) -> FinalPlan:
    made_on, made_by, start_on, promise = row
    told = json.loads(promise)
    items, baseline = (told["items"], told["baseline"]) if isinstance(told, dict) else (told, None)
    return FinalPlan(
        made_on=date.fromisoformat(made_on),
        made_by=made_by,
        start_on=date.fromisoformat(start_on),
        items=tuple(map(_read_item, items)),
        baseline=None if baseline is None else read_baseline(baseline),
    )


def _read_item(item: Mapping[str, Any]) -> PromisedItem:
    due_on = date.fromisoformat(item["due_on"])
    return PromisedItem(**{**item, "horizon": Horizon(item["horizon"]), "due_on": due_on})


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
