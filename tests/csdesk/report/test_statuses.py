"""Which status a result gets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.directions import Direction
from csdesk.model.health import Band
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Verdict
from csdesk.model.levels import LevelState
from csdesk.report.document import Status, StatusWord
from csdesk.report.statuses import (
    average_health_status,
    band_status,
    kpi_status,
    level_status,
    target_status,
)
from tests.csdesk.report.diagnoses import (
    make_accounts,
    make_benchmarks,
    make_definitions,
    make_full,
    make_health,
    make_kpis,
)

NRR = make_definitions()[0]
VALUE = make_kpis()[KpiId("nrr")]


def test_the_target_itself_is_reached():
    assert target_status(replace(VALUE, value=110.0), NRR).word == "On target"
    assert target_status(replace(VALUE, value=109.999), NRR).word == "Below target"
    lower = replace(NRR, direction=Direction.LOWER)
    assert target_status(replace(VALUE, value=110.0), lower).status is Status.GOOD
    assert target_status(replace(VALUE, value=110.1), lower).word == "Above target"


@pytest.mark.parametrize("value", [80.0, 105.0, 140.0])
def test_a_window_that_is_no_year_is_not_held_against_a_yearly_target(value):
    month = replace(VALUE, value=value, window_days=31)
    assert target_status(month, NRR) == StatusWord(Status.NONE, "Not over a year")
    year = replace(month, window_days=365)
    assert target_status(year, NRR).status is not Status.NONE


def test_a_value_that_sources_contradict_is_judged_where_both_answers_are_judged_alike():
    doubted = replace(VALUE, value=120.0, at_worst=109.0)
    assert target_status(doubted, NRR) == StatusWord(Status.NONE, "Sources differ")
    assert target_status(replace(doubted, at_worst=110.0), NRR).word == "On target"


def test_no_value_is_never_below_target():
    assert target_status(replace(VALUE, value=None), NRR).status is Status.NONE
    assert kpi_status(replace(VALUE, value=None), NRR, None).word == "Not computable"


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (Verdict.BETTER, "Better than others"),
        (Verdict.WITHIN, "As others"),
        (Verdict.WORSE, "Worse than others"),
        (Verdict.NONE, "No target"),
    ],
)
def test_without_a_target_others_decide(verdict, word):
    result = replace(make_benchmarks()[KpiId("nrr")], verdict=verdict)
    assert kpi_status(VALUE, replace(NRR, target=None), result).word == word


def test_a_target_comes_before_the_benchmark():
    result = replace(make_benchmarks()[KpiId("nrr")], verdict=Verdict.BETTER)
    assert kpi_status(VALUE, NRR, result).word == "Below target"


def test_an_unscored_account_is_not_safe():
    assert band_status(Band.UNSCORED).status is Status.NONE


def test_the_top_level_is_good_and_the_others_are_on_their_way():
    level = make_full().maturity.areas[0]
    assert level_status(replace(level, tier=4), 4).status is Status.GOOD
    assert level_status(replace(level, tier=0), 4).word == "Level 0 of 4"
    assert level_status(replace(level, tier=1, is_met=False), 4).word == "Not all of it met"
    assert level_status(replace(level, state=LevelState.NOT_ASSESSED), 4).word == "Not assessed"
    assert level_status(replace(level, tier=None), 4).word == "No ladder"


def test_the_better_band_owns_its_edge():
    health = make_health(make_accounts())
    at_edge = replace(health, average_arr_weighted=80.0)
    assert average_health_status(at_edge).word == "Healthy"
    assert average_health_status(replace(health, average_arr_weighted=79.99)).word == "Watch"
    assert average_health_status(None).word == "Not scored"


@pytest.mark.parametrize(
    ("value", "status", "word"),
    [
        (99.99, Status.RISK, "Below 100%"),
        (100.0, Status.WATCH, "Below target"),
        (109.99, Status.WATCH, "Below target"),
        (110.0, Status.GOOD, "On target"),
    ],
)
def test_net_retention_below_100_is_a_loss_whatever_the_target(value, status, word):
    assert target_status(replace(VALUE, value=value), NRR) == StatusWord(status, word)
    low = replace(NRR, target=95.0)
    assert target_status(replace(VALUE, value=99.99), low).status is Status.RISK


def test_other_numbers_below_100_are_only_below_target():
    grr = replace(NRR, id=KpiId("grr"), target=90.0)
    assert target_status(replace(VALUE, id=KpiId("grr"), value=89.0), grr).status is Status.WATCH
