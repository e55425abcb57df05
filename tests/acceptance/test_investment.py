"""What a plan costs and brings, and how many people it takes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from csdesk.calculators import calculate
from csdesk.model.calculators import CalculatorDefinition
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import FieldId, KpiId
from csdesk.model.investment import Scenario
from csdesk.model.kpi_book import KpiInputId
from csdesk.model.library import Library
from csdesk.model.roadmap import RoadmapItem
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.metrics.settings import state_input
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_listed_sample
from csdesk.report.document import Bullets, KeyFigures
from csdesk.report.lessons import first_lessons
from csdesk.roadmap.investment.outcomes import judge
from csdesk.roadmap.investment.uncertainty import simulate


def calculator(library: Library, name: str) -> CalculatorDefinition:
    return next(one for one in library.calculators if one.id == name)


def test_s1_3_three_tiers_add_up_to_six_hundred_thousand_and_a_million(library):
    found = calculate(calculator(library, "investment_tiers"), {}).results["all"]
    assert (found.low, found.high) == (600_000, 1_000_000)


def test_s1_18_ten_million_of_arr_take_so_many_people_in_each_segment(library):
    given = dict.fromkeys(("enterprise_arr", "mid_market_arr", "small_arr"), 10_000_000.0)
    found = calculate(calculator(library, "staff_by_arr"), given).results
    assert (found["enterprise"].low, found["enterprise"].high) == (10, 20)
    assert (found["mid_market"].low, found["mid_market"].high) == (5, 10)
    # 2.5 to 5 posts: the inventory counts whole people, 3 to 5.
    assert (found["small"].low, found["small"].high) == (2.5, 5)


def test_s1_19_forty_in_sales_and_a_fifth_more_where_work_is_ad_hoc(library):
    definition = calculator(library, "staff_by_sales")
    team = calculate(definition, {"sales_staff": 40}).results
    assert (team["team"].low, team["team"].high) == (4, 6)
    assert team["ops"].low / team["team"].low == pytest.approx(0.2)
    ad_hoc = calculate(definition, {"sales_staff": 40, "is_ad_hoc": 1}).results["team"]
    assert (ad_hoc.low, ad_hoc.high) == pytest.approx((4.8, 7.2))


def test_s1_65_a_licence_and_its_integration_and_what_they_return(library):
    found = calculate(calculator(library, "tool_cost"), {"licence": 200_000, "benefit": 460_000})
    assert found.results["cost"].low == pytest.approx(230_000)
    assert found.results["multiple"].low == pytest.approx(2)
    assert found.results["return"].low == pytest.approx(100)


def test_s1_97_fifty_five_weeks_cost_their_rate_by_phase(library):
    found = calculate(calculator(library, "phase_cost"), {"week_cost": 1_000}).results
    assert found["weeks"].low == 55
    phases = ("discovery", "pilot", "scale", "institutionalise")
    assert [found[phase].low for phase in phases] == [8_000, 12_000, 20_000, 15_000]
    assert found["all"].low == 55_000


def test_s1_101_posts_for_two_hundred_and_fifty_customers(library):
    found = calculate(calculator(library, "staff_per_hundred"), {"customers": 250}).results
    assert found["ops"].low == 1.25
    assert found["csm"].low == pytest.approx(250 / 30)
    assert found["csm"].high == 12.5
    assert (found["leader"].low, found["leader"].high) == (1, 1)


def test_s1_106_a_target_income_of_a_hundred_thousand(library):
    found = calculate(calculator(library, "pay"), {"target_income": 100_000}).results
    assert found["base"].low == 70_000
    assert [found[goal].low for goal in ("nrr", "expansion", "retention")] == [
        12_000,
        12_000,
        6_000,
    ]


STATED = {
    "week_cost": "1500",
    "gross_margin": "78",
    "prevented_share": "60",
    "acquisition_cost": "9000",
    "dollar_rate": "0.8",
    "horizon_months": "36",
}
MONTH = 365 / 12


@pytest.fixture(scope="module")
def stated(tmp_path_factory, library) -> Diagnosis:
    """Give the sample client with the figures that its finance stated."""
    path = tmp_path_factory.mktemp("case") / "case.csdesk"
    with open_listed_sample(path, library) as workspace:
        for name, value in STATED.items():
            state_input(workspace, library, KpiInputId(name), value, "Finance")
        return diagnose(workspace, library)


def hand_calculation(diagnosis: Diagnosis, share: float = 1.0, delay: int = 0):
    """Return cost, benefit and net by month in plain loops over initiatives and customers."""
    items, accounts = diagnosis.roadmap.items, diagnosis.accounts
    arr = dict(zip(accounts.keys, accounts.arr(), strict=True))
    people = {one.id: one.accounts for one in diagnosis.findings}
    churn = diagnosis.kpis[KpiId("logo_churn")]
    yearly = 1 - (1 - churn.value / 100) ** (365 / churn.window_days)
    monthly = 1 - (1 - yearly) ** (1 / 12)
    due: dict[str, list[int]] = {}
    for item in items:
        for key in {key for rule in item.findings for key in people[rule] if arr.get(key)}:
            due.setdefault(key, []).append(item.due_day)
    total = sum(arr[key] for key in due)
    days = {item.initiative.id: days_of(item) for item in items}
    spend = sum((one.initiative.cost_low + one.initiative.cost_high) / 2 * 0.8 for one in items)
    kept, left, earned, net = 1.0, 1.0, 0.0, [0.0]
    for month in range(1, 37):
        done = sum(days[item.initiative.id] * part_done(item, month) for item in items)
        paid = (sum(days.values()) * 300 + spend) * done / sum(days.values())
        begun = (month - 1 - delay) * MONTH
        reached = sum(
            arr[key] * sum(day <= begun for day in dues) / len(dues) for key, dues in due.items()
        )
        left *= 1 - monthly
        kept *= 1 - monthly * (1 - 0.6 * share * reached / total)
        earned += total * (kept - left) / 12 * 0.78
        net.append(earned - paid)
    return paid, earned, net


def days_of(item: RoadmapItem) -> float:
    one = item.initiative
    return sum(one.work.values()) or (one.effort_low + one.effort_high) / 2


def part_done(item: RoadmapItem, month: int) -> float:
    length = max(1, item.due_day - item.start_day)
    return min(1.0, max(0.0, (month * MONTH - item.start_day) / length))


def month_of_return(net: list[float]) -> int:
    return max(month for month, amount in enumerate(net) if amount < 0) + 1


def test_s1_2_arr_preserved_is_that_of_the_clients_own_churn(stated, library):
    review, churn = stated.plan.investment, stated.kpis[KpiId("logo_churn")]
    yearly = 1 - (1 - churn.value / 100) ** (365 / churn.window_days)
    assert review.preserved.base == pytest.approx(review.named_arr * yearly * 0.6)
    assert review.preserved.low < review.preserved.base < review.preserved.high
    table = {one.name: one for one in make_report(stated, library).tables()}
    notes = " ".join(table["Investment figures"].notes)
    assert "For comparison only" in notes
    assert "$2M" in notes or "2 million" in notes or "$2m" in notes


def test_s1_4_payback_matches_a_hand_calculation_and_a_delay_shifts_break_even(stated, library):
    review = stated.plan.investment
    assert review.added is None
    cost, benefit, net = hand_calculation(stated)
    now = review.outcomes[Scenario.PROJECTED]
    assert (now.cost, now.benefit) == pytest.approx((cost, benefit))
    assert now.roi == pytest.approx(100 * (benefit - cost) / cost)
    assert now.break_even_month == month_of_return(net)
    before, then = net[now.break_even_month - 1 :][:2]
    assert now.payback_months == pytest.approx(now.break_even_month - 1 - before / (then - before))
    late, late_net = review.outcomes[Scenario.LATE], hand_calculation(stated, delay=3)[2]
    assert late.break_even_month == month_of_return(late_net)
    assert now.break_even_month < late.break_even_month
    pilot = review.outcomes[Scenario.PILOT]
    assert pilot.benefit == pytest.approx(hand_calculation(stated, share=0.8)[1])


def test_the_page_of_return_prints_the_case_and_ltv_over_cac(stated, library):
    report = make_report(stated, library)
    section = next(one for one in report.sections if one.id == "investment")
    figures = next(block for block in section.blocks if isinstance(block, KeyFigures)).figures
    paying = [amount for amount in stated.accounts.arr() if amount > 0]
    churn = stated.kpis[KpiId("logo_churn")]
    monthly = 1 - (1 - churn.value / 100) ** (365.25 / 12 / churn.window_days)
    months = min(60, 1 / monthly)
    lifetime = sum(paying) / len(paying) / 12 * 0.78 * months
    assert figures[3].value == pytest.approx(lifetime / 9000)
    outcome = stated.plan.investment.outcomes[Scenario.PROJECTED]
    assert [one.value for one in figures[:3]] == [outcome.cost, outcome.benefit, outcome.roi]


def test_without_stated_figures_the_case_says_what_is_missing(sample, library):
    review = sample.plan.investment
    assert review.outcomes is None
    unlocks = " ".join(gap.unlock for gap in review.gaps)
    for name in ("Cost of a person-week", "Gross margin", "Losses that the plan is to prevent"):
        assert f"State “{name}”" in unlocks


def test_the_report_holds_ways_of_counting_against_each_other(stated, library):
    table = next(one for one in make_report(stated, library).tables() if one.name == "Staff")
    ways = [row[0] for row in table.rows]
    assert {"By ARR of each tier", "By customers of each tier"} <= set(ways)


def needs_of(diagnosis: Diagnosis) -> dict[str, tuple[float, float]]:
    needs = diagnosis.plan.staffing.needs
    return {f"{one.method}, {one.counts}": (one.posts.low, one.posts.high) for one in needs}


def test_the_clients_own_revenue_takes_so_many_people_by_both_ways(stated, library):
    """By hand: an enterprise post holds 0.5 to 1 million, mid-market 1 to 2, small 2 to 4."""
    tiers = {one.tier.name: one for one in stated.coverage.tiers}
    high, pooled, digital = (tiers[name] for name in ("High-touch", "Pooled", "Digital"))
    fewest = high.arr / 1e6 + pooled.arr / 2e6 + digital.arr / 4e6
    needs = needs_of(stated)
    assert needs["by_arr, managers"] == pytest.approx((fewest, 2 * fewest))
    served = (
        high.accounts / 25 + pooled.accounts / 200,
        high.accounts / 15 + pooled.accounts / 100,
    )
    assert needs["by_accounts, managers"] == pytest.approx(served)
    staff = next(one for one in make_report(stated, library).tables() if one.name == "Staff")
    section = next(one for one in make_report(stated, library).sections if staff in one.blocks)
    assert section.lead.startswith("The ways of counting do not agree: from ")


def test_the_clients_own_sales_take_a_tenth_to_a_sixth_of_them(tmp_path, library):
    with open_listed_sample(tmp_path / "staff.csdesk", library) as workspace:
        state_input(workspace, library, KpiInputId("sales_staff"), "40", "Finance")
        diagnosis = diagnose(workspace, library)
    assert diagnosis.maturity.overall.tier == 2, "work is not ad hoc"
    assert needs_of(diagnosis)["by_sales, all roles"] == pytest.approx((4, 6))


def test_the_clients_own_customers_take_posts_role_by_role(stated):
    customers = sum(amount > 0 for amount in stated.accounts.arr())
    posts = {one.name: one.needed for one in stated.plan.staffing.roles}
    assert posts["Customer success manager"].low == pytest.approx(customers / 30)
    assert posts["Customer success manager"].high == pytest.approx(customers / 20)
    assert posts["Operations"].low == pytest.approx(customers * 0.5 / 100)
    assert (posts["Leader"].low, posts["Leader"].high) == (1, 1)


def test_draws_are_seeded_and_their_fan_is_that_of_a_second_drawing(stated):
    """The same chances drawn by another generator give quantiles that lie close by."""
    review = stated.plan.investment
    again = simulate(review.inputs)
    assert again == review.simulation
    assert review.simulation.draws == 10_000
    last = review.simulation.fan[-1]
    assert last.q5 < last.q25 < last.q50 < last.q75 < last.q95
    random, spans = Random(4), review.inputs.spans()  # noqa: S311
    nets = []
    for _ in range(300):
        drawn = {
            driver: random.triangular(span.low, span.high, span.base)
            for driver, span in spans.items()
            if span.is_open
        }
        nets.append(judge(review.inputs, drawn).net)
    nets.sort()
    assert nets[150] == pytest.approx(last.q50, abs=(last.q95 - last.q5) / 10)
    assert nets[15] == pytest.approx(last.q5, abs=(last.q95 - last.q5) / 6)
    assert nets[285] == pytest.approx(last.q95, abs=(last.q95 - last.q5) / 6)
    swings = [bar.swing for bar in review.tornado]
    assert swings == sorted(swings, reverse=True)


def test_s1_122_a_client_of_five_million_reads_quick_playbooks_first(sample, library):
    arr = sample.accounts.total_arr()
    small = with_arr(sample, 5_000_000 / arr)
    large = with_arr(sample, 50_000_000 / arr)
    assert first_lessons(small, library)[0].startswith("Quick playbooks")
    assert first_lessons(large, library)[0].startswith("Tools")
    report = make_report(small, library)
    section = next(one for one in report.sections if one.id == "investment")
    bullets = next(block for block in section.blocks if isinstance(block, Bullets))
    assert bullets.items[0].startswith("Quick playbooks")


def with_arr(diagnosis: Diagnosis, factor: float) -> Diagnosis:
    """Return a diagnosis whose customers pay so many times what they pay."""
    accounts = diagnosis.accounts
    amounts = tuple(amount * factor for amount in accounts.arr())
    columns = {**accounts.columns, FieldId("arr"): amounts}
    return replace(diagnosis, accounts=replace(accounts, columns=columns))


def test_cost_by_phase_stands_in_the_report_once_a_week_has_its_cost(stated, library):
    table = next(
        one for one in make_report(stated, library).tables() if one.name == "Cost by phase"
    )
    assert table.rows[0] == ("Discovery and baseline", "£12,000")
    assert table.rows[-2:] == (("Weeks of all phases", "55 weeks"), ("All phases", "£82,500"))


def test_the_report_names_what_was_decided_about_returns_and_staff(sample, stated):
    named = {one.id for one in stated.assumptions}
    assert {"investment.return", "investment.losses", "staffing.ways"} <= named
    assert "investment.return" not in {one.id for one in sample.assumptions}
