"""What is cited, and what is told of single companies: S0.1, S0.12, S1.5, S1.98, S1.117 to S1.119.

Every figure is read off the source text by hand.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.benchmarks import BenchmarkChoice, BenchmarkPeriod, EvidenceQuality
from csdesk.model.identifiers import KpiId
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.metrics.settings import choose_benchmark
from csdesk.operations.sample import open_listed_sample
from csdesk.report.document import Table
from csdesk.report.sections.benchmarks import benchmark_notes
from csdesk.scoring.benchmark_catalogue import list_benchmarks


def cited(library, identifier):
    return next(one for one in list_benchmarks(library) if one.id == identifier)


def case(library, identifier):
    return next(one for one in library.cases if one.id == identifier)


def figures(one) -> dict[str, tuple[str, str]]:
    return {figure.name: (figure.before, figure.after) for figure in one.figures}


def growth(before: float, after: float) -> float:
    """Return by how many percent a figure grew, to one decimal."""
    exact = (Fraction(str(after)) / Fraction(str(before)) - 1) * 100
    return float(round(exact, 1))


def report_table(report, name) -> Table:
    return next(
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table) and block.name == name
    )


def test_s0_1_impact_claims(library, sample, sample_report):
    claims = [cited(library, f"impact.{name}") for name in ("retention", "expansion")]
    assert [one.median for one in claims] == [25, 15]
    assert {one.cited_from for one in claims} == {"unsourced"}
    read = {one.id for found in sample.metrics.arbitrations.values() for one in found.candidates}
    assert read.isdisjoint(one.id for one in claims)
    listed = [row for row in report_table(sample_report, "Other claims").rows if row[-1] == "S0.1"]
    assert [row[1:5] for row in listed] == [
        ("25%", "unsourced", "Not stated, read as a year", "Unsourced"),
        ("15%", "unsourced", "Not stated, read as a year", "Unsourced"),
    ]


def test_s0_12_onboarding_impact_claim(library, sample_report):
    claim = cited(library, "impact.onboarding")
    assert (claim.median, claim.words, claim.kpi) == (2.5, "2.5 times", None)
    assert claim.quality is EvidenceQuality.UNSOURCED
    assert not claim.is_default
    told = [rule for rule in library.rules if claim.words in rule.detail]
    assert [rule.id for rule in told] == ["kpi.onboarding_unfinished"]
    assert "Unsourced" in told[0].detail
    sources = [row[-1] for row in report_table(sample_report, "Other claims").rows]
    assert "S0.12" not in sources


def test_what_nobody_is_named_for_is_never_read(library, tmp_path):
    unsourced = [
        one for one in list_benchmarks(library) if one.quality is EvidenceQuality.UNSOURCED
    ]
    assert {one.cited_from for one in unsourced} == {"unsourced"}
    nrr = KpiId("nrr")
    with open_listed_sample(tmp_path / "sample.csdesk", library) as workspace:
        by_itself = diagnose(workspace, library)
        choice = BenchmarkChoice(nrr, "nrr.kpi_board", "Why not", "Dana")
        with pytest.raises(WrongUsage, match="Nobody is named"):
            choose_benchmark(workspace, library, choice)
        workspace.kpi_settings.choose(nrr, choice)
        asked = diagnose(workspace, library)
    found = asked.metrics.arbitrations[nrr]
    assert found.choice is None
    assert found.verdicts["nrr.kpi_board"] == "Nobody is named: not compared"
    assert asked.benchmarks == by_itself.benchmarks


def test_s1_5_problem_framing_benchmarks(library, sample, sample_report):
    expected = {
        "logo_churn.gainsight_monthly": (5, None, 7, BenchmarkPeriod.MONTH),
        "nrr.saastr": (110, None, 120, BenchmarkPeriod.NOT_STATED),
        "accounts_per_csm.forrester": (None, 75, None, BenchmarkPeriod.NO_RATE),
        "churn_prediction.idc": (None, 85, None, BenchmarkPeriod.NO_RATE),
        "automation.mckinsey": (20, None, 30, BenchmarkPeriod.NO_RATE),
        "fit.customers": (500, None, None, BenchmarkPeriod.NO_RATE),
    }
    for identifier, figure in expected.items():
        one = cited(library, identifier)
        assert (one.low, one.median, one.high, one.period) == figure
        assert "S1.5" in one.source.split(", ")
        assert one.said_by
    churn = sample.metrics.arbitrations[KpiId("logo_churn")]
    against_a_month = churn.verdicts["logo_churn.gainsight_monthly"]
    assert against_a_month == "Over another period: not compared"

    assert sample.accounts is not None
    count = len(sample.accounts.keys)
    assert count < 500
    note = next(n for n in report_table(sample_report, "Benchmarks").notes if "500" in n)
    assert f"With {count} customers" in note


def test_a_client_of_500_customers_gets_no_note_on_its_size(library, sample):
    keys = sample.accounts.keys
    many = (keys * (500 // len(keys) + 1))[:500]
    large = replace(
        sample, accounts=replace(sample.accounts, keys=many, source_rows=(), columns={})
    )
    notes = " ".join(benchmark_notes(large, library))
    assert "500 customers" not in notes
    assert library.caveats[0] in notes


def test_s1_98_programme_outcome_claims(library, sample_report):
    phased, adkar = cited(library, "programme.phased"), cited(library, "programme.adkar")
    assert (phased.low, phased.high) == (15, 20)
    assert phased.said_by == "Cases of Gainsight and Totango"
    assert phased.quality is EvidenceQuality.CASE
    assert adkar.median == 25
    assert adkar.quality is EvidenceQuality.UNSOURCED
    listed = [row for row in report_table(sample_report, "Other claims").rows if row[-1] == "S1.98"]
    assert [row[1:3] for row in listed] == [
        ("15 to 20%", "Cases of Gainsight and Totango"),
        ("25%", "unsourced"),
    ]


def test_s1_117_case_1_mid_market_fintech(library, sample_report):
    one = case(library, "case.fintech")
    assert one.profile.startswith("150 employees, $20M of ARR")
    assert figures(one) == {
        "Gross churn": ("12%", "7.8%"),
        "Net retention": ("95%", "113%"),
        "Expansion rate": ("", "+22%"),
        "Customers per CSM": ("8", "10"),
        "Health score": ("65%", ""),
    }
    assert (one.months, one.return_ratio, one.payback) == (6, "4:1", "9 months")
    assert "6.5 to 9.1%" in one.figures[0].note
    assert "+40%" in one.figures[3].note
    computed = " ".join(one.computed_notes)
    assert growth(8, 10) == 25
    assert "is +25%; +40% would be 11.2" in computed
    assert Fraction(95) + Fraction("4.2") + 22 == Fraction("121.2")
    assert "121.2%, not 113%" in computed
    assert (113 - 95, growth(95, 113)) == (18, 18.9)
    assert "18 points, or +18.9%" in computed
    assert growth(12, 7.8) == -35
    notes = " ".join(report_table(sample_report, "Cases").notes)
    assert all(note in notes for note in one.computed_notes)


def test_s1_118_case_2_enterprise_hr_tech(library):
    one = case(library, "case.hr_tech")
    assert one.profile.startswith("500 employees, $100M of ARR")
    assert figures(one) == {
        "Gross churn": ("9%", "6.5%"),
        "Net retention": ("102%", "118%"),
        "Expansion rate": ("", "+15%"),
        "Customers per CSM": ("6", "8"),
        "Health score": ("72%", ""),
    }
    assert (one.months, one.return_ratio, one.payback) == (9, "3.5:1", "7 months")
    assert "5.8 to 7.2%" in one.figures[0].note
    computed = " ".join(one.computed_notes)
    assert (growth(6, 8), growth(9, 6.5), growth(102, 118)) == (33.3, -27.8, 15.7)
    assert "is +33.3%" in computed
    assert "2.5 points, or −27.8%" in computed
    assert "16 points, or +15.7%" in computed


def test_s1_119_case_3_smb_marketing_automation(library, sample_report):
    one = case(library, "case.marketing")
    assert one.profile.startswith("80 employees, $10M of ARR")
    assert figures(one) == {
        "Gross churn": ("15%", "9%"),
        "Net retention": ("92%", "117%"),
        "Expansion rate": ("", "+30%"),
        "Customers per CSM": ("12", "18"),
        "Health score": ("60%", ""),
    }
    assert (one.months, one.return_ratio, one.payback) == (4, "5:1", "6 months")
    assert "7.5 to 10.5%" in one.figures[0].note
    computed = " ".join(one.computed_notes)
    assert (growth(12, 18), growth(15, 9), growth(92, 117)) == (50, -40, 27.2)
    assert "25 points, or +27.2%" in computed
    rows = report_table(sample_report, "Cases").rows
    assert len(rows) == 3 * (5 + 3)


def test_the_medians_of_saas_capital_stand_by_contract_value(library):
    found = [one for one in library.cited_benchmarks if one.said_by == "SaaS Capital"]
    net = [one.median for one in found if one.kpi == "nrr"]
    gross = [one.median for one in found if one.kpi == "grr"]
    assert net == [100, 102, 103, 105, 107, 110]
    assert gross == [90, 90, 92, 93, 93, 93]
    kbcm = cited(library, "grr.kbcm")
    assert (kbcm.low, kbcm.median, kbcm.high, kbcm.year) == (82, 91, 95, "2024")
