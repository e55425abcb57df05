"""Benchmarks: S1.120, S1.121."""

from __future__ import annotations

from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue, Unit, Verdict
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.metrics.settings import choose_benchmark, forget_benchmark_choice
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_listed_sample
from csdesk.report.document import Report, Table
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


def tables_with_benchmarks(report: Report) -> list[Table]:
    return [
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table)
        and any("benchmark" in column.title.casefold() for column in block.columns)
    ]


def test_s1_121_benchmark_caveats(library, sample, sample_report, tmp_path):
    assert len(library.caveats) == 4
    kpis = next(section for section in sample_report.sections if section.id == "kpis")
    tables = tables_with_benchmarks(sample_report)
    assert {table.name for table in tables} == {"KPIs", "Numbers", "Benchmarks read"}
    for table in tables:
        below = (*table.notes, *kpis.blocks[kpis.blocks.index(table) + 1 :])
        assert all(caveat in str(below) for caveat in library.caveats)

    nrr = KpiId("nrr")
    assert sample.metrics.arbitrations[nrr].disagree
    with open_listed_sample(tmp_path / "sample.csdesk", library) as workspace:
        choice = BenchmarkChoice(nrr, "nrr.saas_capital.25k", "Contracts of our size", "Dana")
        choose_benchmark(workspace, library, choice)
        chosen = diagnose(workspace, library)
        forget_benchmark_choice(workspace, nrr)
        forgotten = diagnose(workspace, library)
    result = chosen.benchmarks[nrr]
    assert result.benchmark is not None
    assert result.benchmark.source == "SaaS Capital 2023"
    value = chosen.kpis[nrr].value
    assert value is not None
    assert value > 103
    assert (result.verdict, result.gap) == (Verdict.BETTER, value - 103)
    assert sample.benchmarks[nrr].verdict is Verdict.WORSE
    target = chosen.definition(nrr)
    assert target is not None
    assert target.target == 103
    assert forgotten.benchmarks == sample.benchmarks
    words = "held against 103% (SaaS Capital 2023), chosen by Dana. Why: Contracts of our size."
    for table in tables_with_benchmarks(make_report(chosen, library)):
        if table.name != "Numbers":
            assert any(note.endswith(words) for note in table.notes)


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
