"""The facts that ship, each from the lists that can tell it, by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from csdesk.content import load_library
from csdesk.model.facts import Aggregate
from csdesk.model.identifiers import FactId
from csdesk.model.tables import TableKind
from csdesk.scoring.facts import read_facts
from tests.list_tables import make_list, make_subscriptions

DAY = date(2024, 12, 31)
FACTS = load_library().facts


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def known(fact: str, accounts, *tables, earlier=None) -> list[float | None]:
    lists = {one.kind: one for one in tables}
    found = read_facts(accounts, lists, FACTS, earlier=earlier).numbers(FactId(fact)).tolist()
    return [None if np.isnan(one) else one for one in found]


@pytest.fixture
def two(make_table):
    return make_table({"key": "A"}, {"key": "B"})


def test_tickets_come_from_the_month_the_quarter_or_the_requests(make_table):
    table = make_table(
        {"key": "A", "tickets_per_month": 4.0, "tickets_90d": 90.0},
        {"key": "B", "tickets_90d": 6.0},
        {"key": "C"},
        {"key": "D"},
    )
    support = make_list(
        TableKind.SUPPORT,
        account_id=["C"] * 7,
        created_at=[ago(89)] * 6 + [ago(90)],
    )
    assert known("tickets_per_month", table, support) == [4, 2, 2, 0]


def test_ratings_come_from_the_list_or_the_answers_of_a_quarter(make_table):
    table = make_table({"key": "A", "nps": 3.0, "csat": 2.0}, {"key": "B"}, {"key": "C"})
    surveys = make_list(
        TableKind.SURVEYS,
        account_id=["A", "B", "B", "B"],
        answered_on=[ago(1), ago(1), ago(89), ago(90)],
        nps=[10.0, 6.0, 9.0, 0.0],
        csat=[5.0, None, None, None],
    )
    support = make_list(
        TableKind.SUPPORT, account_id=["B", "C"], created_at=[ago(3)] * 2, csat=[4.0, 1.0]
    )
    assert known("nps", table, surveys, support) == [3, 7.5, None]
    assert known("csat", table, surveys, support) == [2, 4, 1]


def test_payment_delay_comes_from_the_list_or_the_invoices(make_table):
    table = make_table({"key": "A", "days_past_due": 3.0}, {"key": "B"})
    invoices = make_list(
        TableKind.INVOICES,
        account_id=["A", "B", "B"],
        invoiced_on=[ago(60)] * 3,
        due_on=[ago(30), ago(30), ago(30)],
        paid_on=[None, ago(26), ago(24)],
    )
    assert known("payment_delay", table, invoices) == [3, 5]


def test_days_to_renewal_come_from_the_list_the_subscriptions_or_the_renewals(make_table):
    table = make_table({"key": "A", "renewal_date": ago(-7)}, {"key": "B"}, {"key": "C"})
    lines = make_subscriptions(
        ("A", ago(100), None, 1.0), ("B", ago(100), None, 1.0),
        renewal_date=[ago(-99), ago(-40)],
    )  # fmt: skip
    renewals = make_list(
        TableKind.RENEWALS, account_id=["B", "C"], renewal_date=[ago(-1), ago(-90)]
    )
    assert known("days_to_renewal", table, lines, renewals) == [7, 40, 90]


def test_daily_to_monthly_users_are_those_of_the_rows_of_a_month(two):
    usage = make_list(
        TableKind.USAGE,
        account_id=["A", "A", "A"],
        used_on=[ago(1), ago(2), ago(30)],
        daily_active_users=[5.0, 3.0, 0.0],
        active_users=[10.0, 10.0, 10.0],
    )
    assert known("dau_mau", two, usage) == [40, None]


def test_sign_ins_of_thirty_days_make_a_week(make_table):
    table = make_table({"key": "A", "logins_30d": 30.0}, {"key": "B"})
    usage = make_list(
        TableKind.USAGE, account_id=["B", "B"], used_on=[ago(27), ago(28)], sessions=[8.0, 99.0]
    )
    assert known("logins_per_week", table, usage) == [7, 2]


def test_pressing_requests_are_those_that_are_open_and_high(two):
    support = make_list(
        TableKind.SUPPORT,
        account_id=["A", "A", "A", "B"],
        created_at=[ago(400), ago(2), ago(2), ago(2)],
        status=["open", "Solved", "Pending", "Open"],
        priority=["P1", "Urgent", "high", "Low"],
    )
    assert known("severe_tickets", two, support) == [2, 0]
    assert known("open_tickets", two, support) == [2, 1]


def test_where_no_hours_are_stated_a_day_is_twenty_four_of_them(two):
    opened = datetime(2024, 12, 1, 9, tzinfo=UTC)
    settled = datetime(2024, 12, 3, 17, tzinfo=UTC)
    support = make_list(
        TableKind.SUPPORT,
        account_id=["A", "B"],
        created_at=[opened, opened],
        resolved_at=[settled, settled],
        resolution_hours=[5.0, None],
    )
    assert known("resolution_hours", two, support) == [5, 48]


def test_business_reviews_of_half_a_year_are_counted(two):
    touches = make_list(
        TableKind.TOUCHES,
        account_id=["A", "A", "A", "A"],
        touched_on=[ago(179), ago(180), ago(5), ago(5)],
        touch_type=["QBR", "QBR", "business review", "E-mail"],
    )
    assert known("executive_meetings_180d", two, touches) == [2, 0]
    assert known("days_since_touch", two, touches) == [5, None]
    assert known("meetings_90d", two, touches) == [1, 0]


def test_failed_payments_come_from_the_list_or_the_payments(make_table):
    table = make_table({"key": "A", "failed_payments": 9.0}, {"key": "B"})
    payments = make_list(
        TableKind.PAYMENTS,
        account_id=["B", "B", "B"],
        paid_on=[ago(1), ago(89), ago(90)],
        status=["Failed", "declined", "Failed"],
    )
    assert known("failed_payments", table, payments) == [9, 2]


def test_seats_grow_against_the_earlier_list(make_table):
    earlier = make_table({"key": "A", "seats_purchased": 80.0}, as_of=ago(90))
    now = make_table({"key": "A", "seats_purchased": 100.0}, {"key": "B", "seats_purchased": 5.0})
    assert known("seat_growth", now, earlier=earlier) == [25, None]


def test_who_stands_up_for_the_product_counts_while_active(two):
    users = make_list(
        TableKind.USERS,
        account_id=["A", "A", "A", "B"],
        user_id=["1", "2", "3", "4"],
        role=["Champion", "Champion", "User", "Sponsor"],
        status=["Active", "Left", "Active", "Active"],
    )
    assert known("champions", two, users) == [1, 1]


def test_core_features_of_a_month_are_counted_once_each(two):
    usage = make_list(
        TableKind.USAGE,
        account_id=["A", "A", "A", "A"],
        used_on=[ago(1)] * 3 + [ago(40)],
        feature=["Reports", "reports", "Chat", "Export"],
        is_core=[True, True, False, True],
        usage_count=[1.0] * 4,
    )
    assert known("core_features_30d", two, usage) == [1, None]


def test_a_past_day_knows_how_long_somebody_is_a_customer(make_table):
    table = make_table({"key": "A", "customer_since": ago(400)})
    facts = read_facts(table, {}, FACTS, as_of=ago(90))
    assert facts.numbers(FactId("days_as_customer")).tolist() == [310]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_every_fact_is_unknown_without_a_list_that_tells_it(fact, two):
    assert known(fact.id, two) == [None, None]


def test_windows_stand_in_the_names_of_facts_that_have_them():
    """A fact named after 30 days looks at 30 days, or at a field that does."""
    for fact in FACTS:
        ending = fact.id.rsplit("_", maxsplit=1)[-1]
        if not ending.endswith("d") or not ending[:-1].isdigit():
            continue
        windows = {
            one.window_days for one in fact.sources if one.aggregate is not Aggregate.VALUE
        } - {0}
        assert windows <= {int(ending[:-1])}, fact.id
