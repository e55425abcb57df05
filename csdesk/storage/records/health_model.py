"""What the health score is kept for, by whom, and how often it is looked over."""

from __future__ import annotations

import json
from datetime import date

from csdesk.model.scorecards import NO_MODEL, DesignStep, HealthModel, Purpose
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

COLUMNS = "purpose, stakeholders, owner, activated_on, review_days, fresh_days, steps_done"
READ = f"SELECT {COLUMNS} FROM health_model WHERE engagement_id = ?"  # noqa: S608
SET = f"""
INSERT INTO health_model (engagement_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (engagement_id) DO UPDATE SET
    purpose = excluded.purpose, stakeholders = excluded.stakeholders, owner = excluded.owner,
    activated_on = excluded.activated_on, review_days = excluded.review_days,
    fresh_days = excluded.fresh_days, steps_done = excluded.steps_done
"""  # noqa: S608


class HealthModelRecords:
    """The health model of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> HealthModel:
        """Return the model; ``NO_MODEL`` where nothing was decided yet."""
        row = self._database.row(READ, (current_engagement(self._database),))
        return _read_model(row) if row else NO_MODEL

    def set(self, model: HealthModel) -> None:
        """Keep the model in place of the one before."""
        values = (
            model.purpose,
            json.dumps(model.stakeholders, ensure_ascii=False),
            model.owner,
            model.activated_on.isoformat() if model.activated_on else None,
            model.review_days,
            model.fresh_days,
            json.dumps([step for step in DesignStep if step in model.steps_done]),
        )
        self._database.write(SET, (current_engagement(self._database), *values))


def _read_model(row: Row) -> HealthModel:
    purpose, stakeholders, owner, activated_on, review_days, fresh_days, steps = row
    return HealthModel(
        purpose=Purpose(purpose) if purpose else None,
        stakeholders=tuple(json.loads(stakeholders)),
        owner=owner,
        activated_on=date.fromisoformat(activated_on) if activated_on else None,
        review_days=review_days,
        fresh_days=fresh_days,
        steps_done=frozenset(map(DesignStep, json.loads(steps))),
    )
