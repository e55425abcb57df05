"""Seats, days, features and visits, worked out by hand and by plain loops."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.model.tables import TableKind

LAST = date(2024, 12, 31)
FIRST = date(2024, 12, 2)
"""The first of the 30 days that end with the list."""


@pytest.fixture
def use(measure):
    def compute(kpi, *accounts, **columns):
        return measure(kpi, *accounts, lists={TableKind.USAGE: columns})

    return compute


def seats(users, paid):
    return {"active_users": users, "seats_purchased": paid}


def test_eighty_of_a_hundred_seats_are_eighty_percent(measure):
    found = measure("licence_utilisation", seats(80.0, 100.0))
    assert (found.value, found.n, found.accounts) == (80, 1, ())


def test_seats_are_added_up_and_overuse_is_named(measure):
    found = measure(
        "licence_utilisation",
        seats(150.0, 100.0),
        seats(10.0, 100.0),
        seats(5.0, 0.0),
        seats(None, 20.0),
    )
    # 160 of 200; no seats and unknown users give no base.
    assert (found.value, found.n, found.accounts) == (80, 2, ("A1",))
    assert found.caution.startswith("1 account uses more than is paid for. Known for 2 of 4")


def test_a_column_of_utilisation_stands_in_for_seats(measure):
    found = measure("licence_utilisation", {"seat_utilisation": 40.0}, {"seat_utilisation": 120.0})
    assert (found.value, found.method) == (80, "Mean of the accounts' seat utilisation")
    missing = measure("licence_utilisation")
    assert missing.needs == "the columns Seats purchased and Active users"
    nobody = measure("licence_utilisation", seats(3.0, 0.0))
    assert (nobody.value, nobody.reason) == (None, "no base: no account has a value")


def test_stickiness_weighs_accounts_by_their_users(measure):
    rows = [{"dau_mau": 80.0, "active_users": 90.0}, {"dau_mau": 20.0, "active_users": 10.0}]
    assert measure("dau_mau", *rows).value == 74
    partly = measure("dau_mau", *rows, {"dau_mau": 50.0})
    assert (partly.value, partly.method) == (
        50,
        "Mean of the accounts' daily to monthly active users",
    )


def test_stickiness_of_usage_is_a_ratio_of_sums_over_thirty_days(use):
    found = use(
        "dau_mau",
        account_id=["A", "A", "B", "B"],
        used_on=[FIRST, LAST, LAST, date(2024, 12, 1)],
        daily_active_users=[10.0, 20.0, 3.0, 99.0],
        active_users=[50.0, 40.0, 20.0, 99.0],
    )
    # 33 of 110; the day before the window does not count.
    assert (found.value, found.n, found.window) == (30, 2, "2024-12-02 to 2024-12-31")


def test_stickiness_of_events_counts_days_without_use(measure):
    at = datetime(2024, 12, 10, 8, tzinfo=UTC).replace(tzinfo=None)
    events = {
        "account_id": ["A"] * 5,
        "user_id": ["u", "u", "v", "u", "w"],
        "happened_at": [at, at, at, at + timedelta(days=1), at - timedelta(days=30)],
    }
    found = measure("dau_mau", lists={TableKind.USAGE_EVENTS: events})
    # Two users on one day, one on the next: three over 30 days, of two users.
    assert found.value == pytest.approx(100 * (3 / 30) / 2)
    assert (found.n, found.lineage.endswith(" rows 2 to 5")) == (1, True)


def test_without_any_use_there_is_no_stickiness(use):
    found = use("dau_mau", used_on=[LAST], daily_active_users=[0.0], active_users=[0.0])
    assert found.reason == "no base: nobody used the product within 30 days"


def test_depth_takes_each_accounts_fullest_row_for_its_users(use):
    found = use(
        "use_depth",
        account_id=["A", "A", "B", None],
        used_on=[LAST, FIRST, LAST, LAST],
        usage_count=[100.0, 60.0, 20.0, 7.0],
        active_users=[8.0, 10.0, 2.0, 1.0],
    )
    # 180 uses by ten users of A and two of B; the row of nobody is left out.
    assert (found.value, found.n) == (15, 2)


ACCOUNTS = [{"key": key} for key in ("A", "B", "C", "D")]
FEATURES = {
    "account_id": ["A", "A", "A", "A", "B", "B", "B", "C"],
    "feature": ["one", "two", "three", "three", "one", "two", "extra", "four"],
    "is_core": [True, True, True, True, True, True, False, True],
    "used_on": [LAST] * 7 + [date(2024, 12, 1)],
}


def test_breadth_counts_silent_accounts_as_nothing(use):
    found = use("feature_breadth", *ACCOUNTS, **FEATURES)
    # Of four core features: three, two, none within the window, none.
    assert (found.value, found.n, found.base) == (31.25, 4, "accounts")
    assert "2 of 4 accounts used none and count as 0." in found.caution
    assert found.lineage == "usage.csv, sheet usage, rows 2 to 7"


def test_three_core_features_make_an_account_broad(use):
    found = use("three_core_features", *ACCOUNTS, **FEATURES)
    assert (found.value, found.n) == (25, 4)
    assert found.caution.startswith("1 of 4: of fewer than 10")
    assert found.lineage == "usage.csv, sheet usage, rows 2 to 7"


def test_a_feature_that_was_used_zero_times_was_not_used(use):
    found = use("feature_breadth", *ACCOUNTS, **FEATURES, usage_count=[0.0] * 8)
    assert found.reason == "no base: no row of usage of 30 days names a core feature"


def test_features_of_the_list_stand_in_for_usage(measure):
    rows = [{"features_used_90d": value} for value in (3.0, 2.0, 8.0, 0.0)]
    found = measure("three_core_features", *rows, {"arr": 1.0})
    assert (found.value, found.n) == (50, 4)
    assert "does not say which of them are core" in found.caution
    assert measure("three_core_features").needs == "the column Features used (90 days)"


def test_session_depth_is_pages_over_sessions(use, measure):
    found = use(
        "session_depth",
        account_id=["A", "B"],
        used_on=[LAST, LAST],
        pages_viewed=[50.0, 10.0],
        sessions=[10.0, 10.0],
    )
    assert (found.value, found.n) == (3, 2)
    listed = measure("session_depth", {"session_depth": 6.0}, {"session_depth": 3.0}, {})
    assert (listed.value, listed.n) == (4.5, 2)
    assert measure("session_depth").needs == "the column Session depth"


def test_breadth_agrees_with_a_plain_loop_on_random_usage(use):
    draw = random.Random(3)  # noqa: S311 - examples, no secrets
    for _ in range(30):
        rows = [
            (
                draw.choice("ABCD"),
                draw.choice(["one", "two", "three", "four", "five"]),
                draw.random() < 0.7,
                FIRST - timedelta(days=1) + timedelta(days=draw.randint(0, 31)),
            )
            for _ in range(draw.randint(1, 40))
        ]
        rows.append(("A", "one", True, LAST))
        core = {name for _, name, is_core, _ in rows if is_core}
        shares, broad = [], 0
        for key in "ABCD":
            used = set()
            for account, name, is_core, day in rows:
                if account == key and is_core and FIRST <= day <= LAST:
                    used.add(name)
            shares.append(100 * len(used) / len(core))
            broad += len(used) > 2
        columns = dict(zip(FEATURES, map(list, zip(*rows, strict=True)), strict=True))
        assert use("feature_breadth", *ACCOUNTS, **columns).value == pytest.approx(sum(shares) / 4)
        assert use("three_core_features", *ACCOUNTS, **columns).value == 25 * broad


@pytest.fixture
def signalled(measure):
    """Measure a KPI of three accounts with signals: A1 of two days, A2 of one, A3 of long ago."""
    columns = {
        "account_id": ["A1", "A1", "A2", "A3"],
        "measured_on": [date(2024, 12, 10), LAST, LAST, date(2024, 11, 30)],
        "mean_daily_users": [9.0, 4.0, 2.0, 50.0],
        "active_users_30d": [9.0, 8.0, 12.0, 50.0],
        "events_30d": [9.0, 100.0, 20.0, 5_000.0],
        "sessions_30d": [9.0, 40.0, 10.0, 500.0],
        "core_features_30d": [9.0, 2.0, 3.0, 9.0],
    }

    def compute(kpi, *accounts):
        rows = accounts or ({}, {}, {})
        return measure(kpi, *rows, lists={TableKind.USAGE_SIGNALS: columns})

    return compute


@pytest.mark.parametrize(
    ("kpi", "value"),
    [
        # The newest row of each account within 30 days counts: 4 and 2 of 8 and 12 users.
        ("dau_mau", 30),
        # 120 events and 50 sessions of 20 users.
        ("use_depth", 6),
        ("active_usage", 2.5),
        # One of two accounts used three core features.
        ("three_core_features", 50),
    ],
)
def test_what_events_added_up_to_counts_where_the_list_is_silent(signalled, kpi, value):
    found = signalled(kpi)
    assert (found.value, found.n) == (value, 2)
    assert found.window == "2024-12-02 to 2024-12-31"
    assert found.lineage.endswith(", rows 3 to 4")


def test_what_the_customer_list_states_comes_before_signals(signalled):
    rows = [{"dau_mau": 80.0, "sessions_per_user": 7.0}, {}, {}]
    assert signalled("dau_mau", *rows).value == 80
    assert signalled("active_usage", *rows).value == 7
