"""The day that a cell holds."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from csdesk.scoring.cell_days import read_day

DAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(DAY, DAY), (datetime.combine(DAY, time(23, 59)), DAY), ("2024-03-01", None), (45_352.0, None),
     (None, None), (True, None)],
)  # fmt: skip
def test_a_day_is_read_without_its_time_and_nothing_else_is_one(cell, expected):
    found = read_day(cell)
    assert (type(found), found) == (type(expected), expected)
