"""Recurring revenue and its movements, worked out by hand from subscription lines."""

from __future__ import annotations

from datetime import date
from math import fsum

import pytest

from csdesk.model.revenue import Retention
from csdesk.model.subscriptions import SetAside, SubscriptionBook
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.revenue.dated import YEAR, date_lines
from csdesk.scoring.revenue.line_grid import grid_of_lines, read_columns
from csdesk.scoring.revenue.start_cohort import Window, follow_cohort
from csdesk.scoring.subscription_lines import annual_amount
from csdesk.scoring.subscriptions import months_before, revenue_on
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import make_list_in_use, read_lines

START, END = date(2023, 12, 31), date(2024, 12, 31)
EARLY = date(2023, 1, 1)


def test_a_line_is_live_from_its_start_to_the_day_before_its_end():
    lines = read_lines(make_subscriptions(("A", date(2024, 3, 1), date(2024, 6, 1), 10.0))).lines
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 31), date(2024, 6, 1)]
    assert [revenue_on(lines, day) for day in days] == [{}, {"A": 120.0}, {"A": 120.0}, {}]


def test_lines_of_an_account_are_added_up_before_anything_is_compared():
    """A pays 30 then and 40 now in other parts: it grew by 10, and nothing shrank or left."""
    book = read_lines(
        make_subscriptions(
            ("A", EARLY, date(2024, 6, 1), 20.0),
            ("A", EARLY, None, 10.0),
            ("A", date(2024, 6, 1), None, 30.0),
        )
    )
    found = find_movements(book, START, END)
    assert (found.expansion, found.contraction, found.churn) == (120.0, 0.0, 0.0)
    assert (found.nrr, found.grr) == (pytest.approx(400 / 3), 100.0)


def find_movements(book: SubscriptionBook, *days: date) -> Retention:
    """Return what became of the revenue of the first day until the last."""
    return follow_cohort(Window(grid_of_lines(read_columns(book), days, {}, ""), 0, 1))


@pytest.fixture
def five() -> ListTable:
    """One account for each movement: grows, shrinks, leaves, is new, comes back."""
    return make_subscriptions(
        ("grows", EARLY, None, 100.0),
        ("grows", date(2024, 2, 1), None, 50.0),
        ("shrinks", EARLY, date(2024, 2, 1), 80.0),
        ("shrinks", date(2024, 2, 1), None, 60.0),
        ("leaves", EARLY, date(2024, 5, 1), 20.0),
        ("new", date(2024, 7, 1), None, 7.0),
        ("returns", EARLY, date(2023, 6, 1), 9.0),
        ("returns", date(2024, 9, 1), None, 5.0),
    )


def test_each_movement_is_told_from_the_others(five):
    found = find_movements(read_lines(five), START, END)
    assert (len(found.cohort), found.start, found.customers, found.end) == (3, 2400.0, 4, 2664.0)
    assert (found.expansion, found.contraction, found.churn) == (600.0, 240.0, 240.0)
    assert (found.new, found.reactivated) == (84.0, 60.0)
    assert (found.churned, found.returned) == (("leaves",), ("returns",))
    assert found.nrr == pytest.approx(100 * 210 / 200)
    assert found.grr == pytest.approx(100 * 160 / 200)


@pytest.mark.parametrize("months", range(1, 25))
def test_movements_add_up_to_the_cent_over_any_window(five, months):
    found = find_movements(read_lines(five), months_before(END, months), END)
    came = (found.start, found.new, found.reactivated, found.expansion)
    assert round(fsum((*came, -found.contraction, -found.churn)) - found.end, 2) == 0


def test_a_window_has_to_end_after_it_begins(five):
    dated = date_lines(read_lines(five), five, END)
    with pytest.raises(ValueError, match="after the first"):
        follow_cohort(dated.window(0))


def test_nobody_at_the_start_gives_no_rate(five):
    found = find_movements(read_lines(five), date(2020, 1, 1), END)
    assert (found.cohort, found.nrr, found.grr) == ((), None, None)


