"""Every cited figure beside the client's value: which is read, what it says, where they differ."""

from __future__ import annotations

import pytest

from csdesk.model.benchmarks import (
    BenchmarkChoice,
    BenchmarkPeriod,
    CitedBenchmark,
    EvidenceQuality,
)
from csdesk.model.directions import Direction
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import Benchmark, KpiDefinition, KpiValue, Unit, Verdict
from csdesk.scoring.arbitration import arbitrate, read_choices
from csdesk.scoring.benchmark_catalogue import cite_band
from csdesk.scoring.benchmarks import compare_with_chosen, set_targets

NRR = KpiId("nrr")
DEFINITION = KpiDefinition(
    NRR,
    "",
    "",
    Unit.PERCENT,
    Direction.HIGHER,
    False,
    "",
    (),
    False,
    "",
    "",
    target=110.0,
    median_is_target=True,
)
M = 1_000_000
SMALL = Benchmark(NRR, "small", None, 10 * M, 105, 110, 115, "annual (assumed)", "Bessemer 2023")
LARGE = Benchmark(NRR, "large", 10 * M, None, 110, 115, 120, "annual (assumed)", "Bessemer 2023")
BANDS = (cite_band(SMALL), cite_band(LARGE))


def cited(
    name: str,
    low: float | None = None,
    high: float | None = None,
    median: float | None = None,
    period: BenchmarkPeriod = BenchmarkPeriod.YEAR,
    quality: EvidenceQuality = EvidenceQuality.NAMED,
    kpi: KpiId | None = NRR,
) -> CitedBenchmark:
    return CitedBenchmark(
        name, kpi, name, low, high, median, name, period, quality, "S0.0", said_by="Somebody"
    )


def decide(value, *benchmarks, choice="", total_arr=20 * M, days=365):
    values = {NRR: KpiValue(NRR, value, Unit.PERCENT, "", 50, "", "", window_days=days)}
    choices = {NRR: BenchmarkChoice(NRR, choice, "as we are", "Dana")} if choice else {}
    return arbitrate(values, (DEFINITION,), benchmarks, choices, total_arr)


def test_without_a_choice_the_band_of_the_clients_arr_is_read():
    one = decide(104, *BANDS, cited("bar", low=100))[NRR]
    assert [found.id for found in one.candidates] == ["nrr.by_arr.10000000", "bar"]
    assert one.chosen is not None
    assert one.chosen.median == 115
    assert one.choice is None


def test_what_the_person_chose_is_read_with_its_reason():
    one = decide(104, *BANDS, cited("bar", low=100), choice="bar")[NRR]
    assert one.chosen is not None
    assert (one.chosen.id, one.choice and one.choice.reason) == ("bar", "as we are")


@pytest.mark.parametrize("choice", ["gone", "nobody", "nrr.by_arr.0"])
def test_a_choice_that_cannot_be_read_gives_way_to_the_default(choice):
    unsourced = cited("nobody", low=90, quality=EvidenceQuality.UNSOURCED)
    one = decide(104, *BANDS, unsourced, choice=choice)[NRR]
    assert one.chosen is not None
    assert one.chosen.id == "nrr.by_arr.10000000"
    assert one.choice is None


def test_every_figure_has_its_verdict_in_words():
    figures = (
        cited("range", low=100, high=110),
        cited("reached", low=104),
        cited("missed", low=104.1),
        cited("surpassed", high=103, low=100),
        cited("median", median=102),
        cited("unsourced", median=102, quality=EvidenceQuality.UNSOURCED),
        cited("monthly", low=100, period=BenchmarkPeriod.MONTH),
        cited("assumed", low=100, period=BenchmarkPeriod.NOT_STATED),
    )
    assert decide(104, *figures)[NRR].verdicts == {
        "range": "Within it",
        "reached": "Reaches it",
        "missed": "Below it: worse",
        "surpassed": "Above it: better",
        "median": "Above it: better",
        "unsourced": "Nobody is named: not compared",
        "monthly": "Over another period: not compared",
        "assumed": "Reaches it",
    }


@pytest.mark.parametrize(
    ("days", "period", "is_judged"),
    [
        (30, BenchmarkPeriod.MONTH, True),
        (365, BenchmarkPeriod.MONTH, False),
        (30, BenchmarkPeriod.YEAR, False),
        (30, BenchmarkPeriod.NOT_STATED, False),
        (91, BenchmarkPeriod.QUARTER, True),
        (30, BenchmarkPeriod.QUARTER, False),
        (30, BenchmarkPeriod.NO_RATE, True),
        (None, BenchmarkPeriod.NO_RATE, True),
    ],
)
def test_a_month_never_meets_a_year(days, period, is_judged):
    one = decide(104, cited("a", low=100, period=period), choice="a", days=days)
    assert (one[NRR].verdicts["a"] == "Reaches it") is is_judged


def test_a_value_that_sources_contradict_is_judged_where_both_answers_are_judged_alike():
    value = KpiValue(NRR, 104, Unit.PERCENT, "", 50, "", "", window_days=365, at_worst=90)
    bars = (cited("easy", low=80), cited("hard", low=100), cited("harder", low=110))
    assert arbitrate({NRR: value}, (DEFINITION,), bars, {}, None)[NRR].verdicts == {
        "easy": "Reaches it",
        "hard": "Sources contradict the value: not compared",
        "harder": "Below it: worse",
    }


def test_without_a_value_nothing_is_judged():
    assert decide(None, cited("a", low=100))[NRR].verdicts == {"a": "No value to hold against it"}


@pytest.mark.parametrize(
    ("figures", "differ"),
    [
        ((cited("a", low=100), cited("b", low=104)), False),
        ((cited("a", low=100), cited("b", low=110)), True),
        ((cited("a", low=100, high=103), cited("b", low=105, high=110)), True),
        ((cited("a", low=100), cited("b", low=110, period=BenchmarkPeriod.MONTH)), False),
        (
            (cited("a", low=100), cited("b", low=110, period=BenchmarkPeriod.NOT_STATED)),
            True,
        ),
        ((cited("a", low=100), cited("b", low=110, quality=EvidenceQuality.UNSOURCED)), False),
    ],
)
def test_figures_differ_where_they_judge_otherwise_or_lie_apart(figures, differ):
    assert decide(104, *figures)[NRR].disagree is differ


def test_kpis_without_a_cited_figure_are_left_out():
    assert (
        decide(104, cited("other", low=1, kpi=KpiId("grr")), cited("none", low=1, kpi=None)) == {}
    )


def test_the_verdict_and_the_target_follow_the_choice():
    values = {NRR: KpiValue(NRR, 104, Unit.PERCENT, "", 50, "", "", window_days=365)}
    chosen = read_choices(decide(104, *BANDS, cited("size", median=102), choice="size"))
    results = compare_with_chosen({}, values, (DEFINITION,), chosen)
    assert (results[NRR].verdict, results[NRR].gap) == (Verdict.BETTER, 2)
    assert set_targets((DEFINITION,), results)[0].target == 102
    bar = read_choices(decide(104, *BANDS, cited("bar", low=105), choice="bar"))
    against_bar = compare_with_chosen(results, values, (DEFINITION,), bar)
    assert (against_bar[NRR].verdict, against_bar[NRR].gap) == (Verdict.WORSE, None)
    assert set_targets((DEFINITION,), against_bar)[0].target == 110


def test_a_band_by_arr_is_read_as_it_is():
    assert read_choices(decide(104, *BANDS)) == {}
