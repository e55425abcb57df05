"""What a plan costs and brings, and how many people it takes."""

from __future__ import annotations

import pytest

from csdesk.calculators import calculate
from csdesk.model.calculators import CalculatorDefinition
from csdesk.model.library import Library


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
