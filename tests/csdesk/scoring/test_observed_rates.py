import pytest
from statsmodels.stats.proportion import proportion_confint

from csdesk.model.identifiers import KpiId
from csdesk.model.investment import Gap, Span
from csdesk.model.kpis import KpiValue, Unit
from csdesk.scoring.observed_rates import observe_churn, observe_conversion, observe_value


def rate(value: float | None, n: int, days: int | None = 365, reason: str | None = None):
    return KpiValue(
        KpiId("logo_churn"), value, Unit.PERCENT, "", n, "", "", reason, window_days=days
    )


def test_churn_of_a_year_has_wilsons_interval():
    low, high = proportion_confint(17, 170, method="wilson")
    found = observe_churn(rate(10.0, 170))
    assert isinstance(found, Span)
    assert (found.low, found.base, found.high) == pytest.approx((100 * low, 10.0, 100 * high))


def test_churn_of_two_years_is_taken_to_a_year_by_those_who_are_left():
    found = observe_churn(rate(10.0, 100, days=730))
    assert isinstance(found, Span)
    # 90% are left after two years, so that √0.9 are after one.
    assert found.base == pytest.approx(100 * (1 - 0.9**0.5))


def test_fewer_than_ten_give_no_rate():
    found = observe_conversion(rate(50.0, 8))
    assert isinstance(found, Gap)
    assert "8" in found.reason


def test_what_is_missing_is_said_with_what_would_give_it():
    found = observe_churn(rate(None, 0, reason="needs an earlier list of customers"))
    assert found == Gap(
        "ARR preserved",
        "Needs an earlier list of customers.",
        "Import a customer list of a year ago beside today’s.",
    )
    assert isinstance(observe_churn(None), Gap)


def test_a_mean_of_fewer_than_ten_expansions_is_not_reckoned_with():
    assert isinstance(observe_value(rate(16_000.0, 9)), Gap)
    assert observe_value(rate(16_000.0, 15)) == 16_000.0
