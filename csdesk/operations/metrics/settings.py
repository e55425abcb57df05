"""Goals, levels, stated figures and chosen benchmarks of KPIs (S1.1, S2.7, S1.121)."""

from __future__ import annotations

from datetime import date
from math import isfinite

from csdesk.errors import WrongUsage
from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.changes import REMEASURED
from csdesk.model.history import Action
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KpiGoal, KpiInputId, StatedInput
from csdesk.model.kpis import KpiThresholds
from csdesk.model.library import Library
from csdesk.operations.metrics.refusing import (
    check_benchmark,
    check_input,
    check_kpi,
    check_levels,
    find_input,
)
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def set_kpi_goal(workspace: Workspace, library: Library, goal: KpiGoal) -> Outcome[None]:
    """Keep where a KPI is to be, in place of its earlier goal. WrongUsage for what cannot be."""
    check_kpi(library, goal.kpi)
    if goal.due_on <= goal.start_on:
        raise WrongUsage("A goal is due after it starts. Give a later date.")
    if goal.target == goal.baseline:
        raise WrongUsage("The target is where the KPI stands already. Give another target.")
    if not (isfinite(goal.baseline) and isfinite(goal.target)):
        raise WrongUsage("Baseline and target are numbers. Give both.")
    with workspace.step(Action.SET_KPI_GOAL):
        workspace.kpi_settings.set_goal(goal.kpi, goal)
    return Outcome(None, REMEASURED)


def drop_kpi_goal(workspace: Workspace, kpi: KpiId) -> Outcome[None]:
    """Take the goal of a KPI back."""
    with workspace.step(Action.SET_KPI_GOAL):
        workspace.kpi_settings.set_goal(kpi, None)
    return Outcome(None, REMEASURED)


def set_kpi_thresholds(
    workspace: Workspace, library: Library, kpi: KpiId, levels: KpiThresholds | None
) -> Outcome[None]:
    """State the three levels of a KPI in its unit; None goes back to those of the library.

    WrongUsage unless high churn risk, low usage and success follow each other one way or the other.
    """
    if levels is not None:
        check_kpi(library, kpi)
        check_levels(levels)
    with workspace.step(Action.SET_KPI_THRESHOLDS):
        workspace.kpi_settings.set_thresholds(kpi, levels)
    return Outcome(None, REMEASURED)


def state_input(
    workspace: Workspace,
    library: Library,
    stated: KpiInputId,
    value: str,
    basis: str,
    as_of: date | None = None,
) -> Outcome[None]:
    """State a figure that no list holds; ``value`` as text, a number with a point for decimals.

    ``basis`` says who says so, ``as_of`` of which day it is. WrongUsage for an input that is not
    known, for a value that it does not take, and without a basis.
    """
    definition = find_input(library, stated)
    check_input(definition, value)
    if not basis.strip():
        raise WrongUsage(f"Say where “{definition.name}” is from: it stands beside every number.")
    with workspace.step(Action.STATE_INPUT):
        workspace.kpi_settings.state(StatedInput(stated, value.strip(), basis.strip(), as_of))
    return Outcome(None, REMEASURED)


def forget_input(workspace: Workspace, stated: KpiInputId) -> Outcome[None]:
    """Take a stated figure back; the default counts again, where there is one."""
    with workspace.step(Action.STATE_INPUT):
        workspace.kpi_settings.forget(stated)
    return Outcome(None, REMEASURED)


def choose_benchmark(
    workspace: Workspace, library: Library, choice: BenchmarkChoice
) -> Outcome[None]:
    """Choose which of several benchmarks a KPI is held against.

    WrongUsage without a reason, and for one that is not cited for the KPI or names nobody.
    """
    check_benchmark(library, choice)
    if not choice.reason.strip():
        raise WrongUsage("Say why this benchmark is read: the report prints the reason.")
    with workspace.step(Action.CHOOSE_BENCHMARK):
        workspace.kpi_settings.choose(choice.kpi, choice)
    return Outcome(None, REMEASURED)


def forget_benchmark_choice(workspace: Workspace, kpi: KpiId) -> Outcome[None]:
    """Go back to the default benchmark of a KPI."""
    with workspace.step(Action.CHOOSE_BENCHMARK):
        workspace.kpi_settings.choose(kpi, None)
    return Outcome(None, REMEASURED)
