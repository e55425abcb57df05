"""Experiments: planned, started, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.experiments import (
    ArmResult,
    EffectKind,
    Experiment,
    ExperimentPlan,
    ExperimentState,
)
from csdesk.model.identifiers import ExperimentId
from csdesk.operations.health.experiments import (
    enter_result,
    read_experiment,
    remove_experiment,
    resume_experiment,
    save_experiment,
    start_experiment,
    stop_experiment,
)
from csdesk.operations.history import undo

PLAN = ExperimentPlan(
    name="Tutorial",
    hypothesis="A tutorial keeps customers",
    measure="Churn",
    baseline=20,
    effect=10,
    effect_kind=EffectKind.RELATIVE,
    available=1000,
)
NEW = Experiment(ExperimentId(0), PLAN)


def test_a_plan_is_started_and_ends_with_a_result(workspace):
    number = save_experiment(workspace, NEW).result
    ended = Experiment(number, PLAN, date(2026, 4, 1), ArmResult(500, 100), ArmResult(500, 80))
    assert save_experiment(workspace, ended).result == number
    assert workspace.experiments.all() == (ended,)
    undo(workspace)
    assert workspace.experiments.all() == (replace(NEW, id=number),)


def test_experiments_are_listed_in_the_order_they_were_planned_and_can_be_removed(workspace):
    first = save_experiment(workspace, NEW).result
    second = save_experiment(workspace, replace(NEW, plan=replace(PLAN, name="Calls"))).result
    assert [one.id for one in workspace.experiments.all()] == [first, second]
    remove_experiment(workspace, first)
    assert [one.id for one in workspace.experiments.all()] == [second]
    undo(workspace)
    assert [one.id for one in workspace.experiments.all()] == [first, second]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"baseline": 0},
        {"baseline": 100},
        {"power": 100},
        {"power": 49},
        {"effect": 101},
        {"confidence": 0},
        {"effect": 0},
        {"weeks": 0},
        {"available": -1},
    ],
)
def test_a_plan_that_cannot_be_is_refused(workspace, wrong):
    with pytest.raises(WrongUsage):
        save_experiment(workspace, replace(NEW, plan=replace(PLAN, **wrong)))
    assert workspace.experiments.all() == ()


@pytest.mark.parametrize("arm", [ArmResult(10, 11), ArmResult(10, -1)])
def test_an_arm_has_no_more_outcomes_than_accounts(workspace, arm):
    with pytest.raises(WrongUsage, match="Correct one of them"):
        save_experiment(workspace, replace(NEW, variant=arm))


CONTROL, VARIANT = ArmResult(500, 100), ArmResult(500, 70)
DAY = date(2026, 4, 1)


def test_an_experiment_runs_from_its_start_to_its_result(workspace):
    number = save_experiment(workspace, NEW).result
    states = [read_experiment(workspace, number).state]
    start_experiment(workspace, number, DAY)
    states.append(read_experiment(workspace, number).state)
    enter_result(workspace, number, CONTROL, VARIANT)
    states.append(read_experiment(workspace, number).state)
    assert states == [ExperimentState.PLANNED, ExperimentState.RUNNING, ExperimentState.ENDED]
    undo(workspace)
    assert read_experiment(workspace, number).control is None


def test_an_experiment_is_stopped_without_a_result_and_runs_on_again(workspace):
    number = save_experiment(workspace, NEW).result
    start_experiment(workspace, number, DAY)
    stop_experiment(workspace, number)
    assert read_experiment(workspace, number).state is ExperimentState.STOPPED
    with pytest.raises(WrongUsage, match="has ended already"):
        stop_experiment(workspace, number)
    resume_experiment(workspace, number)
    assert read_experiment(workspace, number).state is ExperimentState.RUNNING


def test_nothing_comes_of_an_experiment_that_has_not_begun(workspace):
    number = save_experiment(workspace, NEW).result
    with pytest.raises(WrongUsage, match="not begun"):
        enter_result(workspace, number, CONTROL, VARIANT)
    with pytest.raises(WrongUsage, match="not begun"):
        stop_experiment(workspace, number)
    start_experiment(workspace, number, DAY)
    with pytest.raises(WrongUsage, match="begun already"):
        start_experiment(workspace, number, DAY)
    with pytest.raises(WrongUsage, match="at least one account"):
        enter_result(workspace, number, ArmResult(0, 0), VARIANT)
    with pytest.raises(WrongUsage, match="There is no experiment 9"):
        read_experiment(workspace, ExperimentId(9))
