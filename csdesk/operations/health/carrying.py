"""What is taken along about health into the next engagement of a client (docs/health.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from csdesk.model.actions import TaskStatus
from csdesk.model.experiments import ExperimentState
from csdesk.model.identifiers import ExperimentId, ScorecardId
from csdesk.model.offers import OfferState
from csdesk.model.scorecards import NO_MODEL
from csdesk.model.weighting import WeightRating
from csdesk.storage.workspace import Workspace

NEW = ExperimentId(0)
UNFINISHED = frozenset({ExperimentState.PLANNED, ExperimentState.RUNNING})
Keep = Callable[[], None]


def carry_health(workspace: Workspace) -> Keep:
    """Read what goes on in an engagement, and return what keeps it in the one chosen then.

    How health is scored comes along whole; of the work what is not finished; of what is known of
    accounts why they left and what is proven. What is closed stays with the earlier engagement.
    """
    kept = (_carry_scoring(workspace), _carry_work(workspace), _carry_knowledge(workspace))

    def keep() -> None:
        for one in kept:
            one()

    return keep


def _carry_scoring(workspace: Workspace) -> Keep:
    """Carry scorecards with all versions and ratings, which count, the model, set scores."""
    versions, in_use = workspace.scorecards.versions(), workspace.scorecards.in_use()
    model, overrides = workspace.health_model.get(), workspace.overrides.all()
    ratings = workspace.ratings.all()

    def keep() -> None:
        for version in versions:
            workspace.scorecards.add(version)
        if in_use:
            workspace.scorecards.choose(in_use)
        if model != NO_MODEL:
            workspace.health_model.set(model)
        for override in overrides:
            workspace.overrides.set(override)
        _keep_ratings(workspace, ratings)

    return keep


def _keep_ratings(workspace: Workspace, ratings: Sequence[WeightRating]) -> None:
    ordered = sorted(ratings, key=_find_rating)
    for (scorecard, number, rater), given in groupby(ordered, key=_find_rating):
        weights = {one.signal: one.weight for one in given}
        workspace.ratings.rate(scorecard, number, rater, weights)


def _find_rating(rating: WeightRating) -> tuple[ScorecardId, int, str]:
    return rating.scorecard, rating.round, rating.rater


def _carry_work(workspace: Workspace) -> Keep:
    """Carry own playbooks, open tasks, experiments without a result, offers that wait."""
    playbooks = tuple(workspace.playbooks.all().values())
    tasks = [one for one in workspace.tasks.all() if one.status is TaskStatus.OPEN]
    experiments = [one for one in workspace.experiments.all() if one.state in UNFINISHED]
    offers = [one for one in workspace.offers.all().values() if one.state is OfferState.WAITING]

    def keep() -> None:
        for playbook in playbooks:
            workspace.playbooks.save(playbook)
        workspace.tasks.add(tasks)
        for experiment in experiments:
            workspace.experiments.save(replace(experiment, id=NEW))
        for offer in offers:
            workspace.offers.add(offer)

    return keep


def _carry_knowledge(workspace: Workspace) -> Keep:
    """Carry what people know of accounts: why they left, and what is proven of them."""
    notes, proofs = tuple(workspace.losses.all().values()), workspace.proofs.all()

    def keep() -> None:
        for note in notes:
            workspace.losses.save(note)
        for account, proven in proofs.items():
            workspace.proofs.set(account, proven)

    return keep
