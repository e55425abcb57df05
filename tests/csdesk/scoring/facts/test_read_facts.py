"""Facts read from small lists: every aggregate by hand, windows, past days, origins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from csdesk.model.facts import Aggregate, FactDefinition, FactSource, RecordFilter
from csdesk.model.identifiers import AccountKey, FactId, FieldId
from csdesk.model.tables import TableKind
from csdesk.scoring.facts import columns_behind, read_facts
from csdesk.scoring.facts.averages import exponential_mean
from tests.list_tables import make_list, make_subscriptions

DAY = date(2024, 12, 31)
FACT = FactId("fact")
DATES = {
    TableKind.USAGE: FieldId("used_on"),
    TableKind.SUPPORT: FieldId("created_at"),
    TableKind.SUBSCRIPTIONS: FieldId("start_date"),
    TableKind.RENEWALS: FieldId("renewal_date"),
    TableKind.INVOICES: FieldId("invoiced_on"),
}


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def source(table: TableKind, field: str, aggregate: Aggregate, **more) -> FactSource:
    more = {
        name: FieldId(value) if isinstance(value, str) else value for name, value in more.items()
    }
    return FactSource(table, FieldId(field), aggregate, **{"dated_by": DATES.get(table), **more})


def read(table, tables, *sources: FactSource, as_of: date | None = None, earlier=None):
    fact = FactDefinition(FACT, "Fact", "", "What?", sources)
    return read_facts(table, {one.kind: one for one in tables}, (fact,), as_of, earlier)


def numbers(table, tables, *sources: FactSource, **more) -> list[float | None]:
    found = read(table, tables, *sources, **more).numbers(FACT).tolist()
    return [None if np.isnan(one) else one for one in found]


@pytest.fixture
def three(make_table):
    return make_table({"key": "A"}, {"key": "B"}, {"key": "C"})


def usage(*records: tuple[str, int, float | None], **more: Sequence[object]):
    """Return rows of usage, each given as account, days ago and count."""
    accounts, days, counts = zip(*records, strict=True)
    return make_list(
        TableKind.USAGE,
        account_id=accounts,
        used_on=[ago(one) for one in days],
        usage_count=counts,
        **more,
    )


RECORDS = usage(("A", 0, 4.0), ("A", 29, 6.0), ("A", 30, 100.0), ("B", 40, 9.0), ("B", -1, 50.0))


@pytest.mark.parametrize(
    ("aggregate", "window", "expected"),
    [
        (Aggregate.SUM, 30, [10.0, 0.0, None]),
        (Aggregate.SUM, 0, [110.0, 9.0, None]),
        (Aggregate.MEAN, 30, [5.0, None, None]),
        (Aggregate.LARGEST, 30, [6.0, None, None]),
        (Aggregate.SMALLEST, 30, [4.0, None, None]),
        (Aggregate.LATEST, 0, [4.0, 9.0, None]),
        (Aggregate.COUNT, 30, [2.0, 0.0, 0.0]),
        (Aggregate.PER_MONTH, 90, [1.0, pytest.approx(1 / 3), 0.0]),
    ],
)
def test_records_of_a_window_become_one_number(three, aggregate, window, expected):
    found = numbers(
        three, [RECORDS], source(TableKind.USAGE, "usage_count", aggregate, window_days=window)
    )
    assert found == expected


def test_a_window_of_thirty_days_ends_on_the_day_and_begins_29_days_before(three):
    at_the_edge = usage(("A", 29, 1.0), ("B", 30, 1.0))
    counted = source(TableKind.USAGE, "usage_count", Aggregate.COUNT, window_days=30)
    assert numbers(three, [at_the_edge], counted) == [1.0, 0.0, 0.0]


def test_a_change_compares_two_windows_in_percent(three):
    # A: 30 after 20 is 50 percent more; B: nothing after 5; C: 8 after nothing.
    rows = usage(("A", 0, 30.0), ("A", 14, 20.0), ("B", 27, 5.0), ("C", 3, 8.0))
    change = source(TableKind.USAGE, "usage_count", Aggregate.CHANGE, window_days=14)
    assert numbers(three, [rows], change) == [50.0, -100.0, None]


def test_a_change_is_unknown_where_the_list_does_not_reach_back_two_windows(three):
    rows = usage(("A", 0, 30.0), ("A", 14, 20.0), ("B", 26, 5.0))
    change = source(TableKind.USAGE, "usage_count", Aggregate.CHANGE, window_days=14)
    assert numbers(three, [rows], change) == [None, None, None]


def test_a_31_percent_drop_shows_and_a_29_percent_one_too(three):
    rows = usage(("A", 0, 69.0), ("A", 30, 100.0), ("B", 0, 71.0), ("B", 59, 100.0))
    change = source(TableKind.USAGE, "usage_count", Aggregate.CHANGE, window_days=30)
    assert numbers(three, [rows], change) == [-31.0, -29.0, None]


def test_different_values_are_counted_without_regard_to_capitals(three):
    rows = usage(
        ("A", 1, 1.0), ("A", 2, 1.0), ("A", 3, 1.0), ("B", 1, 1.0),
        feature=["Reports", "reports", "Export", None],
    )  # fmt: skip
    found = source(TableKind.USAGE, "feature", Aggregate.DISTINCT, window_days=30)
    assert numbers(three, [rows], found) == [2.0, 0.0, None]


def test_the_share_is_that_of_the_records_that_state_it(three):
    rows = usage(
        ("A", 1, 1.0), ("A", 2, 1.0), ("A", 3, 1.0), ("B", 1, 1.0),
        is_core=[True, False, None, None],
    )  # fmt: skip
    found = source(TableKind.USAGE, "is_core", Aggregate.SHARE)
    assert numbers(three, [rows], found) == [50.0, None, None]


def test_filters_all_hold_and_ignore_capitals(three):
    tickets = make_list(
        TableKind.SUPPORT,
        account_id=["A", "A", "A", "B"],
        created_at=[ago(1)] * 4,
        status=["Open", "open", "Closed", "Open"],
        priority=["High", "Low", "High", "URGENT"],
    )
    pressing = source(
        TableKind.SUPPORT,
        "created_at",
        Aggregate.COUNT,
        where=(
            RecordFilter(FieldId("status"), ("Open",)),
            RecordFilter(FieldId("priority"), ("High", "Urgent")),
        ),
    )
    assert numbers(three, [tickets], pressing) == [1.0, 1.0, 0.0]


def test_a_filter_that_no_record_states_leaves_the_fact_unknown(three):
    tickets = make_list(TableKind.SUPPORT, account_id=["A"], created_at=[ago(1)], status=[None])
    is_open = (RecordFilter(FieldId("status"), ("Open",)),)
    found = source(TableKind.SUPPORT, "created_at", Aggregate.COUNT, where=is_open)
    assert numbers(three, [tickets], found) == [None, None, None]


def test_one_field_can_be_divided_by_another(three):
    rows = usage(
        ("A", 1, 6.0), ("A", 2, 6.0), ("B", 1, 5.0), active_users=[2.0, 3.0, 0.0]
    )  # fmt: skip
    each = source(
        TableKind.USAGE, "usage_count", Aggregate.MEAN, divided_by="active_users", scale=100.0
    )
    # A: the mean of 6 / 2 and 6 / 3; nobody at B to divide by
    assert numbers(three, [rows], each) == [250.0, None, None]


def test_an_open_invoice_is_late_up_to_the_day_looked_at(three):
    invoices = make_list(
        TableKind.INVOICES,
        account_id=["A", "B", "C", "C"],
        invoiced_on=[ago(60)] * 4,
        due_on=[ago(30), ago(30), ago(30), ago(20)],
        paid_on=[ago(20), None, ago(35), ago(10)],
    )
    late = source(TableKind.INVOICES, "paid_on", Aggregate.MEAN, since="due_on", window_days=90)
    # C paid one five days early, which is not late, and one ten days late
    assert numbers(three, [invoices], late) == [10.0, 30.0, 5.0]


def test_days_since_and_until_look_back_and_ahead(make_table):
    table = make_table(
        {"key": "A", "last_activity": ago(21), "renewal_date": ago(-30)},
        {"key": "B", "last_activity": ago(20), "renewal_date": ago(5)},
        {"key": "C", "last_activity": ago(-1), "renewal_date": DAY},
    )
    since = source(TableKind.ACCOUNTS, "last_activity", Aggregate.DAYS_SINCE)
    until = source(TableKind.ACCOUNTS, "renewal_date", Aggregate.DAYS_UNTIL)
    assert numbers(table, [], since) == [21.0, 20.0, None]
    assert numbers(table, [], until) == [30.0, -5.0, 0.0]
    assert str(numbers(table, [], until)[2]) == "0.0"


def test_the_next_of_several_dates_counts(three):
    lines = make_subscriptions(
        ("A", ago(400), None, 1.0), ("A", ago(400), None, 1.0), ("B", ago(400), None, 1.0),
        renewal_date=[ago(-90), ago(10), ago(10)],
    )  # fmt: skip
    until = source(TableKind.SUBSCRIPTIONS, "renewal_date", Aggregate.DAYS_UNTIL)
    assert numbers(three, [lines], until) == [90.0, -10.0, None]


def test_coming_renewals_count_though_they_are_dated_ahead(three):
    renewals = make_list(TableKind.RENEWALS, account_id=["A"], renewal_date=[ago(-45)])
    until = source(TableKind.RENEWALS, "renewal_date", Aggregate.DAYS_UNTIL)
    assert numbers(three, [renewals], until) == [45.0, None, None]


def test_the_first_source_with_a_value_wins_account_by_account(make_table):
    table = make_table({"key": "A", "nps": 9.0}, {"key": "B"}, {"key": "C"})
    surveys = make_list(
        TableKind.SURVEYS, account_id=["A", "B"], answered_on=[ago(1), ago(1)], nps=[1.0, 2.0]
    )
    stated = source(TableKind.ACCOUNTS, "nps", Aggregate.VALUE)
    asked = source(TableKind.SURVEYS, "nps", Aggregate.MEAN, dated_by="answered_on")
    facts = read(table, [surveys], stated, asked)
    assert facts.numbers(FACT).tolist()[:2] == [9.0, 2.0]
    assert np.isnan(facts.numbers(FACT)[2])
    assert facts.origin(FACT, AccountKey("A")).file == "now.xlsx"
    assert facts.origin(FACT, AccountKey("B")).rows == (3,)


def test_a_third_of_a_quarter_is_a_month(make_table):
    table = make_table({"key": "A", "tickets_90d": 7.0})
    found = source(TableKind.ACCOUNTS, "tickets_90d", Aggregate.VALUE, divisor=3.0)
    assert numbers(table, [], found) == [7 / 3]


def test_the_customer_list_changes_against_the_earlier_one(make_table):
    earlier = make_table({"key": "B", "arr": 50.0}, {"key": "A", "arr": 80.0}, as_of=ago(90))
    now = make_table({"key": "A", "arr": 100.0}, {"key": "B"}, {"key": "C", "arr": 9.0})
    growth = source(TableKind.ACCOUNTS, "arr", Aggregate.CHANGE)
    assert numbers(now, [], growth, earlier=earlier) == [25.0, None, None]
    assert numbers(now, [], growth) == [None, None, None]


# Past days


def test_of_a_past_day_only_what_was_dated_until_then_is_known(three):
    summed = source(TableKind.USAGE, "usage_count", Aggregate.SUM)
    assert numbers(three, [RECORDS], summed, as_of=ago(29)) == [106.0, 9.0, None]
    assert numbers(three, [RECORDS], summed, as_of=ago(30)) == [100.0, 9.0, None]
    assert numbers(three, [RECORDS], summed, as_of=ago(41)) == [None, None, None]


def test_of_a_past_day_the_undated_list_says_nothing(make_table):
    table = make_table({"key": "A", "nps": 9.0, "customer_since": ago(400)})
    facts = read(table, [], source(TableKind.ACCOUNTS, "nps", Aggregate.VALUE), as_of=ago(90))
    assert facts.is_replayed
    assert np.isnan(facts.numbers(FACT)).all()
    since = source(TableKind.ACCOUNTS, "customer_since", Aggregate.DAYS_SINCE)
    assert numbers(table, [], since, as_of=ago(90)) == [None]
    lasting = source(TableKind.ACCOUNTS, "customer_since", Aggregate.DAYS_SINCE, is_lasting=True)
    assert numbers(table, [], lasting, as_of=ago(90)) == [310.0]


def test_of_a_past_day_the_earlier_list_tells(make_table):
    earlier = make_table({"key": "A", "nps": 3.0, "arr": 70.0}, as_of=ago(100))
    table = make_table({"key": "A", "nps": 9.0, "arr": 90.0}, {"key": "B", "nps": 8.0, "arr": 5.0})
    nps = source(TableKind.ACCOUNTS, "nps", Aggregate.VALUE)
    assert numbers(table, [], nps, as_of=ago(90), earlier=earlier) == [3.0, None]
    assert numbers(table, [], nps, as_of=ago(101), earlier=earlier) == [None, None]
    facts = read(table, [], nps, as_of=ago(90), earlier=earlier)
    assert facts.arr.tolist() == [70.0, 0.0]
    assert facts.ages(FACT).tolist()[0] == 10.0


def test_the_revenue_of_a_past_day_is_that_of_the_subscriptions_that_ran(three):
    lines = make_subscriptions(
        ("A", ago(400), ago(95), 10.0), ("A", ago(400), None, 5.0), ("B", ago(80), None, 7.0)
    )
    facts = read(three, [lines], as_of=ago(90))
    assert facts.arr.tolist() == [60.0, 0.0, 0.0]


# Ages and origins


def test_a_value_is_as_old_as_the_youngest_record_behind_it(three):
    facts = read(three, [RECORDS], source(TableKind.USAGE, "usage_count", Aggregate.SUM))
    assert facts.ages(FACT).tolist()[:2] == [0.0, 40.0]
    assert np.isnan(facts.ages(FACT)[2])


def test_a_long_silence_is_not_an_old_figure(make_table):
    table = make_table({"key": "A", "last_activity": ago(200)})
    facts = read(table, [], source(TableKind.ACCOUNTS, "last_activity", Aggregate.DAYS_SINCE))
    assert facts.ages(FACT).tolist() == [0.0]


def test_the_origin_names_file_sheet_rows_and_day(three):
    found = source(TableKind.USAGE, "usage_count", Aggregate.SUM, window_days=30)
    origin = read(three, [RECORDS], found).origin(FACT, AccountKey("A"))
    assert (origin.file, origin.sheet) == ("usage.csv", "usage")
    assert (origin.rows, origin.records, origin.dated) == ((2, 3), 2, DAY)


def test_the_origin_names_a_hundred_rows_and_counts_all(three):
    rows = usage(*[("A", 1, 1.0)] * 150)
    origin = read(three, [rows], source(TableKind.USAGE, "usage_count", Aggregate.COUNT)).origin(
        FACT, AccountKey("A")
    )
    assert (len(origin.rows), origin.records) == (100, 150)


def test_what_is_unknown_has_no_origin(three):
    facts = read(three, [RECORDS], source(TableKind.USAGE, "usage_count", Aggregate.SUM))
    assert facts.origin(FACT, AccountKey("C")) is None
    assert facts.origin(FACT, AccountKey("Nobody")) is None


def test_texts_are_those_of_the_list(make_table):
    table = make_table(
        {"key": "A", "segment": "SMB", "employees": 1234567.0}, {"key": "B", "segment": None}
    )
    facts = read(table, [])
    assert facts.texts(FieldId("segment")) == ["SMB", None]
    assert facts.texts(FieldId("employees")) == ["1234567", None]


def test_a_fact_that_nobody_defines_is_a_key_error(three):
    with pytest.raises(KeyError):
        read(three, []).numbers(FactId("mood"))


def test_the_columns_behind_facts_are_all_that_they_look_into():
    late = source(TableKind.INVOICES, "paid_on", Aggregate.MEAN, since="due_on")
    is_open = (RecordFilter(FieldId("status"), ("Open",)),)
    each = source(TableKind.USAGE, "usage_count", Aggregate.MEAN, divided_by="sessions",
                  where=is_open)  # fmt: skip
    found = columns_behind([FactDefinition(FACT, "", "", "", (late, each))])
    assert found == {
        TableKind.INVOICES: {"paid_on", "due_on", "invoiced_on"},
        TableKind.USAGE: {"usage_count", "sessions", "used_on", "status"},
    }


# Averages


def plain_average(days: Sequence[float]) -> float:
    """The recursion as the books have it, with alpha 2 / (n + 1)."""
    alpha = 2 / (len(days) + 1)
    mean = days[0]
    for day in days[1:]:
        mean = alpha * day + (1 - alpha) * mean
    return mean


def test_the_moving_average_is_that_of_the_recursion():
    draw = np.random.default_rng(3)
    daily = draw.uniform(0, 50, (90, 7))
    found = exponential_mean(daily).tolist()
    assert found == pytest.approx([plain_average(column) for column in daily.T.tolist()])


def test_the_moving_average_is_that_of_pandas():
    import pandas as pd

    daily = np.random.default_rng(4).uniform(0, 50, (90, 3))
    reference = pd.DataFrame(daily).ewm(span=90, adjust=False).mean().iloc[-1]
    assert exponential_mean(daily).tolist() == pytest.approx(reference.tolist())


def test_days_without_a_record_count_as_nothing_in_the_moving_average(three):
    rows = usage(("A", 0, 3.0), ("A", 0, 1.0), ("A", 2, 5.0), ("B", 9, 2.0))
    found = numbers(
        three, [rows], source(TableKind.USAGE, "usage_count", Aggregate.EMA, window_days=4)
    )
    # by hand with alpha 0.4: 0, then 5 gives 2, nothing gives 1.2, 4 gives 2.32
    assert found == [pytest.approx(2.32), 0.0, None]


def test_whole_books_give_what_a_loop_gives():
    """Sums, counts and extremes of random records against plain Python."""
    from csdesk.scoring.facts.aggregates import Gathered, gather

    draw = np.random.default_rng(5)
    owners = draw.integers(0, 50, 2_000)
    values = draw.uniform(-5, 5, 2_000)
    ages = draw.integers(0, 30, 2_000).astype(np.float64)
    known = np.zeros(60, dtype=np.bool_)
    known[:50] = True
    records = Gathered(owners, values, ages, known, 30)
    for account in range(50):
        mine = [v for o, v in zip(owners.tolist(), values.tolist(), strict=True) if o == account]
        assert gather(Aggregate.LARGEST, records)[account] == max(mine)
        assert gather(Aggregate.SMALLEST, records)[account] == min(mine)
        assert gather(Aggregate.SUM, records)[account] == pytest.approx(sum(mine))
        assert gather(Aggregate.COUNT, records)[account] == len(mine)
    assert np.isnan(gather(Aggregate.SUM, records)[50:]).all()
