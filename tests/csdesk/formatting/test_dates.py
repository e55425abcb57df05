"""Dates as text, and what something rests on with its day."""

from datetime import date

from csdesk.formatting import write_as_of


def test_a_basis_is_written_with_its_day() -> None:
    assert write_as_of("Finance", date(2026, 3, 9)) == "Finance, as of 9 Mar 2026"
    assert write_as_of("Finance", None) == "Finance"
