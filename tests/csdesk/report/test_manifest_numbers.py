"""What a report stands for is told by name: a change of answers or of the plan shows in it."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.investment import CaseOutcome, InvestmentReview, Scenario, Span
from csdesk.model.report_choices import ReportChoice
from csdesk.report.manifest import check_numbers, make_manifest
from csdesk.report.manifest_numbers import headline_numbers
from tests.csdesk.report.diagnoses import make_empty, make_full, make_roadmap
from tests.csdesk.report.earlier_audits import with_earlier_audit

OUTCOME = CaseOutcome(80_000.0, 100_000.0, 20, 19.5, None)


def changed(before, after) -> set[str]:
    first, second = (make_manifest(one, ReportChoice(), "csdesk") for one in (before, after))
    return {check.name for check in check_numbers(first, second) if not check.holds}


def test_levels_and_indexes_stand_as_numbers() -> None:
    full = with_earlier_audit(make_full())
    numbers = headline_numbers(full)
    overall = full.maturity.overall
    assert numbers["Maturity level"] == overall.tier
    assert numbers["Index maturity_ladder"] == overall.index
    first = full.maturity.areas[0]
    assert numbers[f"Index maturity_ladder, {first.area}"] == first.index


def test_another_level_no_longer_holds() -> None:
    full = make_full()
    overall = replace(full.maturity.overall, tier=(full.maturity.overall.tier or 0) + 1)
    other = replace(full, maturity=replace(full.maturity, overall=overall))
    assert changed(full, other) == {"Maturity level"}


def test_a_plan_that_changed_no_longer_holds() -> None:
    few = replace(make_full(), roadmap=make_roadmap(1))
    many = replace(make_full(), roadmap=make_roadmap(60))
    assert "Initiatives by day 90" in changed(few, many)


def test_what_the_plan_costs_and_brings_stands_as_projected() -> None:
    full = make_full()
    review = InvestmentReview(work=Span(10.0, 15.0, 20.0), outcomes={Scenario.PROJECTED: OUTCOME})
    numbers = headline_numbers(replace(full, plan=replace(full.plan, investment=review)))
    assert numbers["Person-days, at most"] == 20
    assert numbers["Cost of the plan"] == 80_000
    assert numbers["Return of the plan"] == 25
    assert numbers["Payback of the plan, months"] == 19.5


def test_what_is_not_known_is_not_computable_or_not_named() -> None:
    numbers = headline_numbers(make_empty())
    assert numbers["Accounts"] is None
    assert numbers["Maturity level"] is None
    assert not any(name.startswith(("Index", "Cost")) for name in numbers)
