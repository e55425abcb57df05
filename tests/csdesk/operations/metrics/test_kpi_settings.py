"""What a person decides about KPIs: kept, refused in one sentence, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import (
    ALL_NUMBERS,
    BY_STAGE,
    BoardLayout,
    KpiGoal,
    KpiInputId,
    ProfileId,
    StatedInput,
)
from csdesk.model.kpis import KpiThresholds, KpiValue, Unit
from csdesk.operations.clients import start_reassessment
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.history import undo
from csdesk.operations.metrics.keeping import keep_kpis
from csdesk.operations.metrics.layouts import find_shown, keep_layout, remove_layout, show_layout
from csdesk.operations.metrics.settings import (
    choose_benchmark,
    drop_kpi_goal,
    forget_benchmark_choice,
    forget_input,
    set_kpi_goal,
    set_kpi_thresholds,
    state_input,
)
from csdesk.operations.metrics.showing import show_profile
from tests.csdesk.storage import kept_metrics

NRR = KpiId("nrr")
DAY = date(2026, 3, 31)
GOAL = KpiGoal(NRR, 100.0, 110.0, DAY, date(2027, 3, 31))
MARGIN, START = KpiInputId("gross_margin"), KpiInputId("ttv_start")


def test_a_goal_is_kept_replaced_and_taken_back(workspace, library) -> None:
    set_kpi_goal(workspace, library, GOAL)
    set_kpi_goal(workspace, library, replace(GOAL, target=112.0))
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
        (replace(GOAL, kpi=KpiId("mood")), "no KPI “mood”"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(workspace, library, goal: KpiGoal, words: str) -> None:
    with pytest.raises(WrongUsage, match=words):
        set_kpi_goal(workspace, library, goal)
    assert workspace.kpi_settings.goals() == {}


@pytest.mark.parametrize("levels", [(95.0, 90.0, 110.0), (5.0, 9.0, 1.0)])
def test_levels_rise_or_fall_from_churn_risk_over_low_usage_to_success(
    workspace, library, levels
) -> None:
    set_kpi_thresholds(workspace, library, NRR, KpiThresholds(*levels))
    assert workspace.kpi_settings.thresholds() == {NRR: KpiThresholds(*levels)}
    set_kpi_thresholds(workspace, library, NRR, None)
    assert workspace.kpi_settings.thresholds() == {}


@pytest.mark.parametrize(
    ("kpi", "levels", "words"),
    [
        (NRR, (90.0, 95.0, 110.0), "in this order"),
        (NRR, (90.0, float("inf"), 110.0), "Give all of them"),
        (KpiId("mood"), (95.0, 90.0, 110.0), "no KPI “mood”"),
    ],
)
def test_levels_that_cannot_be_are_refused(workspace, library, kpi, levels, words) -> None:
    with pytest.raises(WrongUsage, match=words):
        set_kpi_thresholds(workspace, library, kpi, KpiThresholds(*levels))
    assert workspace.kpi_settings.thresholds() == {}


def test_a_stated_figure_says_who_says_so_and_can_be_forgotten(workspace, library) -> None:
    state_input(workspace, library, MARGIN, " 78.5 ", "Finance", DAY)
    stated = workspace.kpi_settings.stated()[MARGIN]
    assert stated == StatedInput(MARGIN, "78.5", "Finance", date(2026, 3, 31))
    forget_input(workspace, MARGIN)
    assert workspace.kpi_settings.stated() == {}


@pytest.mark.parametrize(
    ("stated", "value", "basis", "words"),
    [
        (MARGIN, "much", "Finance", "no number"),
        (MARGIN, "inf", "Finance", "no number"),
        (MARGIN, "101", "Finance", "between 0 and 100"),
        (MARGIN, "78", "  ", "where “Gross margin” is from"),
        (KpiInputId("mood"), "78", "Dana", "Nothing asks for “mood”"),
        (START, "billing", "Dana", "When onboarding starts, When the contract is signed"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    workspace, library, stated, value, basis, words
) -> None:
    with pytest.raises(WrongUsage, match=words):
        state_input(workspace, library, stated, value, basis)
    assert workspace.kpi_settings.stated() == {}


def test_a_benchmark_is_chosen_for_a_reason(workspace, library) -> None:
    choice = BenchmarkChoice(NRR, "nrr.saas_capital.25k", "Medians of our size", "Wanda Eze")
    with pytest.raises(WrongUsage, match="why"):
        choose_benchmark(workspace, library, replace(choice, reason=" "))
    choose_benchmark(workspace, library, choice)
    assert workspace.kpi_settings.choices() == {NRR: choice}
    forget_benchmark_choice(workspace, NRR)
    assert workspace.kpi_settings.choices() == {}


@pytest.mark.parametrize(
    ("kpi", "benchmark", "words"),
    [
        ("nrr", "nrr.gone", "no benchmark of Net revenue retention"),
        ("grr", "nrr.saas_capital.25k", "no benchmark of Gross revenue retention"),
        ("nrr", "nrr.kpi_board", "Nobody is named"),
        ("mood", "nrr.saas_capital.25k", "no KPI “mood”"),
    ],
)
def test_a_benchmark_that_cannot_be_read_is_refused(
    workspace, library, kpi, benchmark, words
) -> None:
    choice = BenchmarkChoice(KpiId(kpi), benchmark, "Of our size", "Wanda Eze")
    with pytest.raises(WrongUsage, match=words):
        choose_benchmark(workspace, library, choice)
    assert workspace.kpi_settings.choices() == {}


def test_which_numbers_are_shown_is_kept_with_the_client_and_taken_back(workspace, library) -> None:
    show_profile(workspace, library, ProfileId("lean"))
    show_profile(workspace, library, BY_STAGE)
    assert diagnose(workspace, library).metrics.settings.shown == BY_STAGE
    assert diagnose(workspace, library).metrics.settings.stated == {}
    undo(workspace)
    assert diagnose(workspace, library).metrics.settings.shown == "lean"
    with pytest.raises(WrongUsage, match="no set of numbers “moody”"):
        show_profile(workspace, library, ProfileId("moody"))
    show_profile(workspace, library, ALL_NUMBERS)
    assert diagnose(workspace, library).metrics.settings.shown == ALL_NUMBERS


def test_a_diagnosis_holds_what_was_stated_and_the_values_of_earlier_days(
    workspace, library
) -> None:
    state_input(workspace, library, MARGIN, "78", "Finance")
    set_kpi_thresholds(workspace, library, NRR, KpiThresholds(95.0, 90.0, 110.0))
    keep_kpis(workspace, [KpiValue(NRR, 104.0, Unit.PERCENT, "Method", 40, "", "a year")], DAY)
    metrics = diagnose(workspace, library).metrics
    assert metrics.settings.stated[MARGIN].value == "78"
    assert metrics.settings.levels[NRR].success == 110
    assert [(one.as_of, one.value) for one in metrics.history[NRR]] == [(DAY, 104.0)]


def test_a_board_shows_each_tile_once(workspace, library) -> None:
    keep_layout(workspace, library, BoardLayout(" Monday ", ("kpi.nrr", "kpi.grr", "kpi.nrr")))
    assert workspace.layouts.all() == {"Monday": BoardLayout("Monday", ("kpi.nrr", "kpi.grr"))}
    with pytest.raises(WrongUsage, match="at least one"):
        keep_layout(workspace, library, BoardLayout("Empty", ()))
    with pytest.raises(WrongUsage, match="name"):
        keep_layout(workspace, library, BoardLayout(" ", ("kpi.nrr",)))
    with pytest.raises(WrongUsage, match="no KPI “mood”"):
        keep_layout(workspace, library, BoardLayout("Moody", ("kpi.mood",)))
    with pytest.raises(WrongUsage, match="“mood” is no number and no board"):
        keep_layout(workspace, library, BoardLayout("Moody", ("mood",)))
    with pytest.raises(WrongUsage, match=r"“board\.mood” is no number and no board"):
        keep_layout(workspace, library, BoardLayout("Moody", ("board.mood",)))
    remove_layout(workspace, "Monday")
    assert workspace.layouts.all() == {}


def test_the_board_that_was_looked_at_last_is_remembered_while_it_is_there(
    workspace, library
) -> None:
    assert find_shown(workspace) == ""
    keep_layout(workspace, library, BoardLayout("Monday", ("board.nrr",)))
    keep_layout(workspace, library, BoardLayout("Friday", ("board.load",)))
    assert find_shown(workspace) == "Friday"
    show_layout(workspace, "Monday")
    assert find_shown(workspace) == "Monday"
    undo(workspace)
    assert find_shown(workspace) == "Friday"
    remove_layout(workspace, "Friday")
    assert find_shown(workspace) == ""
    with pytest.raises(WrongUsage, match="no board “Friday”"):
        show_layout(workspace, "Friday")


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
