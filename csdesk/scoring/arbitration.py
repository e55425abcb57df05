"""All that is cited for a KPI beside the client's own value, and which of it is read (S1.121)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import inf

from csdesk.model.benchmarks import (
    Arbitration,
    BenchmarkChoice,
    BenchmarkPeriod,
    CitedBenchmark,
    EvidenceQuality,
)
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue, Verdict
from csdesk.scoring.benchmark_catalogue import show_as_band
from csdesk.scoring.benchmarks import choose_band, edges, judge, suits_period

NO_VALUE = "No value to hold against it"
NOT_SOURCED = "Nobody is named: not compared"
OTHER_PERIOD = "Over another period: not compared"
CONTRADICTED = "Sources contradict the value: not compared"


def arbitrate(
    values: Mapping[KpiId, KpiValue],
    definitions: Sequence[KpiDefinition],
    benchmarks: Sequence[CitedBenchmark],
    choices: Mapping[KpiId, BenchmarkChoice],
    total_arr: float | None,
) -> dict[KpiId, Arbitration]:
    """Return what is cited for each KPI, the one that is read, and the verdict of every one.

    Of benchmarks by ARR only that of the client's band is a candidate. Read is what the person
    chose; without a choice, or where it is no candidate any more, the default. What nobody is
    named for is shown and never read. KPIs for which nothing is cited are left out.
    """
    meanings = {definition.id: definition for definition in definitions}
    cited = _by_kpi(benchmarks, total_arr)
    return {
        kpi: _arbitrate(value, meanings.get(kpi), cited[kpi], choices.get(kpi))
        for kpi, value in values.items()
        if kpi in cited
    }


def read_choices(arbitrations: Mapping[KpiId, Arbitration]) -> dict[KpiId, CitedBenchmark]:
    """Return the benchmark of each KPI that is read in place of one by ARR."""
    return {
        kpi: one.chosen
        for kpi, one in arbitrations.items()
        if one.chosen is not None and not _is_banded(one.chosen)
    }


def _by_kpi(
    benchmarks: Sequence[CitedBenchmark], total_arr: float | None
) -> dict[KpiId, list[CitedBenchmark]]:
    found: dict[KpiId, list[CitedBenchmark]] = defaultdict(list)
    for one in benchmarks:
        if one.kpi is not None and _is_of_size(one, benchmarks, total_arr):
            found[one.kpi].append(one)
    return found


def _is_of_size(
    one: CitedBenchmark, benchmarks: Sequence[CitedBenchmark], total_arr: float | None
) -> bool:
    """Return whether a benchmark is for companies of this ARR, or for all of them."""
    if one.kpi is None or not _is_banded(one):
        return True
    bands = [show_as_band(band) for band in benchmarks if band.kpi == one.kpi and _is_banded(band)]
    return choose_band(one.kpi, bands, total_arr) == show_as_band(one)


def _is_banded(one: CitedBenchmark) -> bool:
    return one.arr_from is not None or one.arr_to is not None


def _arbitrate(
    value: KpiValue,
    meaning: KpiDefinition | None,
    candidates: Sequence[CitedBenchmark],
    choice: BenchmarkChoice | None,
) -> Arbitration:
    readable = [one for one in candidates if one.quality is not EvidenceQuality.UNSOURCED]
    picked = next((one for one in readable if choice and one.id == choice.benchmark), None)
    default = next((one for one in readable if one.is_default), None)
    return Arbitration(
        kpi=value.id,
        candidates=tuple(candidates),
        chosen=picked or default,
        choice=choice if picked else None,
        disagree=_disagree(value, meaning, readable),
        verdicts={one.id: _verdict_words(value, meaning, one) for one in candidates},
    )


def _disagree(
    value: KpiValue, meaning: KpiDefinition | None, readable: Iterable[CitedBenchmark]
) -> bool:
    """Return whether two of the same period judge the value differently or lie apart."""
    return any(
        _lie_apart(one, other) or _judge_differently(value, meaning, one, other)
        for one, other in combinations(readable, 2)
        if _period(one) is _period(other)
    )


def _period(one: CitedBenchmark) -> BenchmarkPeriod:
    is_assumed = one.period is BenchmarkPeriod.NOT_STATED
    return BenchmarkPeriod.YEAR if is_assumed else one.period


def _lie_apart(one: CitedBenchmark, other: CitedBenchmark) -> bool:
    spans = [edges(show_as_band(cited)) for cited in (one, other)]
    lows = [-inf if low is None else low for low, _ in spans]
    highs = [inf if high is None else high for _, high in spans]
    return max(lows) > min(highs)


def _judge_differently(
    value: KpiValue, meaning: KpiDefinition | None, one: CitedBenchmark, other: CitedBenchmark
) -> bool:
    if value.value is None or not suits_period(value, one.period):
        return False
    first, second = (judge(value, meaning, show_as_band(cited)) for cited in (one, other))
    return first is not second


def _verdict_words(value: KpiValue, meaning: KpiDefinition | None, one: CitedBenchmark) -> str:
    if one.quality is EvidenceQuality.UNSOURCED:
        return NOT_SOURCED
    if value.value is None:
        return NO_VALUE
    if not suits_period(value, one.period):
        return OTHER_PERIOD
    verdict = judge(value, meaning, show_as_band(one))
    if value.at_worst is not None and verdict is not judge(
        replace(value, at_worst=None), meaning, show_as_band(one)
    ):
        return CONTRADICTED
    return _judged_words(value.value, verdict, show_as_band(one))


def _judged_words(value: float, verdict: Verdict, benchmark: Benchmark) -> str:
    low, high = edges(benchmark)
    if verdict is Verdict.WITHIN:
        return "Within it" if low is not None and high is not None else "Reaches it"
    place = "Above it" if high is not None and value > high else "Below it"
    return place if verdict is Verdict.NONE else f"{place}: {verdict}"
