"""Time to value and onboardings, worked out by hand; the list is of 31 December 2024."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.model.kpi_book import KpiInputId, StatedInput
from csdesk.model.tables import TableKind

AS_OF = date(2024, 12, 31)
LONG_AGO = date(2024, 1, 1)
ONBOARDING = TableKind.ONBOARDING


def began(start, waited=None, **more):
    """Return an account that began on a day and has first value so many days later."""
    first = None if waited is None else start + timedelta(days=waited)
    return {"onboarding_start": start, "first_value_date": first, **more}


def start_at(choice):
    key = KpiInputId("ttv_start")
    return {"stated": {key: StatedInput(key, choice, "Head of CS")}}


FOUR = [began(LONG_AGO, 10), began(LONG_AGO, 20), began(LONG_AGO, 40), began(LONG_AGO, 80)]


def test_half_three_quarters_and_what_lies_between(measure):
    median, slow, spread = (
        measure(kpi, *FOUR) for kpi in ("time_to_value", "ttv_p75", "ttv_spread")
    )
    assert (median.value, slow.value, spread.value) == (20, 40, 30)
    assert median.n == 4
    assert median.caution == "Three of four have it by day 40. It rests on 4 accounts only."
    assert spread.caution.startswith("The middle half reaches it between day 10 and day 40.")
    assert median.lineage == "now.xlsx, sheet Customers, rows 6 to 9"


def test_those_that_still_wait_make_it_longer(measure):
    waiting = [began(AS_OF - timedelta(days=30)), began(AS_OF - timedelta(days=30))]
    found = measure("time_to_value", *FOUR, *waiting)
    # After day 20 four of six wait; two are seen no longer than day 30, so that at day 40 one of
    # two goes: 4/6 then 2/6.
    assert (found.value, found.n) == (40, 6)
    assert "2 accounts have not reached value yet." in found.caution
    assert "Of those that have, the median is 30." in found.caution


def test_a_median_that_is_not_reached_is_not_made_up(measure):
    found = measure("time_to_value", began(LONG_AGO, 10), began(LONG_AGO), began(LONG_AGO))
    assert (found.value, found.reason) == (
        None,
        "fewer than half have reached first value so far, in up to 365 days",
    )
    nobody = measure("time_to_value", began(LONG_AGO), began(date(2025, 2, 1), 3))
    assert nobody.reason == "no base: no account has reached first value"


def test_the_start_that_is_stated_changes_the_value(measure):
    rows = [began(LONG_AGO, 20, customer_since=date(2023, 12, 2), start_date=LONG_AGO)]
    assert measure("time_to_value", *rows).value == 20
    contract = measure("time_to_value", *rows, **start_at("contract"))
    assert contract.value == 50
    assert "Counted from the signing of the contract, as stated: Head of CS." in contract.caution
    tasks = {
        "account_id": ["A1", "A1"],
        "task": ["Kick-off call", "Training"],
        "done_on": [date(2024, 1, 6), date(2024, 1, 2)],
    }
    kick_off = measure("time_to_value", *rows, lists={ONBOARDING: tasks}, **start_at("kick_off"))
    assert kick_off.value == 15


def test_a_start_that_no_list_has_is_asked_for(measure):
    rows = [began(LONG_AGO, 20)]
    found = measure("time_to_value", *rows, **start_at("contract"))
    assert found.needs == "the column Customer since or Contract start"
    assert measure("time_to_value").needs == "the columns Onboarding start and First value date"


def test_a_list_of_onboardings_fills_in_what_customers_lack(measure):
    dates = {
        "account_id": ["A", "A"],
        "onboarding_start": [date(2024, 3, 5), date(2024, 3, 1)],
        "first_value_date": [None, date(2024, 3, 31)],
    }
    found = measure("time_to_value", lists={ONBOARDING: dates})
    assert (found.value, found.n) == (30, 1)


def test_a_result_before_the_start_is_left_out(measure):
    found = measure("value_by_30", *FOUR, began(LONG_AGO, -1))
    assert (found.value, found.n) == (50, 4)
    assert "1 account with first value before the start left out." in found.caution


@pytest.mark.parametrize(
    ("kpi", "value"), [("value_by_30", 50), ("value_by_60", 75), ("value_by_90", 100)]
)
def test_shares_by_a_day(measure, kpi, value):
    assert measure(kpi, *FOUR).value == value


def test_a_day_that_nobody_has_seen_yet_has_no_share(measure):
    young = [began(AS_OF - timedelta(days=20)), began(AS_OF - timedelta(days=20), 5)]
    assert measure("value_by_30", *young).reason == "no account has been followed for 30 days yet"


def test_shares_by_a_day_have_an_interval_below_a_hundred(measure):
    found = measure("value_by_30", *FOUR * 5)
    assert found.value == 50
    # Greenwood: 5/(20*15) + 5/(15*10) = 0.05; log(-log 0.5) +- 1.96 * sqrt(0.05) / ln 2.
    assert found.caution == "95% interval 30.8% to 72.9%."
    assert "interval" not in measure("value_by_30", *FOUR * 25).caution


def test_ninety_of_a_hundred_within_ninety_days(measure):
    in_time = [began(LONG_AGO, 90)] * 90
    late = [began(LONG_AGO, 91)] * 4 + [began(LONG_AGO)] * 6
    young = [began(AS_OF - timedelta(days=89))] * 7
    found = measure("first_value_90", *in_time, *late, *young)
    assert (found.value, found.n, len(found.accounts)) == (90, 100, 10)
    assert measure("first_value_90", *in_time[1:], *late, *late[:1]).value == 89
    alone = measure("first_value_90", *young, began(AS_OF - timedelta(days=89), 5))
    assert alone.reason == "no base: nobody began 90 days ago or earlier"


TASKS = {
    "account_id": ["A", "A", "B", "B", "C", "D", "E", "E"],
    "is_done": [True, True, True, False, True, False, True, None],
    "status": [None, None, None, None, None, None, None, "Not needed"],
    "due_on": [date(2024, 12, 1)] * 5 + [date(2025, 1, 1)] + [date(2024, 12, 31)] * 2,
}


def test_onboardings_are_complete_when_all_their_tasks_are(measure):
    found = measure("onboarding_completion", lists={ONBOARDING: TASKS})
    # D is not due yet; B has a task open; what E does not need does not count.
    assert (found.value, found.n, found.accounts) == (75, 4, ("B",))
    assert found.base == "onboardings that were due"
    assert found.caution.startswith("3 of 4: of fewer than 10")


def test_without_first_value_no_onboarding_is_complete(measure):
    accounts = [
        {"key": "A", "first_value_date": date(2024, 12, 5)},
        {"key": "C", "first_value_date": date(2025, 2, 1)},
        {"key": "E", "first_value_date": None},
    ]
    found = measure("onboarding_completion", *accounts, lists={ONBOARDING: TASKS})
    assert (found.value, found.accounts) == (25, ("B", "C", "E"))


def test_tasks_are_added_up_over_what_has_started(measure):
    columns = TASKS | {"start_on": [date(2024, 11, 1)] * 5 + [date(2025, 1, 1)] + [None] * 2}
    found = measure("onboarding_tasks", lists={ONBOARDING: columns})
    # Five of six: A two, B one of two, C and E one each; D has not begun.
    assert (found.value, found.n) == (pytest.approx(500 / 6), 4)
    assert found.caution == "5 of 6 tasks. It rests on 4 onboardings only."


def test_done_is_also_what_the_status_or_a_day_says(measure):
    columns = {
        "account_id": ["A", "A", "A"],
        "status": ["Done", None, "Open"],
        "done_on": [None, date(2024, 5, 1), None],
    }
    assert measure("onboarding_tasks", lists={ONBOARDING: columns}).value == pytest.approx(200 / 3)
    gone = {"account_id": ["A"], "status": ["Not needed"]}
    assert measure("onboarding_tasks", lists={ONBOARDING: gone}).reason == (
        "no base: no onboarding with tasks has started"
    )
