"""Dates with their time of day, in UTC where a zone is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import DAY_FIRST
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

CREATED = Field("created_at", TableKind.SUPPORT, "Created", FieldKind.MOMENT, ())
DAY = Field("created", TableKind.SUPPORT, "Created", FieldKind.DATE, ())
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)


def moment(*parts):
    return datetime(*parts)  # noqa: DTZ001 - the model's moments are naive


def read(*cells, **context):
    return read_column(CREATED, "Created", cells, ColumnContext(**context))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-07-09 3:00", moment(2024, 7, 9, 3)),
        ("2024-07-09 03:00:05", moment(2024, 7, 9, 3, 0, 5)),
        ("2024-07-09T03:00:05.250", moment(2024, 7, 9, 3, 0, 5, 250_000)),
        ("2024-07-09T03:00:00Z", moment(2024, 7, 9, 3)),
        ("2024-07-09T03:00:00+02:00", moment(2024, 7, 9, 1)),
        ("2024-07-09T01:00:00.000+0200", moment(2024, 7, 8, 23)),
        ("2024-07-09 03:00 UTC", moment(2024, 7, 9, 3)),
        ("2024-07-09 03:00 PST", moment(2024, 7, 9, 11)),
        ("20240709T030000Z", moment(2024, 7, 9, 3)),
        ("Tue Jul 09 2024 03:00:00 GMT+0200 (CEST)", moment(2024, 7, 9, 1)),
        ("Tue, 09 Jul 2024 03:00:00 +0000", moment(2024, 7, 9, 3)),
        ("31/7/2024 3:00 PM", moment(2024, 7, 31, 15)),
        ("7/31/2024 12:15 am", moment(2024, 7, 31, 0, 15)),
        ("9 July 2024 at 3:00", moment(2024, 7, 9, 3)),
        ("09.07.2024, 15:30 Uhr", moment(2024, 7, 9, 15, 30)),
        ("2024-07-09", moment(2024, 7, 9)),
        ("1720494000", moment(2024, 7, 9, 3)),
        ("1720494000123", moment(2024, 7, 9, 3, 0, 0, 123_000)),
    ],
)
def test_a_moment_written_as_text_is_read(text, wanted):
    assert read(text).values == (wanted,)


@pytest.mark.parametrize(
    "text", ["2024-07-09 25:00", "2024-07-09 3:60", "12:30", "2024-07-09 13:00 pm", "Oct-24 3:00",
             "2024-07-09 0:00 am", "2024-07-09 03:00+25:00"]
)  # fmt: skip
def test_what_no_clock_shows_is_explained(text):
    reading = read(text)
    assert reading.values == (None,)
    assert reading.unread[0].fix


def test_a_zone_of_several_meanings_is_not_guessed():
    reading = read("2024-07-09 03:00 IST", "2024-07-09 03:00 Europe/Berlin")
    assert reading.values == (None, None)
    assert reading.unread[0].problem == "“2024-07-09 03:00 IST” is in a time zone of unclear name"


def test_day_numbers_keep_their_time():
    assert read(45482.125).values == (moment(2024, 7, 9, 3),)
    assert read("45482.125").values == (moment(2024, 7, 9, 3),)
    assert read(44020.125, starts_1904=True).values == (moment(2024, 7, 9, 3),)


def test_cells_of_moments_stay_and_come_to_utc():
    berlin = timezone(timedelta(hours=2))
    cells = [moment(2024, 7, 9, 3), datetime(2024, 7, 9, 3, tzinfo=berlin), date(2024, 7, 9)]
    assert read(*cells).values == (
        moment(2024, 7, 9, 3),
        moment(2024, 7, 9, 1),
        moment(2024, 7, 9),
    )


def test_open_dates_with_times_follow_the_answer():
    assert read("3/4/2024 10:00").values == (None,)
    answered = read("3/4/2024 10:00", answers={Topic.DATE_ORDER: DAY_FIRST})
    assert answered.values == (moment(2024, 4, 3, 10),)
    assert answered.originals == {0: "3/4/2024 10:00"}


def test_dates_drop_the_time_and_count_it():
    cells = ["2024-07-09 03:00", "2024-07-10T23:30:00-05:00", "2024-07-11 00:00:00", None]
    reading = read_column(DAY, "Created", cells)
    assert reading.values == (date(2024, 7, 9), date(2024, 7, 10), date(2024, 7, 11), None)
    assert "The time of day of 2 dates was left out" in reading.conversions
    assert reading.originals[0] == "2024-07-09 03:00"


@given(st.lists(MOMENTS | st.none(), min_size=1))
def test_moments_come_back_from_iso_text_in_either_form(moments):
    for mark, end in (("T", ""), (" ", ""), ("T", "Z")):
        texts = [None if m is None else m.isoformat(mark) + end for m in moments]
        reading = read(*texts)
        assert reading.values == tuple(moments)
        assert reading.originals == {}


@given(st.lists(MOMENTS, min_size=1))
def test_moments_come_back_from_seconds_since_1970(moments):
    later = [m + timedelta(days=365 * 10) for m in moments]
    seconds = [m.replace(tzinfo=UTC).timestamp() for m in later if m.year < 2100]
    assert read(*seconds).values == tuple(m for m in later if m.year < 2100)
