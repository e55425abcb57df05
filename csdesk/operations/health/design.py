"""The health model: what scores are for, for whom, and how often they are looked over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.scorecards import DesignStep, HealthModel
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def change_model(workspace: Workspace, model: HealthModel) -> Outcome[None]:
    """Keep purpose, stakeholders, owner and cadence of the health model.

    Raises WrongUsage for a cadence below a day, and where an active model would lose its purpose
    or its stakeholders.
    """
    stakeholders = tuple(name.strip() for name in model.stakeholders if name.strip())
    model = replace(model, stakeholders=stakeholders, owner=model.owner.strip())
    if min(model.review_days, model.fresh_days) < 1:
        raise WrongUsage("Reviews and fresh data need a number of days. Give 1 or more.")
    if model.activated_on is not None:
        _check_purpose(model)
    with workspace.step(Action.CHANGE_HEALTH_MODEL):
        workspace.health_model.set(model)
    return Outcome(None, Changes.SCORING)


def activate_model(workspace: Workspace, on: date) -> Outcome[date | None]:
    """Put the health model into force, and return when it is to be looked over (S1.21, S1.30).

    Raises WrongUsage without a purpose or without stakeholders.
    """
    model = workspace.health_model.get()
    _check_purpose(model)
    active = replace(model, activated_on=on)
    with workspace.step(Action.CHANGE_HEALTH_MODEL):
        workspace.health_model.set(active)
    return Outcome(active.next_review, Changes.SCORING)


def mark_steps(workspace: Workspace, steps: Collection[DesignStep]) -> Outcome[str]:
    """Say which of the seven steps of the design are done, and return how many: "3/7" (S1.22)."""
    done = frozenset(steps)
    with workspace.step(Action.CHANGE_HEALTH_MODEL):
        workspace.health_model.set(replace(workspace.health_model.get(), steps_done=done))
    return Outcome(count_steps(done), Changes.SCORING)


def count_steps(steps: Collection[DesignStep]) -> str:
    """Return how many of the seven steps are done, as "3/7"."""
    return f"{len(set(steps))}/{len(DesignStep)}"


def _check_purpose(model: HealthModel) -> None:
    if model.purpose is None:
        raise WrongUsage(
            "The health score has no purpose yet, so it cannot be put into force. "
            "Choose what it is for."
        )
    if not model.stakeholders:
        raise WrongUsage(
            "Nobody is named who uses the health score, so it cannot be put into force. "
            "Name its stakeholders."
        )
