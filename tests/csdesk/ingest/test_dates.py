"""Dates as cells, as day numbers and as text in many forms."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.coercion import read_column
from csdesk.ingest.coercion.dates import PLACEHOLDERS
from csdesk.model.tables import Field, FieldKind, TableKind

DAYS = st.dates(date(1951, 1, 1), date(2099, 12, 31)).filter(lambda day: day not in PLACEHOLDERS)
RENEWAL = Field("renewal_date", TableKind.ACCOUNTS, "Renewal date", FieldKind.DATE, ())


def read(*cells):
    return read_column(RENEWAL, "Renewal date", cells)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-10-20", date(2025, 10, 20)),
        ("2025/1/2", date(2025, 1, 2)),
        ("20251020", date(2025, 10, 20)),
        ("2024-07-09 3:00", date(2024, 7, 9)),
        ("2024-07-09T03:00:00+02:00", date(2024, 7, 9)),
        ("20.10.2025", date(2025, 10, 20)),
        ("1.2.24", date(2024, 2, 1)),
        ("20-Oct-2025", date(2025, 10, 20)),
        ("20 October 2025", date(2025, 10, 20)),
        ("20th Oct 2025", date(2025, 10, 20)),
        ("Mon, 20 Oct 2025", date(2025, 10, 20)),
        ("October 20, 2025", date(2025, 10, 20)),
        ("Oct 20 2025", date(2025, 10, 20)),
        ("October 20th, 2025", date(2025, 10, 20)),
        ("Monday, October 20, 2025", date(2025, 10, 20)),
        ("2/2024", date(2024, 2, 29)),
        ("02.2024", date(2024, 2, 29)),
        ("20-Oct-25", date(2025, 10, 20)),
        ("20. Oktober 2025", date(2025, 10, 20)),
        ("3 März 2025", date(2025, 3, 3)),
        ("1 août 2025", date(2025, 8, 1)),
        ("Oct-24", date(2024, 10, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 29)),
        ("31/12/2024", date(2024, 12, 31)),
        ("12/31/2024", date(2024, 12, 31)),
        ("05/05/2024", date(2024, 5, 5)),
        ("1.2.70", date(1970, 2, 1)),
        ("45291", date(2023, 12, 31)),
    ],
)
def test_a_date_written_as_text_is_read(text, day):
    assert read(text).values == (day,)


@pytest.mark.parametrize(
    "text",
    ["soon", "rolling", "2024-02-30", "31/13/2024", "32.1.2024", "Marketing 24", "24", "2024",
     "99999", "04/24", "13/2024", "Q1 2024", "20-Foo-2025",
     "1/2/3/4", "2024-13", "00.00.0000", "x" * 200],
)  # fmt: skip
def test_what_is_no_date_is_explained(text):
    reading = read(text)
    assert reading.values == (None,)
    assert "is no date" in reading.unread[0].problem


def test_date_cells_stay_and_lose_their_time():
    assert read(date(2025, 1, 2), datetime(2025, 1, 2, 17, 0)).values == (date(2025, 1, 2),) * 2  # noqa: DTZ001


def test_day_numbers_of_spreadsheets_are_dates():
    assert read(45291.0, 45291.75, 20241231.0).values == (
        date(2023, 12, 31),
        date(2023, 12, 31),
        date(2024, 12, 31),
    )


def test_day_and_month_are_decided_for_the_column():
    reading = read("03/04/2024", "27/12/2024")
    assert reading.values == (date(2024, 4, 3), date(2024, 12, 27))
    assert reading.manner == "Day first: 27/12/2024 cannot be month first"
    reading = read("03/04/2024", "12-27-2024")
    assert reading.values == (date(2024, 3, 4), date(2024, 12, 27))
    assert reading.manner == "Month first: 12-27-2024 cannot be day first"


def test_what_may_be_either_is_not_guessed():
    reading = read("03/04/2024", date(2024, 1, 1))
    assert reading.values == (None, date(2024, 1, 1))
    assert "day and month cannot be told apart" in reading.unread[0].problem
    assert "2026-04-03" in reading.unread[0].fix
    assert reading.unread[0].is_open


def test_a_column_in_both_orders_leaves_only_the_open_dates():
    assert read("27/12/2024", "12/28/2024", "03/04/2024").values == (
        date(2024, 12, 27),
        date(2024, 12, 28),
        None,
    )


def test_dates_outside_1950_to_2100_are_not_read():
    reading = read(date(1900, 1, 1), "31.12.2101", date(1950, 1, 1), date(2100, 12, 31))
    assert reading.values == (None, None, date(1950, 1, 1), date(2100, 12, 31))
    assert "1900-01-01 lies outside the years 1950 to 2100" in reading.unread[0].problem
    assert reading.unread[0].day == date(1900, 1, 1)


@pytest.mark.parametrize("cell", ["1970-01-01", "1969-12-31 19:00", date(1970, 1, 1), "1.1.70"])
def test_the_start_of_a_computers_clock_is_no_date_of_a_customer(cell):
    reading = read(cell, date(1970, 1, 2))
    assert reading.values == (None, date(1970, 1, 2))
    assert "is what programs write for an unknown date" in reading.unread[0].problem
    assert reading.unread[0].day in PLACEHOLDERS


def test_two_figures_of_a_year_reach_from_1970_to_2069():
    assert read("1.2.69", "1.2.70", "1-Feb-69").values == (
        date(2069, 2, 1),
        date(1970, 2, 1),
        date(2069, 2, 1),
    )


@pytest.mark.parametrize("cell", [0.0, "0", 1e300, float("nan"), -45291.0, "1e5", True])
def test_other_numbers_are_no_dates(cell):
    assert read(cell).unread[0].problem.endswith("is no date")


def test_the_year_9999_means_no_end():
    reading = read("9999-12-31")
    assert reading.values == (None,)
    assert not reading.unread
    assert reading.conversions == ("1 date in the year 9999 was read as no end",)


@given(
    st.lists(DAYS, min_size=1, max_size=20),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d-%b-%Y", "%d %B %Y", "%Y%m%d", "%B %d, %Y"]),
)
def test_dates_come_back_from_every_clear_style(days, style):
    assert read(*(day.strftime(style) for day in days)).values == tuple(days)


@given(DAYS)
def test_day_numbers_count_from_the_last_day_but_one_of_1899(day):
    serial = float((day - date(1899, 12, 30)) // timedelta(days=1))
    assert read(serial).values == (day,)
