"""Benchmarks: S1.120, S1.121."""

from __future__ import annotations

from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue, Unit, Verdict
from csdesk.report.document import Table, Text
from csdesk.report.sections.summary import key_figures
from csdesk.scoring.benchmarks import compare_kpis


def value(kpi: str, number: float) -> dict[KpiId, KpiValue]:
    return {KpiId(kpi): KpiValue(KpiId(kpi), number, Unit.PERCENT, "", 100, "", "")}


def test_s1_120_benchmarks_by_arr_segment(library):
    assert len(library.benchmarks) == 16
    result = compare_kpis(value("nrr", 95.0), library.kpis, library.benchmarks, 20_000_000)
    against_nrr = result[KpiId("nrr")]
    assert against_nrr.verdict is Verdict.WORSE
    assert against_nrr.gap == -20
    assert (against_nrr.benchmark.low, against_nrr.benchmark.high) == (110, 120)


def test_the_edge_of_an_arr_band_belongs_to_the_band_above_it(library):
    def band(total: float) -> tuple[float, float]:
        found = compare_kpis(value("nrr", 95.0), library.kpis, library.benchmarks, total)
        benchmark = found[KpiId("nrr")].benchmark
        return benchmark.low, benchmark.high

    assert band(9_999_999) == (105, 115)
    assert band(10_000_000) == (110, 120)
    assert band(50_000_000) == (115, 125)
    assert band(100_000_000) == (115, 125)
    assert band(100_000_001) == (120, 130)


def test_s1_121_benchmark_caveats(library, sample_report):
    assert library.caveats
    kpis = next(section for section in sample_report.sections if section.id == "kpis")
    has_benchmarks = [
        index
        for index, block in enumerate(kpis.blocks)
        if isinstance(block, Table)
        and any("benchmark" in column.title.casefold() for column in block.columns)
    ]
    assert has_benchmarks
    for index in has_benchmarks:
        following = kpis.blocks[index + 1]
        assert isinstance(following, Text) or hasattr(following, "items")
        assert all(caveat in str(kpis.blocks[index + 1 :]) for caveat in library.caveats)


def test_what_companies_of_its_size_reach_is_the_target_for_net_retention(sample):
    assert sample.accounts is not None
    total = sample.accounts.total_arr()
    medians = ((10_000_000, 110), (50_000_000, 115), (100_000_001, 118))
    expected = next((median for edge, median in medians if total < edge), 125)
    nrr = sample.definition(KpiId("nrr"))
    assert nrr is not None
    assert nrr.target == expected
    figure = next(figure for figure in key_figures(sample) if figure.term == nrr.term)
    assert figure.note.startswith(f"Target {expected}% ·")
