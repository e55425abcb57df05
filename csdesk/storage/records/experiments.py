"""Planned experiments, with what came of them."""

from __future__ import annotations

from datetime import date

from csdesk.model.experiments import ArmResult, EffectKind, Experiment, ExperimentPlan
from csdesk.model.identifiers import ExperimentId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row, Value

PLAN = (
    "name", "hypothesis", "measure", "baseline", "effect", "effect_kind", "power", "confidence",
    "available", "weeks", "is_reduction",
)  # fmt: skip
STATE = (
    "started_on", "control_accounts", "control_outcomes", "variant_accounts", "variant_outcomes",
)  # fmt: skip
COLUMNS = ", ".join((*PLAN, *STATE))
MARKS = ", ".join("?" * len((*PLAN, *STATE)))
CHANGES = ", ".join(f"{name} = ?" for name in (*PLAN, *STATE))
READ = f"SELECT id, {COLUMNS} FROM experiment WHERE engagement_id = ? ORDER BY id"  # noqa: S608
ADD = f"INSERT INTO experiment (engagement_id, {COLUMNS}) VALUES (?, {MARKS})"  # noqa: S608
CHANGE = f"UPDATE experiment SET {CHANGES} WHERE id = ?"  # noqa: S608
NEW = ExperimentId(0)
"""The number of an experiment that is not kept yet."""


class ExperimentRecords:
    """The experiments of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Experiment, ...]:
        """Return every experiment, in the order in which they were planned."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(map(_read_experiment, rows))

    def save(self, experiment: Experiment) -> ExperimentId:
        """Keep a new experiment, whose number is 0, or change the one that has its number."""
        values = _list_values(experiment)
        if experiment.id == NEW:
            engagement = current_engagement(self._database)
            return ExperimentId(self._database.write(ADD, (engagement, *values)))
        self._database.write(CHANGE, (*values, experiment.id))
        return experiment.id

    def remove(self, experiment: ExperimentId) -> None:
        """Forget an experiment; without one nothing happens."""
        self._database.write("DELETE FROM experiment WHERE id = ?", (experiment,))


def _list_values(experiment: Experiment) -> tuple[Value, ...]:
    started_on = experiment.started_on and experiment.started_on.isoformat()
    plan = tuple(getattr(experiment.plan, name) for name in PLAN)
    return (*plan, started_on, *_list_arm(experiment.control), *_list_arm(experiment.variant))


def _list_arm(arm: ArmResult | None) -> tuple[Value, Value]:
    return (arm.accounts, arm.outcomes) if arm else (None, None)


def _read_experiment(row: Row) -> Experiment:
    number, plan, state = row[0], row[1 : 1 + len(PLAN)], row[1 + len(PLAN) :]
    told = dict(zip(PLAN, plan, strict=True))
    told |= {
        "effect_kind": EffectKind(told["effect_kind"]),
        "is_reduction": told["is_reduction"] == 1,
    }
    return Experiment(
        ExperimentId(number),
        ExperimentPlan(**told),
        date.fromisoformat(state[0]) if state[0] else None,
        _read_arm(*state[1:3]),
        _read_arm(*state[3:5]),
    )


def _read_arm(accounts: int | None, outcomes: int | None) -> ArmResult | None:
    return None if accounts is None or outcomes is None else ArmResult(accounts, outcomes)
