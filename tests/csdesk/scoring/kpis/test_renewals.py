"""Renewals of the quarter that ends with the list on 31 December 2024, worked out by hand."""

from __future__ import annotations

import random
from datetime import date

import pytest

from csdesk.model.tables import TableKind

DUE = date(2024, 11, 15)


@pytest.fixture
def renew(measure):
    def compute(kpi, **columns):
        return measure(kpi, lists={TableKind.RENEWALS: columns})

    return compute


def test_gross_net_and_logo_rates_differ_in_what_they_count(renew):
    columns = {
        "account_id": list("ABCDE"),
        "renewal_date": [DUE] * 5,
        "arr_due": [100.0, 200.0, 300.0, 400.0, 500.0],
        "outcome": ["Renewed", "Expanded", "Reduced", "Lost", "Open"],
        "renewed_arr": [100.0, 260.0, 150.0, None, None],
    }
    # Due and decided: 1,000. At most what was due: 100 + 200 + 150; with growth 60 more.
    gross = renew("renewal_rate", **columns)
    assert (gross.value, gross.n) == (45, 4)
    assert renew("renewal_rate_net", **columns).value == 51
    logos = renew("renewal_rate_logo", **columns)
    assert (logos.value, logos.n) == (75, 4)
    assert "3 of 4" in logos.caution


def test_what_is_past_due_and_open_is_left_out_and_named(renew):
    found = renew(
        "renewal_rate", account_id=["A", "LATE"], renewal_date=[DUE, DUE],
        arr_due=[100.0, 900.0], outcome=["Renewed", "Open"], renewed_arr=[100.0, None],
    )  # fmt: skip
    assert (found.value, found.accounts) == (100, ("LATE",))
    assert "1 renewal past due is open, and left out." in found.caution


def test_one_that_renews_by_itself_is_no_late_one(renew):
    found = renew(
        "renewal_rate", account_id=["A", "B"], renewal_date=[DUE, DUE], arr_due=[100.0, 300.0],
        renewed_arr=[50.0, None], auto_renew=[None, True],
    )  # fmt: skip
    # 50 of 100 and, by itself, 300 of 300.
    assert (found.value, found.accounts) == (87.5, ())
    assert "1 renewal without an amount counted with what was due." in found.caution


@pytest.mark.parametrize(
    ("due_on", "counts"),
    [
        (date(2024, 9, 30), False),
        (date(2024, 10, 1), True),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
    ],
)
def test_the_due_date_decides_the_quarter(renew, due_on, counts):
    found = renew(
        "renewal_rate", renewal_date=[due_on], arr_due=[10.0], renewed_arr=[10.0],
        renewed_on=[date(2024, 6, 1)],
    )  # fmt: skip
    assert (found.value == 100) is counts
    if not counts:
        assert found.reason == "no base: no renewal was due in the last three months"


def test_amounts_of_nothing_or_less_have_no_rate(renew):
    found = renew("renewal_rate", renewal_date=[DUE] * 2, arr_due=[0.0, -50.0],
                  renewed_arr=[0.0, -50.0], account_id=["A", "B"])  # fmt: skip
    assert found.value is None
    assert found.reason == "no base: no renewal of the last three months is decided with its amount"
    mixed = renew("renewal_rate", renewal_date=[DUE] * 2, arr_due=[100.0, -50.0],
                  renewed_arr=[80.0, -50.0], account_id=["A", "B"])  # fmt: skip
    assert mixed.value == 80
    assert "1 renewal with an amount missing or below 0 left out." in mixed.caution


def test_without_the_columns_the_reason_names_the_list(renew, measure):
    assert measure("renewal_rate").needs.startswith("a list of the renewals that were due")
    assert renew("renewal_rate", renewal_date=[DUE]).value is None


def test_the_forecast_of_the_day_the_quarter_began_counts(renew):
    found = renew(
        "renewal_forecast_accuracy",
        renewal_id=["R1", "R1", "R1"],
        renewal_date=[DUE] * 3,
        forecast_arr=[80.0, 100.0, 104.0],
        forecast_on=[date(2024, 8, 1), date(2024, 10, 1), date(2024, 11, 1)],
        renewed_arr=[None, None, 125.0],
    )
    # The one of November knew too much; 100 against 125 misses a fifth of what came.
    assert (found.value, found.n) == (pytest.approx(80), 1)
    assert "Forecast 100, renewed 125." in found.caution


def test_a_forecast_without_anything_renewed_has_no_base(renew):
    lost = {"renewal_date": [DUE], "forecast_arr": [100.0], "forecast_on": [date(2024, 9, 1)]}
    found = renew("renewal_forecast_accuracy", **lost, renewed_arr=[0.0])
    assert (found.value, found.reason) == (
        None, "no base: of the renewals that had a forecast nothing was renewed",
    )  # fmt: skip
    late = renew("renewal_forecast_accuracy", renewal_date=[DUE], forecast_arr=[100.0],
                 forecast_on=[date(2024, 10, 2)], renewed_arr=[100.0])  # fmt: skip
    assert late.reason == "no base: no renewal of the last three months had a forecast before them"
    undated = renew("renewal_forecast_accuracy", renewal_date=[DUE], forecast_arr=[1.0],
                    renewed_arr=[1.0])  # fmt: skip
    assert "the day on which it was made" in undated.needs


def test_lead_time_runs_from_the_first_talk_to_the_date(renew):
    talks = {
        "renewal_date": [DUE] * 3,
        "account_id": list("ABC"),
        "first_touch_on": [date(2024, 8, 17), date(2024, 8, 18), None],
    }
    # 90 and 89 days before 15 November.
    lead = renew("renewal_lead_time", **talks)
    assert (lead.value, lead.n, lead.unit) == (89.5, 2, "days")
    assert "1 of 2 began 90 days ahead or more." in lead.caution
    assert "1 renewal without a day of the first talk left out." in lead.caution
    early = renew("renewal_lead_90", **talks)
    assert (early.value, early.n) == (50, 2)


def test_gross_rates_agree_with_a_plain_loop_on_random_renewals(renew):
    draw = random.Random(3)  # noqa: S311 - examples, no secrets
    for _ in range(30):
        rows = [(float(draw.randint(1, 900)), float(draw.choice([0, 300, 1000])))
                for _ in range(draw.randint(1, 40))]  # fmt: skip
        due = kept = 0.0
        for asked, renewed in rows:
            due += asked
            kept += min(asked, renewed)
        found = renew(
            "renewal_rate", account_id=[f"A{n}" for n in range(len(rows))],
            renewal_date=[DUE] * len(rows), arr_due=[one for one, _ in rows],
            renewed_arr=[one for _, one in rows],
        )  # fmt: skip
        assert found.value == pytest.approx(100 * kept / due)
        assert found.value <= 100
