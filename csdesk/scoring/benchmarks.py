"""KPI values beside what others reach, by band of ARR (S1.120)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.model.directions import Direction
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, BenchmarkResult, KpiDefinition, KpiValue, Verdict
from csdesk.scoring.retention import is_a_year

MEDIAN_IS_TARGET = frozenset({KpiId("nrr")})
"""KPIs of which companies of the client's size set the target."""
TOO_MANY_IS_WORSE = frozenset({KpiId("accounts_per_csm")})
"""KPIs without a direction of which more than others have is still worse (C37)."""


def compare_kpis(
    values: Mapping[KpiId, KpiValue],
    definitions: Sequence[KpiDefinition],
    benchmarks: Sequence[Benchmark],
    total_arr: float | None,
) -> dict[KpiId, BenchmarkResult]:
    """Return each KPI beside the benchmark of the client's ARR band, where there is one (S1.120).

    ``total_arr`` is compared with the bands' edges as it is: thresholds are not converted between
    currencies (C41). A rate over a window that is no year gets no verdict (C18). Customers per CSM
    have no number that is right for all (C37): above the range is worse, below it says nothing.
    """
    directions = {definition.id: definition.direction for definition in definitions}
    return {
        kpi: _compare(value, directions.get(kpi), choose_benchmark(kpi, benchmarks, total_arr))
        for kpi, value in values.items()
    }


def set_targets(
    definitions: Sequence[KpiDefinition], results: Mapping[KpiId, BenchmarkResult]
) -> tuple[KpiDefinition, ...]:
    """Return the definitions with the targets of this client (S1.120, C21).

    The target for net retention is the median of the client's ARR band; where no benchmark is
    known, the definition's own stays.
    """
    return tuple(_set_target(definition, results.get(definition.id)) for definition in definitions)


def is_comparable(value: KpiValue) -> bool:
    """Return whether a value may be held against a yearly figure: it is no rate, or one of a year.

    A rate over another window is not converted, since customers do not leave evenly (C18).
    """
    return value.window_days is None or is_a_year(value.window_days)


def choose_benchmark(
    kpi: KpiId, benchmarks: Sequence[Benchmark], total_arr: float | None
) -> Benchmark | None:
    """Return the benchmark of the band that holds this ARR: a lower edge belongs to its band.

    Except the last: exactly 100m stays in the band below, since the source says "over" (C69).
    """
    if total_arr is None:
        return None
    reached = [
        benchmark
        for benchmark in benchmarks
        if benchmark.kpi == kpi and _reaches(total_arr, benchmark)
    ]
    return max(reached, key=lambda benchmark: benchmark.arr_from or 0.0, default=None)


def _set_target(definition: KpiDefinition, result: BenchmarkResult | None) -> KpiDefinition:
    if definition.id not in MEDIAN_IS_TARGET or result is None or result.benchmark is None:
        return definition
    return replace(definition, target=result.benchmark.median)


def _reaches(total_arr: float, benchmark: Benchmark) -> bool:
    if benchmark.arr_from is None:
        return True
    if benchmark.arr_to is None:
        return total_arr > benchmark.arr_from
    return total_arr >= benchmark.arr_from


def _compare(
    value: KpiValue, direction: Direction | None, benchmark: Benchmark | None
) -> BenchmarkResult:
    if value.value is None or benchmark is None or not is_comparable(value):
        return BenchmarkResult(value.id, benchmark, Verdict.NONE, None)
    verdict = _judge(value.value, direction, benchmark)
    return BenchmarkResult(value.id, benchmark, verdict, value.value - benchmark.median)


def _judge(value: float, direction: Direction | None, benchmark: Benchmark) -> Verdict:
    if benchmark.low <= value <= benchmark.high:
        return Verdict.WITHIN
    is_above = value > benchmark.high
    if benchmark.kpi in TOO_MANY_IS_WORSE:
        return Verdict.WORSE if is_above else Verdict.NONE
    if direction is None:
        return Verdict.NONE
    return Verdict.BETTER if is_above is (direction is Direction.HIGHER) else Verdict.WORSE
