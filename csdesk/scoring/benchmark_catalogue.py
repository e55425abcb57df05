"""Every benchmark in one catalogue, whichever part of the content is its home."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from csdesk.model.benchmarks import BenchmarkPeriod, CitedBenchmark, EvidenceQuality
from csdesk.model.cited import CitedFigure
from csdesk.model.expansion_rules import ExpansionKpi
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, Unit
from csdesk.model.library import Library

AT_ONE_DATE = "at one date"
_PERIODS: Mapping[BenchmarkPeriod, str] = MappingProxyType(
    {
        BenchmarkPeriod.MONTH: "monthly",
        BenchmarkPeriod.QUARTER: "quarterly",
        BenchmarkPeriod.YEAR: "annual",
        BenchmarkPeriod.NOT_STATED: "annual (assumed)",
        BenchmarkPeriod.NO_RATE: AT_ONE_DATE,
    }
)


def list_benchmarks(library: Library) -> tuple[CitedBenchmark, ...]:
    """Return every cited figure about a KPI: by ARR, by source, and those beside churn and growth.

    A figure stands in one file of the content only; this puts them into one form.
    """
    return (
        *(cite_band(band) for band in library.benchmarks),
        *library.cited_benchmarks,
        *(_cite_figure(figure) for figure in library.cited),
        *(_cite_board(one) for one in library.expansion_kpis if one.benchmark is not None),
    )


def cite_band(band: Benchmark) -> CitedBenchmark:
    """Return the benchmark of a band of ARR as one of the catalogue (S1.120)."""
    period = BenchmarkPeriod.NOT_STATED
    if band.period == AT_ONE_DATE:
        period = BenchmarkPeriod.NO_RATE
    return CitedBenchmark(
        id=f"{band.kpi}.by_arr.{band.arr_from or 0:.0f}",
        kpi=band.kpi,
        name="Companies of this size",
        low=band.low,
        high=band.high,
        median=band.median,
        words=f"{band.low:g} to {band.high:g}, median {band.median:g}",
        period=period,
        quality=EvidenceQuality.PUBLISHED_SURVEY,
        source="S1.120",
        said_by=band.source,
        segment=f"ARR {band.band}",
        arr_from=band.arr_from,
        arr_to=band.arr_to,
        is_default=True,
    )


def show_as_band(cited: CitedBenchmark) -> Benchmark:
    """Return a benchmark that was chosen in the form in which KPIs are compared."""
    return Benchmark(
        kpi=KpiId(cited.kpi or ""),
        band=cited.segment,
        arr_from=cited.arr_from,
        arr_to=cited.arr_to,
        low=cited.low,
        median=cited.median,
        high=cited.high,
        period=_PERIODS[cited.period],
        source=cited.cited_from,
        words=cited.words,
    )


def _cite_figure(figure: CitedFigure) -> CitedBenchmark:
    spread = f"{figure.low:g} to {figure.high:g}%"
    return CitedBenchmark(
        id=figure.id,
        kpi=figure.kpi,
        name=figure.name,
        low=figure.low,
        high=figure.high,
        median=None,
        words=f"{figure.low:g}%" if figure.low == figure.high else spread,
        period=figure.runs_over,
        quality=figure.quality,
        source=figure.source,
        said_by=figure.said_by,
        note="; ".join(
            part for part in (figure.period, figure.payback and f"pays in {figure.payback}") if part
        ),
    )


def _cite_board(one: ExpansionKpi) -> CitedBenchmark:
    return CitedBenchmark(
        id=f"board.{one.id}",
        kpi=one.kpi,
        name=one.name,
        low=None,
        high=None,
        median=one.benchmark,
        words=f"{one.benchmark:,g}{'%' if one.unit is Unit.PERCENT else ''}",
        period=BenchmarkPeriod.QUARTER,
        quality=EvidenceQuality.UNSOURCED,
        source=one.source,
    )
