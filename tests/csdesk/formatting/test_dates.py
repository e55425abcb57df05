"""Dates as text, and what something rests on with its day."""

from datetime import date

import pytest

from csdesk.formatting import read_as_of, write_as_of


@pytest.mark.parametrize("on", [date(2026, 3, 9), date(2025, 12, 31), None])
def test_a_basis_with_its_day_is_read_as_it_was_written(on: date | None) -> None:
    assert read_as_of(write_as_of("Finance, P&L", on)) == ("Finance, P&L", on)


def test_a_basis_is_written_with_its_day() -> None:
    assert write_as_of("Finance", date(2026, 3, 9)) == "Finance, as of 9 Mar 2026"


@pytest.mark.parametrize("text", ["Finance", "Finance, as of 31 Feb 2026", "X, as of 1 Foo 2026"])
def test_words_without_a_day_of_the_calendar_stay_as_they_are(text: str) -> None:
    assert read_as_of(text) == (text, None)
