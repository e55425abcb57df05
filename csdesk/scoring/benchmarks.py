"""KPI values beside what others reach, by band of ARR (S1.120) or as a person chose (S1.121)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from csdesk.model.benchmarks import BenchmarkPeriod, CitedBenchmark
from csdesk.model.directions import Direction
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, BenchmarkResult, KpiDefinition, KpiValue, Verdict
from csdesk.scoring.benchmark_catalogue import show_as_band
from csdesk.scoring.revenue.periods import is_a_year

DAYS: Mapping[BenchmarkPeriod, range] = MappingProxyType(
    {BenchmarkPeriod.MONTH: range(28, 32), BenchmarkPeriod.QUARTER: range(89, 93)}
)
"""How many days a month and a quarter have."""


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
    meanings = {definition.id: definition for definition in definitions}
    return {
        kpi: _compare(
            value,
            meanings.get(kpi),
            choose_band(kpi, benchmarks, total_arr),
            is_comparable(value),
        )
        for kpi, value in values.items()
    }


def compare_with_chosen(
    results: Mapping[KpiId, BenchmarkResult],
    values: Mapping[KpiId, KpiValue],
    definitions: Sequence[KpiDefinition],
    chosen: Mapping[KpiId, CitedBenchmark],
) -> dict[KpiId, BenchmarkResult]:
    """Return the results with those of chosen benchmarks in place of the ones by ARR (S1.121).

    A rate is held against one of its own period only, a year being assumed where none is stated.
    """
    meanings = {definition.id: definition for definition in definitions}
    return {
        **results,
        **{
            kpi: _compare(
                values[kpi],
                meanings.get(kpi),
                show_as_band(cited),
                suits_period(values[kpi], cited.period),
            )
            for kpi, cited in chosen.items()
        },
    }


def set_targets(
    definitions: Sequence[KpiDefinition], results: Mapping[KpiId, BenchmarkResult]
) -> tuple[KpiDefinition, ...]:
    """Return the definitions with the targets of this client (S1.120, C21).

    Where its content says so, the target is the median of the client's ARR band; where no benchmark
    is known, the definition's own stays.
    """
    return tuple(_set_target(definition, results.get(definition.id)) for definition in definitions)


def is_comparable(value: KpiValue) -> bool:
    """Return whether a value may be held against a yearly figure (C18)."""
    return value.is_comparable


def choose_band(
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


def suits_period(value: KpiValue, period: BenchmarkPeriod) -> bool:
    """Return whether a value may be held against a figure of this period (C18)."""
    days = value.window_days
    if days is None or period is BenchmarkPeriod.NO_RATE:
        return True
    if period in DAYS:
        return days in DAYS[period]
    return is_a_year(days)


def judge(value: KpiValue, meaning: KpiDefinition | None, benchmark: Benchmark) -> Verdict:
    """Return how a value in the KPI's unit stands against a range, a bar or a median.

    Nothing is said where sources contradict the value, and another verdict follows from them.
    """
    if value.value is None:
        return Verdict.NONE
    verdict = _judge_number(value.value, meaning, benchmark)
    if value.at_worst is None or _judge_number(value.at_worst, meaning, benchmark) is verdict:
        return verdict
    return Verdict.NONE


def edges(benchmark: Benchmark) -> tuple[float | None, float | None]:
    """Return the ends of a benchmark: both are the median where it alone is cited."""
    if benchmark.low is None and benchmark.high is None:
        return benchmark.median, benchmark.median
    return benchmark.low, benchmark.high


def _judge_number(number: float, meaning: KpiDefinition | None, benchmark: Benchmark) -> Verdict:
    low, high = edges(benchmark)
    is_above = high is not None and number > high
    if not is_above and (low is None or number >= low):
        return Verdict.WITHIN
    if meaning is not None and meaning.excess_is_worse:
        return Verdict.WORSE if is_above else Verdict.NONE
    if meaning is None or meaning.direction is None:
        return Verdict.NONE
    return Verdict.BETTER if is_above is (meaning.direction is Direction.HIGHER) else Verdict.WORSE


def _set_target(definition: KpiDefinition, result: BenchmarkResult | None) -> KpiDefinition:
    if not definition.median_is_target or result is None or result.benchmark is None:
        return definition
    median = result.benchmark.median
    return definition if median is None else replace(definition, target=median)


def _reaches(total_arr: float, benchmark: Benchmark) -> bool:
    if benchmark.arr_from is None:
        return True
    if benchmark.arr_to is None:
        return total_arr > benchmark.arr_from
    return total_arr >= benchmark.arr_from


def _compare(
    value: KpiValue,
    meaning: KpiDefinition | None,
    benchmark: Benchmark | None,
    is_same_period: bool,
) -> BenchmarkResult:
    if value.value is None or benchmark is None or not is_same_period:
        return BenchmarkResult(value.id, benchmark, Verdict.NONE, None)
    gap = None if benchmark.median is None else value.value - benchmark.median
    return BenchmarkResult(value.id, benchmark, judge(value, meaning, benchmark), gap)
