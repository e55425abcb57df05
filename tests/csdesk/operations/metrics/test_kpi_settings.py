"""What a person decides about KPIs: kept, refused in one sentence, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import BoardLayout, InputKind, KpiGoal, KpiInputDefinition, KpiInputId
from csdesk.model.kpis import KpiThresholds, KpiValue, Unit
from csdesk.operations.clients import start_reassessment
from csdesk.operations.history import undo
from csdesk.operations.metrics.keeping import keep_kpis
from csdesk.operations.metrics.layouts import keep_layout, remove_layout
from csdesk.operations.metrics.settings import (
    choose_benchmark,
    drop_kpi_goal,
    forget_benchmark_choice,
    forget_input,
    set_kpi_goal,
    set_kpi_thresholds,
    state_input,
)
from tests.csdesk.storage import kept_metrics

NRR = KpiId("nrr")
DAY = date(2026, 3, 31)
GOAL = KpiGoal(NRR, 100.0, 110.0, DAY, date(2027, 3, 31))
MARGIN = KpiInputDefinition(
    KpiInputId("gross_margin"), "Gross margin", InputKind.PERCENT, "", minimum=0, maximum=100
)
START = KpiInputDefinition(
    KpiInputId("ttv_start"),
    "Start of time-to-value",
    InputKind.CHOICE,
    "",
    choices=(("signed", "Contract signed"), ("kick_off", "Kick-off")),
    default="kick_off",
)


def test_a_goal_is_kept_replaced_and_taken_back(workspace) -> None:
    set_kpi_goal(workspace, GOAL)
    set_kpi_goal(workspace, replace(GOAL, target=112.0))
    assert workspace.kpi_settings.goals()[NRR].target == 112
    undo(workspace)
    assert workspace.kpi_settings.goals() == {NRR: GOAL}
    drop_kpi_goal(workspace, NRR)
    assert workspace.kpi_settings.goals() == {}


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (replace(GOAL, due_on=DAY), "later date"),
        (replace(GOAL, target=100.0), "another target"),
        (replace(GOAL, target=float("nan")), "Give both"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(workspace, goal: KpiGoal, words: str) -> None:
    with pytest.raises(WrongUsage, match=words):
        set_kpi_goal(workspace, goal)
    assert workspace.kpi_settings.goals() == {}


@pytest.mark.parametrize("levels", [(95.0, 90.0, 110.0), (5.0, 9.0, 1.0)])
def test_levels_rise_or_fall_from_churn_risk_over_low_usage_to_success(workspace, levels) -> None:
    set_kpi_thresholds(workspace, NRR, KpiThresholds(*levels))
    assert workspace.kpi_settings.thresholds() == {NRR: KpiThresholds(*levels)}
    set_kpi_thresholds(workspace, NRR, None)
    assert workspace.kpi_settings.thresholds() == {}


def test_levels_out_of_order_are_refused(workspace) -> None:
    with pytest.raises(WrongUsage, match="in this order"):
        set_kpi_thresholds(workspace, NRR, KpiThresholds(90.0, 95.0, 110.0))


def test_a_stated_figure_says_who_says_so_and_can_be_forgotten(workspace) -> None:
    state_input(workspace, MARGIN, " 78.5 ", "Finance")
    stated = workspace.kpi_settings.stated()[MARGIN.id]
    assert (stated.value, stated.basis) == ("78.5", "Finance")
    forget_input(workspace, MARGIN)
    assert workspace.kpi_settings.stated() == {}


@pytest.mark.parametrize(
    ("definition", "value", "basis", "words"),
    [
        (MARGIN, "much", "Finance", "no number"),
        (MARGIN, "inf", "Finance", "no number"),
        (MARGIN, "101", "Finance", "between 0 and 100"),
        (MARGIN, "78", "  ", "where “Gross margin” is from"),
        (START, "billing", "Dana", "Contract signed, Kick-off"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(workspace, definition, value, basis, words) -> None:
    with pytest.raises(WrongUsage, match=words):
        state_input(workspace, definition, value, basis)
    assert workspace.kpi_settings.stated() == {}


def test_a_benchmark_is_chosen_for_a_reason(workspace) -> None:
    choice = BenchmarkChoice(NRR, "nrr.saas_capital", "Medians of our size", "Wanda Eze")
    with pytest.raises(WrongUsage, match="why"):
        choose_benchmark(workspace, replace(choice, reason=" "))
    choose_benchmark(workspace, choice)
    assert workspace.kpi_settings.choices() == {NRR: choice}
    forget_benchmark_choice(workspace, NRR)
    assert workspace.kpi_settings.choices() == {}


def test_a_board_shows_each_tile_once(workspace) -> None:
    keep_layout(workspace, BoardLayout(" Monday ", ("kpi.nrr", "kpi.grr", "kpi.nrr")))
    assert workspace.layouts.all() == {"Monday": BoardLayout("Monday", ("kpi.nrr", "kpi.grr"))}
    with pytest.raises(WrongUsage, match="at least one"):
        keep_layout(workspace, BoardLayout("Empty", ()))
    with pytest.raises(WrongUsage, match="name"):
        keep_layout(workspace, BoardLayout(" ", ("kpi.nrr",)))
    remove_layout(workspace, "Monday")
    assert workspace.layouts.all() == {}


def test_kpis_of_a_day_are_kept_once_and_taken_back(workspace) -> None:
    values = [
        KpiValue(NRR, 104.0, Unit.PERCENT, "Point to point", 40, "", "a year"),
        KpiValue(KpiId("grr"), None, Unit.PERCENT, "", 0, "", "", reason="needs a list"),
    ]
    assert keep_kpis(workspace, values, DAY).result == 1
    assert keep_kpis(workspace, values, DAY).result == 0
    assert [(one.kpi, one.value, one.n) for one in workspace.kept_kpis.all()] == [(NRR, 104.0, 40)]
    undo(workspace)
    assert workspace.kept_kpis.all() == ()


def test_the_next_audit_reads_kpis_in_the_same_way_and_begins_without_values(workspace) -> None:
    kept_metrics.fill_metrics(workspace)
    start_reassessment(workspace, "Again", DAY)
    kept_metrics.check_settings(workspace)
    assert workspace.kept_kpis.all() == ()
