"""Losses that nobody chose and customers who came back, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.churn import Loss, WinBack
from csdesk.model.kpi_book import StatedInput
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis import Ledger
from csdesk.scoring.kpis.losses import MEANING
from tests.list_tables import make_subscriptions
from tests.record_words import read_lines


def lose(account, arr, reason, day=date(2024, 6, 1)):
    return Loss(account, day, arr, "", reason, False, WinBack.NOT_STARTED, None)


@pytest.fixture
def lost(measure):
    """Return a function that computes the share of some losses."""

    def compute(*losses, meaning=None):
        events = {
            "account_id": [one.account for one in losses] or ["X"],
            "lost_on": [one.lost_on for one in losses] or [date(2024, 1, 1)],
            "lost_reason": ["said"] * max(1, len(losses)),
            "arr_lost": [1.0] * max(1, len(losses)),
        }
        stated = {MEANING: StatedInput(MEANING, meaning, "the founder")} if meaning else {}
        return measure("involuntary_churn_share", lists={TableKind.CHURN_EVENTS: events},
                       ledger=Ledger(losses=losses), stated=stated)  # fmt: skip

    return compute


LOSSES = (
    lose("A", 500.0, "product_fit"),
    lose("B", 100.0, "service"),
    lose("C", 150.0, "payment"),
    lose("D", 250.0, "closed"),
)


@pytest.mark.parametrize(
    ("meaning", "share"), [(None, 60), ("product", 60), ("payment", 15), ("both", 75)]
)
def test_what_counts_as_involuntary_is_a_choice(lost, meaning, share):
    found = lost(*LOSSES, meaning=meaning)
    assert (found.value, found.n) == (share, 4)
    assert ("What counts was chosen (the founder)." in found.caution) is (meaning is not None)


def test_the_other_reading_stands_beside_it(lost):
    assert "Where a payment failed it is 15.0%." in lost(*LOSSES).caution
    other = lost(*LOSSES, meaning="payment").caution
    assert "Where the product or the service failed it is 60.0%." in other


def test_losses_without_reason_or_amount_or_of_long_ago_count_for_nothing(lost):
    found = lost(
        *LOSSES, lose("E", None, "product_fit"), lose("F", 999.0, None),
        lose("G", 999.0, "product_fit", date(2023, 12, 31)),
    )  # fmt: skip
    assert (found.value, found.n) == (60, 4)
    assert "2 losses without reason or ARR left out." in found.caution
    assert found.accounts == ("A", "B")


def test_without_a_loss_there_is_no_share(lost):
    assert lost().reason == ("no base: no loss of the last twelve months has a reason and an ARR")


@pytest.fixture
def came_back(measure):
    """Return a function that computes a KPI of subscription lines."""

    def compute(kpi, *lines):
        table = make_subscriptions(*lines)
        columns = {field: table.column(field) for field in table.columns}
        return measure(kpi, lists={TableKind.SUBSCRIPTIONS: columns},
                       ledger=Ledger(lines=read_lines(table)))  # fmt: skip

    return compute


BEGAN, LEFT = date(2022, 1, 1), date(2023, 6, 15)
BOOK = (
    ("BACK", BEGAN, LEFT, 10.0),
    ("BACK", date(2024, 6, 15), None, 4.0),
    ("LATE", BEGAN, LEFT, 20.0),
    ("LATE", date(2024, 6, 16), None, 20.0),
    ("GONE", BEGAN, LEFT, 10.0),
    ("SECOND", BEGAN, LEFT, 7.0),
    ("SECOND", BEGAN, None, 7.0),
    ("RECENT", BEGAN, date(2024, 6, 15), 99.0),
    ("STAYED", BEGAN, None, 99.0),
)


def test_who_pays_again_within_a_year_came_back(came_back):
    # On the day a year later, and a day too late; cancelling one of two lines is no leaving.
    found = came_back("win_back_rate", *BOOK)
    assert (found.value, found.n, found.accounts) == (pytest.approx(100 / 3), 3, ("BACK",))
    assert found.window == "2023-01-01 to 2023-12-31"


def test_a_year_from_the_end_of_a_month_ends_with_that_month(came_back):
    left = date(2023, 5, 31)
    book = (("A", BEGAN, left, 10.0), ("A", date(2024, 5, 30), None, 10.0))
    assert came_back("win_back_rate", *book).value == 100


def test_the_share_of_arr_counts_what_was_paid_until_leaving(came_back):
    # 120 of 480 a year.
    assert came_back("win_back_arr", *BOOK).value == 25


def test_nobody_who_left_is_no_base(came_back):
    found = came_back(
        "win_back_rate", ("A", BEGAN, None, 10.0), ("B", BEGAN, date(2024, 2, 1), 1.0)
    )
    assert (found.value, found.reason) == (
        None, "no base: no account left in the year before the last",
    )  # fmt: skip
