"""What the SQL of the source texts finds, and what the corrected queries find."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.query_books import ask_shipped, ask_sql


def by_key(rows, key="customer_id"):
    return {row[key]: row for row in rows}


def test_customers_without_events_stay_in_with_none():
    accounts = {"key": ("A", "B"), "account_name": ("Ash", "Birch")}
    events = {
        "key": ("A", "A", "A", "A"),
        "happened_at": (
            datetime.fromisoformat("2026-06-30 23:59"),
            datetime.fromisoformat("2026-06-01 00:00"),
            datetime.fromisoformat("2026-05-31 23:00"),
            datetime.fromisoformat("2026-07-01 00:00"),
        ),
    }
    dropped = ask_sql(
        "SELECT a.key, COUNT(e.key) FROM accounts a LEFT JOIN usage_events e ON e.key = a.key "
        "WHERE e.happened_at >= date(:as_of, '-30 days') GROUP BY a.key",
        accounts=accounts,
        usage_events=events,
    )
    assert [row[0] for row in dropped.rows] == ["A"]
    found = by_key(ask_shipped("events_by_customer", accounts=accounts, usage_events=events))
    assert {key: row["events"] for key, row in found.items()} == {"A": 2, "B": 0}


def test_counts_of_a_usage_list_stand_beside_the_events():
    usage = {
        "key": ("A", "A"),
        "used_on": (date(2026, 6, 2), date(2026, 5, 1)),
        "usage_count": (7.0, 9.0),
    }
    (row,) = ask_shipped("events_by_customer", accounts={"key": ("A",)}, usage=usage)
    assert (row["events"], row["uses"]) == (0, 7)


def test_subscriptions_that_began_ended_and_did_both_are_found_once_each():
    lines = {
        "subscription_id": ("S1", "S2", "S3", "S4", "S5"),
        "key": ("A", "B", "C", "D", "E"),
        "start_date": (
            date(2026, 5, 1),
            date(2024, 1, 1),
            date(2026, 4, 15),
            date(2024, 1, 1),
            date(2026, 7, 1),
        ),
        "end_date": (None, date(2026, 6, 30), date(2026, 5, 15), date(2027, 1, 1), None),
        "cancelled_on": (None, date(2026, 6, 1), None, None, None),
    }
    newest = ask_sql(
        "SELECT subscription_id FROM subscriptions WHERE start_date > "
        "(SELECT MAX(start_date) FROM subscriptions WHERE subscription_id = 'none yet')",
        subscriptions=lines,
    )
    assert newest.rows == ()
    rows = by_key(ask_shipped("changed_subscriptions", subscriptions=lines), "subscription_id")
    assert {key: row["change"] for key, row in rows.items()} == {
        "S1": "began",
        "S2": "ended",
        "S3": "began and ended",
    }


@pytest.fixture
def silent_book():
    return {
        "accounts": {
            "key": ("A", "B", "C"),
            "last_activity": (date(2026, 3, 22), date(2026, 3, 22), date(2026, 4, 1)),
        },
        "health_scores": {
            "key": ("A", "B", "C"),
            "scored_on": (date(2026, 6, 30),) * 3,
            "score": (40.0, 40.0, 40.0),
        },
        "support": {"key": ("B",), "created_at": (datetime.fromisoformat("2026-06-01 09:00"),)},
    }


def test_silent_customers_are_found_that_an_inner_join_never_finds(silent_book):
    empty = ask_sql(
        "SELECT h.key, COUNT(s.key) AS tickets FROM health_scores h JOIN support s "
        "ON s.key = h.key WHERE h.score < 50 GROUP BY h.key HAVING tickets = 0",
        **silent_book,
    )
    assert empty.rows == ()
    assert [row["customer_id"] for row in ask_shipped("silent_at_risk", **silent_book)] == ["A"]


def test_nobody_is_called_silent_where_nobody_knows_of_tickets(silent_book):
    del silent_book["support"]
    assert ask_shipped("silent_at_risk", **silent_book) == []


def test_a_customer_of_exactly_ninety_days_is_not_silent(silent_book):
    silent_book["accounts"]["last_activity"] = (date(2026, 4, 1),) * 3
    assert ask_shipped("silent_at_risk", **silent_book) == []


REVENUE = {
    "key": ("A", "B", "A", "C"),
    "paid_on": (date(2025, 6, 30), date(2025, 6, 30), date(2026, 6, 30), date(2026, 6, 30)),
    "arr": (100.0, 100.0, 110.0, 90.0),
}
"""A grows from 100 to 110, B leaves, C is new."""


def test_new_customers_do_not_raise_net_retention():
    mixed = ask_sql(
        "SELECT 100.0 * SUM(CASE WHEN paid_on = '2026-06-30' THEN arr END) / "
        "SUM(CASE WHEN paid_on = '2025-06-30' THEN arr END) FROM revenue",
        revenue=REVENUE,
    )
    assert mixed.rows == ((100.0,),)
    (row,) = ask_shipped("nrr_of_the_start_cohort", revenue=REVENUE)
    assert (row["customers"], row["starting_arr"], row["ending_arr"]) == (2, 200, 110)
    assert (row["nrr_rate"], row["grr_rate"]) == (55, 50)


def test_nobody_at_the_start_gives_no_rate():
    (row,) = ask_shipped("nrr_of_the_start_cohort")
    assert row["nrr_rate"] is None
    assert ask_shipped("nrr_by_period") == []


@pytest.mark.parametrize(("ending", "mark"), [(110.0, ""), (99.0, "look into it")])
def test_each_period_follows_its_own_customers(ending, mark):
    revenue = {
        "key": ("A", "A", "C"),
        "paid_on": (date(2026, 5, 31), date(2026, 6, 30), date(2026, 6, 30)),
        "arr": (100.0, ending, 500.0),
    }
    (row,) = ask_shipped("nrr_by_period", {"months": 1}, revenue=revenue)
    assert (row["from_day"], row["to_day"]) == ("2026-05-31", "2026-06-30")
    assert (row["nrr_rate"], row["mark"]) == (ending, mark)
    assert row["expansion_rate"] == max(ending - 100, 0)


def test_groups_of_customers_count_by_their_size():
    names = [f"L{number}" for number in range(9)]
    began, now = date(2026, 1, 31), date(2026, 6, 30)
    revenue = {
        "key": ("old", "S", *names, *names),
        "paid_on": (date(2025, 12, 31), *(began,) * 10, *(now,) * 9),
        "arr": (1.0, 20_000.0, *(20_000.0,) * 9, *(10_000.0,) * 9),
    }
    (row,) = ask_shipped("retention_by_cohort", revenue=revenue)
    assert (row["cohort_month"], row["size"], row["customers"]) == ("2026-01", "middle", 10)
    assert (row["still_pay"], row["logo_retention"], row["net_retention"]) == (9, 90, 45)


def test_the_three_figures_give_seventy_one_and_unknown_ones_no_score():
    accounts = {
        "key": ("A", "B", "C"),
        "account_name": ("Ash", "Birch", "Cedar"),
        "feature_adoption": (80.0, 80.0, 10.0),
        "nps": (7.0, None, 7.0),
        "dau_mau": (60.0, 60.0, 60.0),
        "last_activity": (date(2026, 6, 1),) * 3,
    }
    rows = by_key(ask_shipped("health_card", accounts=accounts), "customer_id")
    assert rows["A"]["health_score"] == pytest.approx(71)
    assert [rows[key]["risk_category"] for key in "ABC"] == ["medium", "not known", "high"]


@pytest.mark.parametrize(("at_risk", "mark"), [(4, "alert"), (3, "")])
def test_a_cohort_is_warned_of_by_its_customers_at_risk(at_risk, mark):
    late, silent = (20.0,) * at_risk, (date(2026, 5, 1),) * at_risk
    accounts = {
        "key": tuple("ABCDE"),
        "customer_since": (date(2026, 1, 15),) * 5,
        "days_past_due": late + (0.0,) * (5 - at_risk),
        "last_activity": silent + (date(2026, 6, 30),) * (5 - at_risk),
    }
    mixed = ask_sql("SELECT 100.0 * 2 / COUNT(*) AS risk FROM accounts", accounts=accounts)
    assert mixed.rows == ((40.0,),)
    (row,) = ask_shipped("risk_by_cohort", accounts=accounts)
    assert (row["cohort_month"], row["customers"], row["at_risk"]) == ("2026-01", 5, at_risk)
    assert (row["cohort_risk"], row["mark"]) == (at_risk * 20, mark)


def test_room_to_grow_is_a_part_of_what_is_paid():
    accounts = {"key": ("A",), "arr": (50_000.0,), "feature_adoption": (80.0,)}
    usage = {
        "key": ("A", "A"),
        "used_on": (date(2026, 6, 1), date(2026, 3, 1)),
        "usage_count": (200.0, 100.0),
    }
    blown = ask_sql("SELECT arr * (1 + feature_adoption) FROM accounts", accounts=accounts)
    assert blown.rows == ((4_050_000.0,),)
    (row,) = ask_shipped("expansion_by_use", accounts=accounts, usage=usage)
    assert (row["expansion_score"], row["opportunity_size"], row["mark"]) == (80, 40_000, "green")


def test_half_an_onboarding_is_no_nothing():
    tasks = {
        "key": ("A",) * 10 + ("B",) * 10,
        "status": ("done",) * 7 + ("open",) * 3 + ("Done ",) * 8 + ("open",) * 2,
        "start_on": (date(2026, 6, 16),) * 20,
    }
    cut = ask_sql(
        "SELECT COUNT(CASE WHEN status = 'done' THEN 1 END) / COUNT(*) * 100 "
        "FROM onboarding WHERE key = 'A'",
        onboarding=tasks,
    )
    assert cut.rows == ((0,),)
    meant = ("done",) * 7 + ("open",) * 3 + ("done",) * 8 + ("open",) * 2
    read = {name: (*cells, cells[-1]) for name, cells in (tasks | {"status_means": meant}).items()}
    read["status_means"] = (*meant, "not needed")
    rows = by_key(ask_shipped("onboarding_progress", onboarding=read), "customer_id")
    assert [(rows[key]["completion_rate"], rows[key]["mark"]) for key in "AB"] == [
        (70, "late"),
        (80, ""),
    ]


def test_a_playbook_is_due_above_a_fall_of_a_fifth():
    usage = {
        "key": ("A", "A", "B", "B", "C"),
        "used_on": (date(2026, 5, 10), date(2026, 6, 10)) * 2 + (date(2026, 6, 10),),
        "usage_count": (100.0, 79.0, 100.0, 80.0, 5.0),
    }
    accounts = {"key": ("A", "B", "C")}
    rows = ask_shipped("playbook_due", accounts=accounts, usage=usage)
    assert [(row["customer_id"], row["usage_drop"]) for row in rows] == [("A", 21)]


def test_a_customer_scored_twice_in_a_week_counts_once():
    scores = {
        "key": ("A", "A", "A", "B"),
        "scored_on": (date(2026, 6, 25), date(2026, 6, 26), *(date(2026, 6, 30),) * 2),
        "score": (0.0, 0.0, 60.0, 90.0),
    }
    mixed = ask_sql("SELECT AVG(score) FROM health_scores", health_scores=scores)
    assert mixed.rows == ((37.5,),)
    (row,) = ask_shipped(
        "weekly_snapshot",
        health_scores=scores,
        churn_events={"key": ("C", "D"), "lost_on": (date(2026, 6, 24), date(2026, 6, 23))},
        support={
            "key": ("A", "B"),
            "resolved_at": (
                datetime.fromisoformat("2026-06-24"),
                datetime.fromisoformat("2026-06-23"),
            ),
        },
    )
    assert (row["week_ending"], row["total_customers"]) == ("2026-06-30", 2)
    assert (row["avg_health_score"], row["tickets_resolved"]) == (75, 1)
    assert row["churn_rate"] == pytest.approx(100 / 3)
