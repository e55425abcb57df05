import pytest

from csdesk.model.investment import Driver, Span
from csdesk.roadmap.investment.outcomes import judge
from csdesk.roadmap.investment.uncertainty import simulate, tell_swings
from tests.csdesk.roadmap.investment_cases import make_case

WORK = {Driver.WORK: Span(60, 100, 140)}


def test_the_same_inputs_give_the_same_numbers():
    assert simulate(make_case(WORK)) == simulate(make_case(WORK))


def test_with_symmetric_drivers_the_median_is_the_base_case():
    spans = WORK | {Driver.SPEND: Span(3_000, 5_000, 7_000), Driver.CONVERSION: Span(40, 50, 60)}
    case = make_case(spans, growth_pool=1_200_000.0)
    last = simulate(case).fan[-1]
    assert last.q50 == pytest.approx(judge(case, {}).net, rel=0.01)
    assert last.q75 - last.q50 == pytest.approx(last.q50 - last.q25, rel=0.05)


def test_quantiles_are_those_of_the_triangle_that_was_drawn_from():
    # A symmetric triangle of half width w has its quartiles at ±w(1 − √½), its 5% at ±w(1 − √0.1).
    last = simulate(make_case(WORK)).fan[-1]
    half = 40 * 500
    assert last.q75 - last.q50 == pytest.approx(half * (1 - 0.5**0.5), rel=0.05)
    assert last.q50 - last.q5 == pytest.approx(half * (1 - 0.1**0.5), rel=0.05)


def test_without_an_open_driver_every_draw_is_the_base_case():
    case = make_case(growth_pool=1_200_000.0)
    found = simulate(case, draws=50)
    net = judge(case, {}).net
    assert (found.fan[-1].q5, found.fan[-1].q95) == pytest.approx((net, net))
    assert found.paid_back == 100.0
    assert tell_swings(case) == ()


def test_each_bar_moves_one_driver_alone_and_the_widest_comes_first():
    spans = WORK | {Driver.DELAY: Span(0, 0, 3)}
    bars = tell_swings(make_case(spans, growth_pool=1_200_000.0))
    assert [bar.driver for bar in bars] == [Driver.DELAY, Driver.WORK]
    delay, work = bars
    assert delay.net_at_low - delay.net_at_high == pytest.approx(3 * 25_000)
    assert work.net_at_low - work.net_at_high == pytest.approx(80 * 500)
