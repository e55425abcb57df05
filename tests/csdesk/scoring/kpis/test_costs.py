"""What customers are worth and cost, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.model.kpi_book import InputKind, KpiInputDefinition, KpiInputId, StatedInput
from csdesk.scoring.kpis.costs import monthly_rate
from csdesk.scoring.kpis.stated import DEFAULT_BASIS, add_defaults

NOW = date(2024, 12, 31)
NAMES = {KpiInputId("gross_margin"): "Gross margin", KpiInputId("retention_spend"): "CS spend"}


def state(**values):
    return {KpiInputId(k): StatedInput(KpiInputId(k), v, "P&L of 2024") for k, v in values.items()}


@pytest.fixture
def cost(measure, make_table):
    """Return a function that computes a KPI where some of twelve equal accounts left in a year."""

    def compute(kpi, left=0, arr=1_200.0, days=365, **stated):
        rows = [{"key": str(n), "arr": arr} for n in range(12)]
        before = make_table(*rows, as_of=NOW - timedelta(days=days))
        return measure(kpi, *rows[: 12 - left], previous=before, stated=state(**stated),
                       input_names=NAMES)  # fmt: skip

    return compute


def test_lifetime_value_is_a_months_margin_over_a_months_churn(cost):
    # Half of them left within a year: 1 - 0.5^(1/12) is 5.61 % a month. 100 a month at 80 %.
    found = cost("ltv", left=6, gross_margin="80")
    churn = 1 - 0.5 ** (1 / 12)
    assert found.value == pytest.approx(80 / churn, rel=1e-3)
    assert (found.n, found.window_days) == (12, 365)
    assert "Stated: gross margin 80 (P&L of 2024)." in found.caution
    assert "Churn a month 5.6%" in found.caution


def test_no_customer_is_reckoned_with_for_more_than_five_years(cost):
    # One of twelve a year stays 138 months; 60 are counted.
    found = cost("ltv", left=1, gross_margin="50")
    assert found.value == pytest.approx(100 * 0.5 * 60)
    assert "5 years are counted." in found.caution


def test_without_losses_nobody_knows_how_long_customers_stay(cost):
    found = cost("ltv", gross_margin="80")
    assert found.value is None
    assert found.reason.startswith("no losses")
    assert cost("ltv_cac", gross_margin="80", acquisition_cost="1").value is None


def test_everybody_gone_is_no_base(cost):
    assert cost("ltv", left=12, gross_margin="80").value is None


def test_value_over_cost(cost):
    stated = {"gross_margin": "50", "acquisition_cost": "1000"}
    assert cost("ltv_cac", left=1, **stated).value == pytest.approx(3)
    free = cost("ltv_cac", left=1, gross_margin="50", acquisition_cost="0")
    assert free.reason == "no base: the stated cost of winning a customer is 0"


def test_payback_is_cost_over_a_months_margin(cost):
    # 600 at 50 a month are twelve months, which is a year.
    found = cost("cac_payback", gross_margin="50", acquisition_cost="600")
    assert found.value == pytest.approx(365.25)
    assert "That is 12.0 months." in found.caution
    zero = cost("cac_payback", gross_margin="0", acquisition_cost="600")
    assert zero.reason == "no base: with a gross margin of 0 nothing is earned back"


def test_a_year_of_keeping_customers_is_shared_by_the_mean_of_them(cost, measure):
    # 12 then and 8 now are 10 on average; without an earlier list those of now count.
    assert cost("retention_cost", left=4, retention_spend="5000").value == 500
    rows = [{"key": "A", "arr": 5.0}, {"key": "B", "arr": -5.0}, {"key": "C", "arr": 5.0}]
    alone = measure("retention_cost", *rows, stated=state(retention_spend="300"))
    assert (alone.value, alone.n) == (150, 2)
    assert "It rests on 2 accounts only." in alone.caution
    none = measure("retention_cost", {"arr": 0.0}, stated=state(retention_spend="300"))
    assert none.reason == "no base: no account of the list has ARR"


def test_what_was_not_stated_is_named_after_what_no_list_holds(cost, measure):
    assert cost("ltv", left=1).needs == (
        "the gross margin, which you can state on the Metrics page"
    )
    assert cost("cac_payback").needs == (
        "the gross margin and the acquisition cost, which you can state on the Metrics page"
    )
    assert measure("ltv", {"key": "A", "arr": 1.0}).needs == "an earlier list of the same customers"


def test_a_name_that_begins_with_an_abbreviation_keeps_it(measure):
    found = measure("retention_cost", {"key": "A", "arr": 1.0}, input_names=NAMES)
    assert found.reason == "needs the CS spend, which you can state on the Metrics page"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.524])
def test_a_rate_a_month_compounds_to_the_rate_of_the_year(share):
    monthly = monthly_rate(share, 365)
    assert 1 - (1 - monthly) ** 12 == pytest.approx(share, rel=2e-3)


def test_what_was_stated_goes_before_the_default():
    kept = KpiInputDefinition(KpiInputId("gap"), "Gap", InputKind.DAYS, "", default="30")
    bare = KpiInputDefinition(KpiInputId("gross_margin"), "Gross margin", InputKind.PERCENT, "")
    assert add_defaults((kept, bare), {}) == {
        kept.id: StatedInput(kept.id, "30", DEFAULT_BASIS),
    }  # fmt: skip
    stated = state(gap="7")
    assert add_defaults((kept, bare), stated) == stated
