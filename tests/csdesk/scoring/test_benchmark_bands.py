"""Benchmarks by band of ARR: the edges of C69, the verdict, the gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.directions import Direction
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue, Unit, Verdict
from csdesk.scoring.benchmarks import compare_kpis, set_targets

NRR, CHURN, LOAD = KpiId("nrr"), KpiId("gross_churn"), KpiId("accounts_per_csm")
M = 1_000_000


def row(kpi, *cells):
    edges = [(None, 10 * M), (10 * M, 50 * M), (50 * M, 100 * M), (100 * M, None)]
    return [
        Benchmark(kpi, f"{low}-{high}", low, high, *cell, "year", "Bessemer 2023")
        for (low, high), cell in zip(edges, cells, strict=True)
    ]


BENCHMARKS = [
    *row(NRR, (105, 110, 115), (110, 115, 120), (115, 118, 125), (120, 125, 130)),
    *row(CHURN, (10, 14, 18), (8, 11, 15), (6, 9, 12), (5, 7, 10)),
]


def definition(kpi, direction):
    return KpiDefinition(kpi, "", "", Unit.PERCENT, direction, False, "", (), False, "", "")


DEFINITIONS = [
    replace(definition(NRR, Direction.HIGHER), median_is_target=True),
    definition(CHURN, Direction.LOWER),
    replace(definition(LOAD, None), excess_is_worse=True),
]


def compare(kpi, value, total_arr, window_days=None):
    known = KpiValue(kpi, value, Unit.PERCENT, "", 50, "", "", window_days=window_days)
    return compare_kpis({kpi: known}, DEFINITIONS, BENCHMARKS, total_arr)[kpi]


@pytest.mark.parametrize(
    ("total_arr", "median"),
    [
        (0, 110),
        (9_999_999.99, 110),
        (10 * M, 115),
        (49_999_999, 115),
        (50 * M, 118),
        (100 * M, 118),
        (100 * M + 1, 125),
        (121_915_296, 125),
    ],
)
def test_an_edge_belongs_to_the_band_above_except_the_last(total_arr, median):
    assert compare(NRR, 100, total_arr).benchmark.median == median


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (95, Verdict.WORSE),
        (109.99, Verdict.WORSE),
        (110, Verdict.WITHIN),
        (120, Verdict.WITHIN),
        (120.01, Verdict.BETTER),
    ],
)
def test_more_retention_is_better(value, verdict):
    assert compare(NRR, value, 20 * M).verdict is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(7.9, Verdict.BETTER), (8, Verdict.WITHIN), (15, Verdict.WITHIN), (15.1, Verdict.WORSE)],
)
def test_less_churn_is_better(value, verdict):
    assert compare(CHURN, value, 20 * M).verdict is verdict


def test_the_gap_is_the_value_less_the_median():
    assert compare(NRR, 95, 20 * M).gap == -20


def test_no_value_no_benchmark_or_no_arr_gives_no_verdict():
    assert compare(NRR, None, 20 * M).verdict is Verdict.NONE
    assert compare(LOAD, 30, 20 * M).benchmark is None
    without_arr = compare(NRR, 95, None)
    assert (without_arr.benchmark, without_arr.verdict, without_arr.gap) == (
        None,
        Verdict.NONE,
        None,
    )


@pytest.mark.parametrize(
    ("worst", "verdict"), [(None, Verdict.BETTER), (121, Verdict.BETTER), (119, Verdict.NONE)]
)
def test_no_verdict_stands_that_contradicting_sources_would_turn(worst, verdict):
    value = KpiValue(NRR, 130, Unit.PERCENT, "", 50, "", "", at_worst=worst)
    result = compare_kpis({NRR: value}, DEFINITIONS, BENCHMARKS, 20 * M)[NRR]
    assert (result.verdict, result.gap) == (verdict, 15)


def test_a_quarter_is_not_held_against_a_year():
    quarter = compare(NRR, 140.33, 20 * M, window_days=92)
    assert (quarter.verdict, quarter.gap) == (Verdict.NONE, None)
    assert compare(NRR, 140.33, 20 * M, window_days=366).verdict is Verdict.BETTER


@pytest.mark.parametrize(
    ("load", "verdict"),
    [
        (30, Verdict.WORSE),
        (12.1, Verdict.WORSE),
        (12, Verdict.WITHIN),
        (8, Verdict.WITHIN),
        (7.9, Verdict.NONE),
    ],
)
def test_more_customers_per_csm_than_elsewhere_is_worse_and_fewer_says_nothing(load, verdict):
    cells = row(LOAD, (10, 12, 15), (8, 10, 12), (6, 8, 10), (5, 6, 8))
    value = KpiValue(LOAD, load, Unit.RATIO, "", 50, "", "")
    result = compare_kpis({LOAD: value}, DEFINITIONS, cells, 20 * M)[LOAD]
    assert (result.verdict, result.gap) == (verdict, load - 10)


def test_another_measure_without_a_good_direction_is_not_judged_outside_its_range():
    other = KpiId("arr_per_csm")
    cells = row(other, (10, 12, 15), (8, 10, 12), (6, 8, 10), (5, 6, 8))
    value = KpiValue(other, 30, Unit.RATIO, "", 50, "", "")
    assert compare_kpis({other: value}, (), cells, 20 * M)[other].verdict is Verdict.NONE


def test_the_median_of_the_band_is_the_target_for_net_retention_alone():
    definitions = [replace(known, target=110.0) for known in DEFINITIONS[:2]]
    values = {kpi: KpiValue(kpi, 95, Unit.PERCENT, "", 50, "", "") for kpi in (NRR, CHURN)}
    results = compare_kpis(values, definitions, BENCHMARKS, 60 * M)
    assert [known.target for known in set_targets(definitions, results)] == [118, 110.0]
    unknown = compare_kpis(values, definitions, BENCHMARKS, None)
    assert [known.target for known in set_targets(definitions, unknown)] == [110.0, 110.0]