@pytest.mark.parametrize(
    ("cells", "annual"),
    [
        ((1200.0, 100.0, None, None), 1200.0),
        ((None, 100.0, 5.0, "annual"), 1200.0),
        ((None, None, 1200.0, "Annual"), 1200.0),
        ((None, None, 300.0, "quarterly"), 1200.0),
        ((None, None, 100.0, "Month"), 1200.0),
        ((None, None, 100.0, " Monatlich "), 1200.0),
        ((None, None, 300.0, "Vierteljährlich"), 1200.0),
        ((None, None, 600.0, "semestral"), 1200.0),
        ((None, None, 1200.0, "JAARLIJKS"), 1200.0),
        ((None, None, 100.0, "bisannuel"), None),
        ((None, None, 2400.0, "biennial"), 1200.0),
        ((None, None, 600.0, 6.0), 1200.0),
        ((None, None, 100.0, None), None),
        ((None, None, 100.0, "now and then"), None),
        ((None, None, None, "monthly"), None),
    ],
)
def test_an_amount_counts_by_its_billing_interval(cells, annual):
    arr, mrr, amount, interval = cells
    lines = make_list_in_use(TableKind.SUBSCRIPTIONS, billing_interval=[interval])
    assert annual_amount(arr, mrr, amount, lines.column("billing_interval")[0]) == annual


def test_lines_that_bring_no_revenue_are_set_aside_with_the_reason():
    table = make_subscriptions(
        ("trial", EARLY, None, 10.0),
        ("on trial", EARLY, None, 10.0),
        ("paused", EARLY, None, 10.0),
        (None, EARLY, None, 10.0),
        ("undated", None, None, 10.0),
        ("unpriced", EARLY, None, None),
        ("credit", EARLY, None, -10.0),
        ("over", EARLY, None, 10.0),
        ("backwards", EARLY, date(2022, 1, 1), 10.0),
        ("paid", EARLY, None, 10.0),
        is_trial=(True, *(False,) * 9),
        status=(None, "In Trial", "Paused", *(None,) * 4, "Cancelled", None, "active"),
    )
    book = read_lines(table)
    assert [line.account for line in book.lines] == ["paid"]
    assert book.set_aside == {
        SetAside.TRIAL: (0, 1),
        SetAside.PAUSED: (2,),
        SetAside.NO_ACCOUNT: (3,),
        SetAside.NO_START: (4,),
        SetAside.NO_AMOUNT: (5,),
        SetAside.NEGATIVE: (6,),
        SetAside.ENDED_WITHOUT_DATE: (7,),
        SetAside.END_BEFORE_START: (8,),
    }
    assert (book.records, book.unreadable) == (10, 6)


def test_a_pause_ends_revenue_on_its_first_day():
    table = make_subscriptions(
        ("A", EARLY, None, 10.0), status=("paused",), paused_on=(date(2024, 4, 1),)
    )
    lines = read_lines(table).lines
    assert revenue_on(lines, date(2024, 3, 31)) == {"A": 120.0}
    assert revenue_on(lines, date(2024, 4, 1)) == {}


def test_a_window_rests_on_the_lines_that_run_on_one_of_its_days(five):
    dated = date_lines(read_lines(five), five, END)
    year_ago, quarter_ago = dated.grid.days[-1 - YEAR], dated.grid.days[-4]
    # The line of "returns" that ended in June 2023 ran on neither day.
    assert dated.positions(year_ago, END) == [0, 1, 2, 3, 4, 5, 7]
    assert dated.positions(quarter_ago, END) == [0, 1, 3, 5, 7]
    assert (dated.grid.days[0], dated.grid.days[-1]) == (date(2022, 12, 31), END)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2024, 12, 31), 12, date(2023, 12, 31)),
        (date(2024, 12, 31), 3, date(2024, 9, 30)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
    ],
)
def test_months_are_counted_back_to_the_same_or_the_last_day(day, months, earlier):
    assert months_before(day, months) == earlier


def test_accounts_are_known_by_name_where_no_id_is_stated():
    table = make_list(
        TableKind.SUBSCRIPTIONS, account_name=[" Acme "], start_date=[EARLY], arr=[12.0]
    )
    assert revenue_on(read_lines(table).lines, END) == {"Acme": 12.0}
