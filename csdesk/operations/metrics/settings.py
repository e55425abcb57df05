"""Goals, levels, stated figures and chosen benchmarks of KPIs (S1.1, S2.7, S1.121)."""

from __future__ import annotations

from math import isfinite

from csdesk.errors import WrongUsage
from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.changes import REMEASURED
from csdesk.model.history import Action
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import InputKind, KpiGoal, KpiInputDefinition
from csdesk.model.kpis import KpiThresholds
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def set_kpi_goal(workspace: Workspace, goal: KpiGoal) -> Outcome[None]:
    """Keep where a KPI is to be, in place of its earlier goal. WrongUsage for what cannot be."""
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
    workspace: Workspace, kpi: KpiId, levels: KpiThresholds | None
) -> Outcome[None]:
    """State the three levels of a KPI in its unit; None goes back to those of the library.

    WrongUsage unless high churn risk, low usage and success follow each other one way or the other.
    """
    if levels is not None:
        order = (levels.churn_risk, levels.low_usage, levels.success)
        if order not in (tuple(sorted(order)), tuple(sorted(order, reverse=True))):
            raise WrongUsage(
                "High churn risk, low usage and success have to rise or fall in this order. "
                "Correct one of them."
            )
    with workspace.step(Action.SET_KPI_THRESHOLDS):
        workspace.kpi_settings.set_thresholds(kpi, levels)
    return Outcome(None, REMEASURED)


def state_input(
    workspace: Workspace, definition: KpiInputDefinition, value: str, basis: str
) -> Outcome[None]:
    """State a figure that no list holds; ``value`` as text, a number with a point for decimals.

    WrongUsage for a value that the input does not take, or without saying who says so.
    """
    _check_input(definition, value)
    if not basis.strip():
        raise WrongUsage(f"Say where “{definition.name}” is from: it stands beside every number.")
    with workspace.step(Action.STATE_INPUT):
        workspace.kpi_settings.state(definition.id, value.strip(), basis.strip())
    return Outcome(None, REMEASURED)


def forget_input(workspace: Workspace, definition: KpiInputDefinition) -> Outcome[None]:
    """Take a stated figure back; the default counts again, where there is one."""
    with workspace.step(Action.STATE_INPUT):
        workspace.kpi_settings.state(definition.id, None)
    return Outcome(None, REMEASURED)


def choose_benchmark(workspace: Workspace, choice: BenchmarkChoice) -> Outcome[None]:
    """Choose which of several benchmarks a KPI is held against. WrongUsage without a reason."""
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


def _check_input(definition: KpiInputDefinition, value: str) -> None:
    if definition.kind is InputKind.CHOICE:
        known = {choice for choice, _words in definition.choices}
        if value not in known:
            words = ", ".join(words for _choice, words in definition.choices)
            raise WrongUsage(f"“{definition.name}” is one of: {words}. Choose one.")
        return
    number = _read_number(value)
    if number is None:
        raise WrongUsage(f"“{value}” is no number for “{definition.name}”. Give one.")
    low, high = definition.minimum, definition.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        raise WrongUsage(f"“{definition.name}” is {_span(low, high)}. Give another number.")


def _read_number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return f"at most {high:g}"
    return f"at least {low:g}" if high is None else f"between {low:g} and {high:g}"
