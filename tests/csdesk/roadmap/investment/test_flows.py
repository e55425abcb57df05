import numpy as np
import pytest

from csdesk.model.investment import Driver, Scenario, Span
from csdesk.roadmap.investment.flows import (
    base_values,
    benefit_path,
    cost_path,
    preserved_path,
    shift,
)
from csdesk.roadmap.investment.outcomes import (
    find_payback,
    first_month_after,
    judge,
    judge_scenarios,
)
from tests.csdesk.roadmap.investment_cases import make_case


def test_people_spend_licence_and_integration_are_paid_when_they_fall_due():
    case = make_case(months=14, licence=200_000.0, work_done=(0.0, 0.5, *[1.0] * 13))
    paid = cost_path(case, base_values(case))[0]
    people = 100 * 500 + 5_000
    assert paid[0] == 0
    assert paid[1] == people / 2 + 230_000
    assert paid[12] == people + 230_000
    assert paid[13] == people + 230_000 + 200_000


def test_expansions_earn_a_twelfth_of_their_margin_each_month():
    case = make_case(growth_pool=240_000.0)
    earned = benefit_path(case, base_values(case))[0]
    # 240,000 × 50% won ÷ 12 × 50% margin = 5,000 a month, from the first month on.
    assert earned.tolist() == pytest.approx([5_000.0 * month for month in range(13)])


def test_preserved_revenue_is_that_of_a_plain_loop_over_survivors():
    covered = tuple(month / 12 for month in range(13))
    case = make_case(named_arr=1_000_000.0, covered=covered)
    monthly, with_plan, without, expected = 1 - 0.8 ** (1 / 12), 1.0, 1.0, [0.0]
    for month in range(1, 13):
        without *= 1 - monthly
        with_plan *= 1 - monthly * (1 - 0.5 * covered[month - 1])
        expected.append(1_000_000 * (with_plan - without))
    assert preserved_path(case, base_values(case))[0].tolist() == pytest.approx(expected)


def test_a_plan_that_prevents_every_loss_keeps_what_churn_takes_in_a_year():
    case = make_case(named_arr=1_000_000.0, prevented=1.0)
    assert preserved_path(case, base_values(case))[0][12] == pytest.approx(200_000)


def test_a_delay_moves_shares_to_the_right_and_half_a_month_lies_between():
    moved = shift((0.0, 1.0, 1.0, 1.0), np.array([0.0, 1.0, 0.5]))
    assert moved.tolist() == [[0, 1, 1, 1], [0, 0, 1, 1], [0, 0.5, 1, 1]]


def test_payback_is_read_evenly_within_the_month_and_counts_only_for_good():
    assert find_payback([0, -100, -50, 50, 150]) == 2.5
    assert first_month_after([0, -100, -50, 50, 150]) == 3
    assert find_payback([0, -100, 20, -60, 60]) == 3.5
    assert find_payback([0, -100, -10]) is None
    assert find_payback([0, 5, 10]) == 0.0


def test_three_months_of_delay_shift_the_break_even_by_three_months():
    case = make_case(growth_pool=1_200_000.0)
    # Cost 55,000; gains 25,000 a month: back within month 3, and three months later with a delay.
    found = judge_scenarios(case, 80.0, 3.0)
    assert found[Scenario.PROJECTED].payback_months == pytest.approx(2.2)
    assert found[Scenario.PROJECTED].break_even_month == 3
    assert found[Scenario.LATE].payback_months == pytest.approx(5.2)
    assert found[Scenario.LATE].break_even_month == 6
    assert found[Scenario.PILOT].benefit == pytest.approx(0.8 * 300_000)
    assert found[Scenario.BOTH].benefit == pytest.approx(0.8 * 25_000 * 9)


def test_return_is_benefit_less_cost_over_cost():
    outcome = judge(make_case(growth_pool=1_200_000.0), {})
    assert outcome.roi == pytest.approx(100 * (300_000 - 55_000) / 55_000)
    free = {Driver.WORK: Span(0, 0, 0), Driver.SPEND: Span(0, 0, 0)}
    assert judge(make_case(free), {}).roi is None


def test_present_value_discounts_every_month_by_itself():
    case = make_case(growth_pool=1_200_000.0, discount=0.1)
    by_hand = sum(
        (25_000 - (55_000 if month == 1 else 0)) / 1.1 ** (month / 12) for month in range(1, 13)
    )
    assert judge(case, {}).present_value == pytest.approx(by_hand)
    assert judge(make_case(growth_pool=1_200_000.0), {}).present_value is None
