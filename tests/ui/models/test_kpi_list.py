from dataclasses import replace

import pytest

from csdesk.model.directions import Direction
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import (
    Benchmark,
    BenchmarkResult,
    KpiDefinition,
    KpiGroup,
    KpiValue,
    Unit,
    Verdict,
)
from csdesk.report.document import Status
from ui.models.kpi_explanation import explain_kpi
from ui.models.kpi_list import describe_kpi, group_kpis, write_request

NRR, CSM = KpiId("nrr"), KpiId("own_number")


def define(
    kpi: KpiId, unit: Unit, target: float | None = None, group: KpiGroup = KpiGroup.OTHER
) -> KpiDefinition:
    return KpiDefinition(
        id=kpi,
        name=f"Name of {kpi}",
        term=f"Term of {kpi}",
        unit=unit,
        direction=Direction.HIGHER,
        leading=False,
        formula="what is there ÷ what was there",
        needs=(),
        needs_previous=True,
        frequency="Monthly",
        owner="CS Ops",
        target=target,
        source="S1.56",
        group=group,
    )


def value(kpi: KpiId, amount: float | None, unit: Unit, needs: str = "") -> KpiValue:
    return KpiValue(
        id=kpi,
        value=amount,
        unit=unit,
        method="Point to point",
        n=170,
        base="accounts with ARR on 31 Oct 2025",
        window="2025-10-31 to 2026-10-31",
        reason=f"needs {needs}" if needs else None,
        needs=needs,
        lineage="Book.xlsx, rows 6 to 175",
    )


@pytest.fixture
def numbers(diagnosis):
    """NRR below target and within what others reach; a number of its own without a value."""
    benchmark = Benchmark(NRR, "under 10 million", None, 10e6, 100, 105, 110, "annual", "Bessemer")
    return replace(
        diagnosis,
        definitions=(define(NRR, Unit.PERCENT, 110, KpiGroup.STAYED), define(CSM, Unit.RATIO)),
        kpis={
            NRR: value(NRR, 102.0, Unit.PERCENT),
            CSM: value(CSM, None, Unit.RATIO, "a list of support tickets"),
        },
        benchmarks={NRR: BenchmarkResult(NRR, benchmark, Verdict.WITHIN, -3.0)},
    )


def test_numbers_stand_in_groups_and_those_without_a_value_come_last(numbers):
    groups = group_kpis(numbers)
    assert [(group.title, [entry.id for entry in group.entries]) for group in groups] == [
        ("Who stayed", [NRR]),
        ("Cannot be computed yet", [CSM]),
    ]


def test_a_number_of_no_group_is_shown_all_the_same(numbers):
    known = replace(numbers, kpis={CSM: value(CSM, 12.0, Unit.RATIO)})
    assert [group.title for group in group_kpis(known)] == [
        "Other numbers",
        "Cannot be computed yet",
    ]


def test_a_number_is_written_with_target_others_and_base(numbers):
    entry = describe_kpi(numbers.definitions[0], numbers)
    assert entry.value == "102.0%"
    assert entry.comparison == "Target 110%, others 100% to 110%"
    assert entry.base == "170 accounts"
    assert (entry.status.status, entry.status.word) == (Status.WATCH, "Below target")


def test_a_share_of_few_customers_is_written_as_its_count(numbers):
    few = replace(value(NRR, 200 / 9, Unit.PERCENT), n=9, counted=2)
    assert describe_kpi(numbers.definitions[0], replace(numbers, kpis={NRR: few})).value == "2 of 9"


def test_all_points_of_the_range_lie_on_its_scale(numbers):
    found = describe_kpi(numbers.definitions[0], numbers).range
    assert found.low < found.value < found.median < found.high == found.target
    assert found.low > 0
    assert found.high < 1


def test_a_missing_number_says_why_and_what_to_ask_for(numbers):
    entry = describe_kpi(numbers.definitions[1], numbers)
    assert entry.reason == "Needs a list of support tickets."
    assert entry.ask_for == "a list of support tickets"
    assert entry.range is None
    assert write_request(group_kpis(numbers), "Harbourlight") == (
        "What is still missing for the audit of Harbourlight:\n"
        "- a list of support tickets: for Term of own_number"
    )


def test_nothing_is_asked_for_where_nothing_is_missing(numbers):
    complete = replace(numbers, definitions=numbers.definitions[:1])
    assert write_request(group_kpis(complete), "Harbourlight") == ""


def test_the_explanation_leaves_out_what_is_not_known(numbers):
    facts = {fact.label: fact.text for fact in explain_kpi(numbers.definitions[0], numbers)}
    assert facts["Rests on"] == "170 accounts with ARR on 31 Oct 2025"
    assert facts["Window"] == "31 Oct 2025 to 31 Oct 2026"
    assert facts["Others reach"] == (
        "100% to 110%, median 105% (under 10 million, annual, Bessemer)"
    )
    assert facts["What it tells"].startswith("Lagging")
    alone = replace(numbers, benchmarks={}, kpis={})
    labels = [fact.label for fact in explain_kpi(numbers.definitions[0], alone)]
    assert labels == ["Formula", "What it tells", "How often", "Usually kept by", "Defined in"]


def test_a_number_that_moves_early_is_told_apart(numbers):
    leading = replace(numbers.definitions[0], leading=True)
    facts = {fact.label: fact.text for fact in explain_kpi(leading, numbers)}
    assert facts["What it tells"].startswith("Leading")
