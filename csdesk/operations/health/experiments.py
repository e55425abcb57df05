"""Experiments: planned, started, and their results (S1.39)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.experiments import (
    NOBODY,
    ArmResult,
    Experiment,
    ExperimentPlan,
    ExperimentState,
)
from csdesk.model.history import Action
from csdesk.model.identifiers import ExperimentId
from csdesk.operations.outcome import Outcome
from csdesk.scoring.experiments import find_plan_fault
from csdesk.storage.workspace import Workspace


def save_experiment(workspace: Workspace, experiment: Experiment) -> Outcome[ExperimentId]:
    """Keep a new experiment, whose number is 0, or change the one that has its number.

    Raises WrongUsage for a plan or a result that cannot be.
    """
    plan = replace(experiment.plan, name=experiment.plan.name.strip())
    _check_plan(plan)
    for arm in (experiment.control, experiment.variant):
        if arm is not None:
            _check_arm(arm)
    with workspace.step(Action.SAVE_EXPERIMENT):
        number = workspace.experiments.save(replace(experiment, plan=plan))
    return Outcome(number, Changes.GROWTH)


def start_experiment(workspace: Workspace, number: ExperimentId, on: date) -> Outcome[None]:
    """Say on which day an experiment begins; WrongUsage where it runs or has ended."""
    experiment = read_experiment(workspace, number)
    if experiment.state is not ExperimentState.PLANNED:
        raise WrongUsage(f"“{experiment.plan.name}” has begun already. Plan another one.")
    return _change(workspace, replace(experiment, started_on=on))


def enter_result(
    workspace: Workspace, number: ExperimentId, control: ArmResult, variant: ArmResult
) -> Outcome[None]:
    """Keep what came of both arms, which ends an experiment.

    Raises WrongUsage where it has not begun, and for arms that cannot be.
    """
    experiment = _read_begun(workspace, number)
    if min(control.accounts, variant.accounts) < 1:
        raise WrongUsage("An arm has at least one account. Enter how many were in each.")
    return _change(workspace, replace(experiment, control=control, variant=variant))


def stop_experiment(workspace: Workspace, number: ExperimentId) -> Outcome[None]:
    """End an experiment without a result; WrongUsage where it does not run."""
    experiment = _read_begun(workspace, number)
    if experiment.state is not ExperimentState.RUNNING:
        raise WrongUsage(f"“{experiment.plan.name}” has ended already. Let it run on first.")
    return _change(workspace, replace(experiment, control=NOBODY, variant=NOBODY))


def resume_experiment(workspace: Workspace, number: ExperimentId) -> Outcome[None]:
    """Let an experiment that ended run on; its result is taken back."""
    experiment = _read_begun(workspace, number)
    return _change(workspace, replace(experiment, control=None, variant=None))


def read_experiment(workspace: Workspace, number: ExperimentId) -> Experiment:
    """Return an experiment; WrongUsage for a number that none of the engagement has."""
    for experiment in workspace.experiments.all():
        if experiment.id == number:
            return experiment
    raise WrongUsage(f"There is no experiment {number}. Look at the list again.")


def remove_experiment(workspace: Workspace, experiment: ExperimentId) -> Outcome[None]:
    """Take an experiment away."""
    with workspace.step(Action.REMOVE_EXPERIMENT):
        workspace.experiments.remove(experiment)
    return Outcome(None, Changes.GROWTH)


def _read_begun(workspace: Workspace, number: ExperimentId) -> Experiment:
    experiment = read_experiment(workspace, number)
    if experiment.started_on is None:
        raise WrongUsage(f"“{experiment.plan.name}” has not begun yet. Start it first.")
    return experiment


def _change(workspace: Workspace, experiment: Experiment) -> Outcome[None]:
    return Outcome(None, save_experiment(workspace, experiment).changes)


def _check_plan(plan: ExperimentPlan) -> None:
    if not plan.name:
        raise WrongUsage("The experiment needs a name. Give it one.")
    for what, value in (
        ("baseline", plan.baseline),
        ("power", plan.power),
        ("confidence", plan.confidence),
    ):
        if not 0 < value < 100:
            raise WrongUsage(f"A {what} of {value:g}% cannot be. Give more than 0 and below 100.")
    if plan.effect <= 0:
        raise WrongUsage("The smallest effect must be above 0. Give how much you expect.")
    if plan.weeks < 1:
        raise WrongUsage("An experiment runs for at least a week. Give the number of weeks.")
    if plan.available is not None and plan.available < 0:
        raise WrongUsage("There cannot be fewer than 0 accounts. Give how many there are.")
    if (fault := find_plan_fault(plan)) is not None:
        raise WrongUsage(f"{fault} Correct the plan.")


def _check_arm(arm: ArmResult) -> None:
    if not 0 <= arm.outcomes <= arm.accounts:
        raise WrongUsage(
            f"An arm cannot have {arm.outcomes} outcomes among {arm.accounts} accounts. "
            "Correct one of them."
        )
