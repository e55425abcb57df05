"""Rules over KPI values and benchmarks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.directions import Direction
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, BenchmarkResult, KpiDefinition, KpiValue, Unit, Verdict

NRR = KpiId("nrr")
DEFINITION = KpiDefinition(
    NRR,
    "Stayed",
    "Net revenue retention",
    Unit.PERCENT,
    Direction.HIGHER,
    False,
    "",
    (),
    True,
    "",
    "",
)
CRITICAL = {"severity": Severity.CRITICAL, "impact": 5}
CELL = Benchmark(NRR, "10 to 50 million", 10e6, 50e6, 110, 115, 120, "annual", "Bessemer 2023")


def known(value: float | None, reason: str | None = None, **parts) -> dict:
    found = KpiValue(
        id=NRR,
        value=value,
        unit=Unit.PERCENT,
        method="",
        n=185,
        base="accounts with ARR on 31 Dec 2023",
        window="2023-12-31 to 2024-12-31",
        reason=reason,
        lineage="list.xlsx, sheet Customers, rows 6 to 190",
    )
    found = replace(found, **parts)
    return {"kpis": {NRR: found}, "definitions": (DEFINITION,)}


def compared(value: float) -> dict:
    verdict = Verdict.WITHIN if CELL.low <= value <= CELL.high else Verdict.WORSE
    result = BenchmarkResult(NRR, CELL, verdict, value - CELL.median)
    return known(value) | {"benchmarks": {NRR: result}}


@pytest.mark.parametrize(
    ("test", "value", "is_found"),
    [
        ("below", 99.99, True),
        ("below", 100.0, False),
        ("above", 100.01, True),
        ("above", 100.0, False),
    ],
)
def test_a_value_beyond_the_threshold_is_found(find, test, value, is_found):
    assert (find(RuleKind.KPI, test, "nrr", 100.0, **known(value)) is not None) is is_found


@pytest.mark.parametrize(("value", "is_found"), [(109.99, True), (110.0, False), (None, False)])
def test_a_value_below_the_target_of_its_definition_is_found(find, value, is_found):
    parts = known(value) | {"definitions": (replace(DEFINITION, target=110.0),)}
    found = find(RuleKind.KPI, "below_target", "nrr", title="{threshold} {target}", **parts)
    assert (found is not None) is is_found
    assert found is None or found.title == "110% 110%"


def test_without_a_target_nothing_is_below_it(find):
    assert find(RuleKind.KPI, "below_target", "nrr", **known(1.0)) is None


def test_the_value_and_where_it_comes_from_are_the_evidence(find):
    found = find(RuleKind.KPI, "below", "nrr", 100.0, **known(98.04), title="{value} < {threshold}")
    assert found.title == "98.0% < 100%"
    (evidence,) = found.evidence
    assert evidence.kpi == "nrr"
    assert evidence.text == (
        "Net revenue retention 98.0%, 185 accounts with ARR on 31 Dec 2023, "
        "2023-12-31 to 2024-12-31. From list.xlsx, sheet Customers, rows 6 to 190."
    )


def test_a_value_that_is_not_known_is_neither_below_nor_above(find):
    for test in ("below", "above"):
        unknown = known(None, "needs an earlier list")
        assert find(RuleKind.KPI, test, "nrr", 100.0, **unknown) is None
        assert find(RuleKind.KPI, test, "nrr", 100.0) is None


@pytest.mark.parametrize(
    ("test", "value", "threshold", "is_found"),
    [
        ("below_benchmark", 109.9, None, True),
        ("below_benchmark", 110.0, None, False),
        ("below_benchmark", 99.9, 100.0, False),
        ("below_benchmark", 100.0, 100.0, True),
        ("above_benchmark", 120.1, None, True),
        ("above_benchmark", 120.0, None, False),
        ("above_benchmark", 131.0, 130.0, False),
    ],
)
def test_a_value_outside_the_range_of_others_is_found(find, test, value, threshold, is_found):
    found = find(RuleKind.KPI, test, "nrr", threshold, **compared(value))
    assert (found is not None) is is_found


def test_the_range_of_others_stands_in_the_evidence(find):
    found = find(RuleKind.KPI, "below_benchmark", "nrr", **compared(104.0), detail="{threshold}")
    assert found.detail == "110%"
    assert "Others with 10 to 50 million of ARR: 110.0% to 120.0% (Bessemer 2023)." in (
        found.evidence[0].text
    )


def test_a_value_that_may_not_be_compared_is_not_held_against_others(find):
    result = BenchmarkResult(NRR, CELL, Verdict.NONE, -25.0)
    parts = known(90.0) | {"benchmarks": {NRR: result}}
    assert find(RuleKind.KPI, "below_benchmark", "nrr", **parts) is None
    assert find(RuleKind.KPI, "below_benchmark", "nrr", **known(90.0)) is None


@pytest.mark.parametrize(
    ("days", "is_found"), [(1, False), (31, False), (329, False), (365, True), (None, True)]
)
def test_a_yearly_rate_is_not_found_over_a_window_that_is_no_year(find, days, is_found):
    parts = known(50.0, window_days=days) | {"definitions": (replace(DEFINITION, target=90.0),)}
    assert (find(RuleKind.KPI, "below", "nrr", 100.0, **parts) is not None) is is_found
    assert (find(RuleKind.KPI, "above", "nrr", 10.0, **parts) is not None) is is_found
    assert (find(RuleKind.KPI, "below_target", "nrr", **parts) is not None) is is_found


@pytest.mark.parametrize(
    ("n", "severity", "impact"), [(9, Severity.WATCH, 3), (10, Severity.CRITICAL, 5)]
)
def test_a_rate_of_fewer_than_ten_customers_is_never_critical(find, n, severity, impact):
    found = find(
        RuleKind.KPI, "below", "nrr", 100.0, **known(50.0, n=n), **CRITICAL, detail="{value}"
    )
    assert (found.severity, found.impact, found.detail) == (severity, impact, "50.0%")


def test_a_rate_of_few_customers_is_told_in_counts(find, make_table):
    before = [{"key": name, "arr": 100.0} for name in "abcde"]
    now = [{"key": "a", "arr": 100.0}, {"key": "b", "arr": 40.0}, {"key": "c", "arr": 110.0}]
    then = replace(make_table(*before), as_of=date(2023, 12, 31))
    found = find(
        RuleKind.KPI,
        "below",
        "nrr",
        100.0,
        **known(50.0, n=5),
        **CRITICAL,
        previous=then,
        accounts=make_table(*now, {"key": "d", "arr": 100.0}),
        detail="{value}",
        detail_few="{count} of {total} {count:pays|pay} less",
    )
    assert found.detail == "2 of 5 pay less"


def test_a_kpi_that_the_lists_do_not_give_is_found_with_its_reason(find, make_table):
    parts = known(None, "needs an earlier list")
    table = make_table({"arr": 1.0})
    found = find(
        RuleKind.KPI, "not_computable", "nrr", accounts=table, title="Unknown: {value}", **parts
    )
    assert found.title == "Unknown: needs an earlier list"
    assert found.evidence[0].text == "Net revenue retention: needs an earlier list."
    assert find(RuleKind.KPI, "not_computable", "nrr", **parts) is None
    assert find(RuleKind.KPI, "not_computable", "nrr", accounts=table, **known(100.0)) is None


def test_unknown_kpis_are_counted(find, make_table):
    table = make_table({"arr": 1.0})
    csat = KpiValue(KpiId("csat"), 4.0, Unit.POINTS, "", 1, "", "")
    parts = known(None, "needs an earlier list")
    parts["kpis"] = parts["kpis"] | {csat.id: csat}
    found = find(
        RuleKind.DATA,
        "kpis_unknown_above",
        threshold=0,
        accounts=table,
        title="{count} of {total}: {names}",
        **parts,
    )
    assert found.title == "1 of 2: Net revenue retention"
    assert find(RuleKind.DATA, "kpis_unknown_above", threshold=1, accounts=table, **parts) is None
    assert find(RuleKind.DATA, "kpis_unknown_above", threshold=0, **parts) is None
