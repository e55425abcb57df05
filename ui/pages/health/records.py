"""What people decided about health, and the scores of earlier days: read on the lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csdesk.model.actions import Task
from csdesk.model.churn import LossNote
from csdesk.model.experiments import Experiment
from csdesk.model.identifiers import AccountKey, OfferId, PlaybookId, ScorecardId
from csdesk.model.offers import Offer
from csdesk.model.playbooks import Playbook
from csdesk.model.score_history import KeptScores, ScoreOverride, SnapshotInfo
from csdesk.model.scorecards import HealthModel, Scorecard, ScorecardVersion
from csdesk.model.weighting import WeightRating

if TYPE_CHECKING:
    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace

SHOWN_SNAPSHOTS = 8


@dataclass(frozen=True, slots=True)
class HealthRecords:
    """The decisions as they are kept now."""

    cards: tuple[Scorecard, ...]
    """Those in use, in the order in which they are tried."""
    known: Mapping[ScorecardId, Scorecard]
    versions: tuple[ScorecardVersion, ...]
    model: HealthModel
    ratings: tuple[WeightRating, ...]
    overrides: Mapping[AccountKey, ScoreOverride]
    """Those that count on the day of the customer list."""
    snapshots: tuple[tuple[SnapshotInfo, KeptScores], ...]
    """The latest ones, oldest first."""
    tasks: tuple[Task, ...] = ()
    playbooks: Mapping[PlaybookId, Playbook] = field(default_factory=dict)
    """Those that ship, and the client's own."""
    experiments: tuple[Experiment, ...] = ()
    losses: Mapping[AccountKey, LossNote] = field(default_factory=dict)
    """What was decided about those who left."""
    offers: Mapping[OfferId, Offer] = field(default_factory=dict)


def read_records(workspace: Workspace, library: Library) -> HealthRecords:
    """Return what was decided and kept."""
    from csdesk.model.imports import ListRole
    from csdesk.operations.health.cards import current_scorecards, known_scorecards
    from csdesk.operations.health.playbooks import current_playbooks

    accounts = workspace.accounts.table(ListRole.CURRENT)
    snapshots = workspace.snapshots.all()[-SHOWN_SNAPSHOTS:]
    return HealthRecords(
        cards=current_scorecards(workspace, library),
        known=known_scorecards(workspace, library),
        versions=workspace.scorecards.versions(),
        model=workspace.health_model.get(),
        ratings=workspace.ratings.all(),
        overrides=workspace.overrides.valid(accounts.as_of) if accounts else {},
        snapshots=tuple((info, workspace.snapshots.scores(info)) for info in snapshots),
        tasks=workspace.tasks.all(),
        playbooks=current_playbooks(workspace, library),
        experiments=workspace.experiments.all(),
        losses=workspace.losses.all(),
        offers=workspace.offers.all(),
    )
