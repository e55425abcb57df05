"""What came of a final plan, parted into customers, method and corrected data: by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.identifiers import KpiId
from csdesk.model.investment import Gap
from csdesk.model.kpi_book import KeptKpi
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.plan_choices import FinalPlan, PlanBaseline, PromisedKpi
from csdesk.model.plan_since import KpiSince, PlanSince, RevenueBridge
from csdesk.model.revenue import RevenueGrid, RevenueReview, RevenueSource
from csdesk.roadmap.since import bridge_revenue, compare_kpi, look_since, measure_value
from csdesk.scoring.revenue.periods import measure_period
from tests.csdesk.report.diagnoses import make_full
from tests.revenue_lines import make_grid

PLANNED, LATER = date(2026, 3, 31), date(2026, 9, 30)
NRR = KpiId("nrr")
AMOUNTS = {"stays": [100.0, 100.0], "grows": [50.0, 80.0], "left": [40.0, 0.0], "new": [0.0, 25.0]}
"""ARR 190 on the day of the plan, 205 now: 30 more, 40 less, 25 new."""
BASELINE = PlanBaseline(
    PLANNED, "GBP", 190.0, RevenueSource.SUBSCRIPTIONS, lost=60.0, grown=20.0, window_days=366
)


def review_of(grid: RevenueGrid) -> RevenueReview:
    return RevenueReview(grid, measure_period(grid, 0, len(grid.days) - 1), (), (), (), ())


def diagnose(amounts=AMOUNTS, days=(PLANNED, LATER), source=RevenueSource.SUBSCRIPTIONS, **known):
    full = make_full()
    grid = replace(make_grid(amounts, days), source=source)
    client = replace(full.client, currency=known.pop("currency", "GBP"))
    metrics = MetricsReview(revenue=review_of(grid))
    return replace(full, client=client, metrics=metrics, **known)


def add_up(bridge: RevenueBridge) -> float:
    moved = bridge.customers + bridge.rates
    return bridge.then + bridge.repair + bridge.method + moved


def test_all_that_moved_is_the_customers_doing_where_the_lists_say_what_they_said() -> None:
    bridge = bridge_revenue(BASELINE, diagnose())
    assert isinstance(bridge, RevenueBridge)
    assert (bridge.repair, bridge.method, bridge.customers, bridge.now) == (0, 0, 15, 205)
    assert add_up(bridge) == bridge.now
    assert bridge.is_parted
    assert bridge.days_apart == 0


def test_what_the_same_list_says_otherwise_about_the_plans_day_is_a_repair() -> None:
    bridge = bridge_revenue(replace(BASELINE, arr=230.0), diagnose())
    assert isinstance(bridge, RevenueBridge)
    assert (bridge.repair, bridge.method, bridge.customers) == (-40, 0, 15)
    assert add_up(bridge) == bridge.now == 205


def test_another_kind_of_list_is_another_method() -> None:
    then = replace(BASELINE, arr=170.0, source=RevenueSource.CUSTOMER_LISTS)
    bridge = bridge_revenue(then, diagnose(accounts=None, previous=None))
    assert isinstance(bridge, RevenueBridge)
    assert (bridge.repair, bridge.method, bridge.customers) == (0, 20, 15)
    assert not bridge.is_parted
    assert add_up(bridge) == bridge.now


def test_repair_and_method_are_parted_where_the_list_of_that_day_is_still_there() -> None:
    full = make_full()
    listed = replace(full.accounts, as_of=PLANNED)
    total = listed.total_arr()
    then = replace(BASELINE, arr=total + 7, source=RevenueSource.CUSTOMER_LISTS)
    bridge = bridge_revenue(then, diagnose(previous=listed))
    assert isinstance(bridge, RevenueBridge)
    assert bridge.is_parted
    assert (bridge.repair, bridge.method) == (-7, 190 - total)
    assert add_up(bridge) == pytest.approx(bridge.now)


def test_amounts_that_are_unknown_on_one_day_are_no_doing_of_customers() -> None:
    amounts = {**AMOUNTS, "silent": [10.0, float("nan")]}
    bridge = bridge_revenue(replace(BASELINE, arr=200.0), diagnose(amounts))
    assert isinstance(bridge, RevenueBridge)
    assert (bridge.repair, bridge.customers, bridge.now) == (-10, 15, 205)
    assert add_up(bridge) == bridge.now


@pytest.mark.parametrize(
    ("baseline", "known", "said"),
    [
        (replace(BASELINE, arr=None, source=None), {}, "No list said"),
        (BASELINE, {"currency": "EUR"}, "in GBP then and are in EUR now"),
        (replace(BASELINE, as_of=LATER), {}, "nothing has come of it yet"),
        (replace(BASELINE, as_of=date(2026, 6, 30)), {}, "do not say what customers paid"),
    ],
)
def test_a_bridge_that_cannot_be_told_says_why(baseline, known, said) -> None:
    gap = bridge_revenue(baseline, diagnose(**known))
    assert isinstance(gap, Gap)
    assert said in gap.reason


def test_without_two_days_of_revenue_there_is_no_bridge() -> None:
    gap = bridge_revenue(BASELINE, replace(diagnose(), metrics=MetricsReview()))
    assert isinstance(gap, Gap)
    assert "two days" in gap.reason


def test_the_nearest_month_counts_and_says_how_far_it_is() -> None:
    bridge = bridge_revenue(replace(BASELINE, as_of=date(2026, 4, 10)), diagnose())
    assert isinstance(bridge, RevenueBridge)
    assert bridge.days_apart == 10


def test_value_is_what_was_lost_and_added_beside_the_pace_before() -> None:
    """183 days since, 366 before: half of 60 would be lost and half of 20 added."""
    bridge = bridge_revenue(BASELINE, diagnose())
    assert isinstance(bridge, RevenueBridge)
    value = measure_value(BASELINE, bridge)
    assert not isinstance(value, Gap)
    assert (value.days, value.lost_expected, value.grown_expected) == (183, 30, 10)
    assert (value.lost, value.grown) == (40, 30)
    assert (value.kept, value.added) == (-10, 20)


def test_without_a_pace_before_no_value_is_told() -> None:
    bridge = bridge_revenue(BASELINE, diagnose())
    assert isinstance(bridge, RevenueBridge)
    assert isinstance(measure_value(replace(BASELINE, lost=None), bridge), Gap)


def test_the_pace_before_is_that_of_today_where_none_was_kept() -> None:
    """12 were lost in the year before, one a month; 5 in the six months since."""
    months = tuple(date(2025, month, 28) for month in range(3, 13))
    days = (*months, *(date(2026, month, 28) for month in range(1, 10)))
    left = {f"m{at}": [1.0] * at + [0.0] * (19 - at) for at in range(1, 13)}
    grid = make_grid({"late": [5.0] * 15 + [0.0] * 4, **left}, days)
    baseline = replace(BASELINE, lost=None, as_of=days[12], arr=5.0)
    full = diagnose()
    known = replace(full, metrics=MetricsReview(revenue=review_of(grid)))
    found = look_since(since_of(baseline), known, {})
    assert found.value is not None
    assert (found.value.lost_before, found.value.window_days) == (12, 365)
    assert (found.value.lost, found.value.days) == (5, 184)


def kpi_now(value: float | None, method: str = "by lines", reason: str | None = None) -> KpiValue:
    return KpiValue(NRR, value, Unit.PERCENT, method, 10, "accounts", "a year", reason)


def kept(value: float | None, method: str = "by lines") -> KeptKpi:
    return KeptKpi(NRR, PLANNED, value, 10, method, "a year")


PROMISED = PromisedKpi(NRR, Unit.PERCENT, 96.0, "by lines", target=104.0, low=2.0, high=5.0)
MONEY = replace(PROMISED, unit=Unit.MONEY)


@pytest.mark.parametrize(
    ("now", "restated", "parts"),
    [
        (kpi_now(101.0), kept(97.5), (5.0, 1.5, 0.0, 3.5)),
        (kpi_now(101.0), kept(97.5, "by lists"), (5.0, None, 1.5, None)),
        (kpi_now(101.0, "by lists"), kept(97.5, "by lists"), (5.0, None, 1.5, 3.5)),
        (kpi_now(101.0, "by lists"), kept(97.5), (5.0, 1.5, None, None)),
        (kpi_now(101.0), None, (5.0, None, None, 5.0)),
        (kpi_now(101.0, "by lists"), None, (5.0, None, None, None)),
        (kpi_now(101.0), kept(None), (5.0, None, None, 5.0)),
    ],
)
def test_what_moved_a_kpi_is_parted_as_far_as_it_was_computed_alike(now, restated, parts) -> None:
    one = compare_kpi(PROMISED, now, restated)
    assert (one.change, one.data, one.method, one.customers) == parts
    assert one.is_mixed is (one.customers is None)


@pytest.mark.parametrize(
    ("promised", "now", "change", "said"),
    [
        (replace(PROMISED, value=None), kpi_now(101.0), "", "Not computable then."),
        (PROMISED, kpi_now(None, reason="the list has no ARR"), "", "The list has no ARR."),
        (PROMISED, None, "", "not computed any more"),
        (MONEY, kpi_now(5.0), "Another currency.", "Another currency."),
    ],
)
def test_a_kpi_that_cannot_be_compared_says_why(promised, now, change, said) -> None:
    one = compare_kpi(promised, now, None, change)
    assert isinstance(one, KpiSince)
    assert one.change is None
    assert said in one.reason


def test_another_currency_leaves_percentages_as_they_are() -> None:
    assert compare_kpi(PROMISED, kpi_now(101.0), None, "Another currency.").change == 5.0


def since_of(baseline: PlanBaseline | None) -> PlanSince:
    return PlanSince(FinalPlan(PLANNED, "Dana Ortiz", PLANNED, (), baseline), LATER)


def test_a_plan_of_before_the_figures_were_kept_says_so() -> None:
    found = look_since(since_of(None), diagnose(), {})
    assert (found.bridge, found.value, found.kpis) == (None, None, ())
    assert "before the figures" in found.gaps[0].reason


def test_a_final_plan_has_bridge_value_and_kpis() -> None:
    baseline = replace(BASELINE, kpis=(PROMISED,))
    found = look_since(since_of(baseline), diagnose(kpis={NRR: kpi_now(101.0)}), {NRR: kept(97.5)})
    assert found.bridge is not None
    assert found.value is not None
    assert found.gaps == ()
    assert [one.data for one in found.kpis] == [1.5]


def test_one_gap_is_told_where_the_value_waits_for_the_bridge() -> None:
    found = look_since(since_of(BASELINE), diagnose(currency="EUR"), {})
    assert [one.figure for one in found.gaps] == ["ARR since the plan"]
