"""What a workspace keeps about health, read through its repositories alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from csdesk.model.actions import Task
from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey, TaskId
from csdesk.model.offers import Offer
from csdesk.model.score_history import KeptScore, ScoreOverride
from csdesk.storage.workspace import Workspace

NEW = TaskId(0)
"""The number of a task that is not kept yet."""


@dataclass(frozen=True)
class HealthContent:
    """Everything about health that a person put into a workspace, or that an import left there."""

    snapshots: tuple[tuple[date, tuple[KeptScore, ...]], ...] = ()
    """In the order in which they were taken."""
    overrides: Mapping[AccountKey, ScoreOverride] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    """Without their numbers, in the order in which they were opened."""
    proofs: Mapping[AccountKey, frozenset[Proof]] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()


def read_health(workspace: Workspace) -> HealthContent:
    """Return what an open workspace holds."""
    return HealthContent(
        snapshots=tuple(
            (info.as_of, tuple(workspace.snapshots.scores(info)))
            for info in workspace.snapshots.all()
        ),
        overrides={one.account: one for one in workspace.overrides.all()},
        tasks=tuple(replace(task, id=NEW) for task in workspace.tasks.all()),
        proofs=workspace.proofs.all(),
        offers=tuple(workspace.offers.all().values()),
    )
