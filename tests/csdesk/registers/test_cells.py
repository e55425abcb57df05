"""What may stand in a cell."""

from __future__ import annotations

import pytest

from csdesk.model.registers import ColumnId, ColumnKind
from csdesk.registers.cells import clean_cells, find_cell_fault

KNOWN = {ColumnKind.ROLE: {"csms"}}


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("name", "Ada", None),
        ("name", 3.0, "“Name” is a text. Write words."),
        ("name", "x" * 4_001, "“Name” is too long. Keep it below 4,000 characters."),
        ("part", "a", None),
        ("part", "c", "“c” cannot stand in “Part”. Choose one of: First, Second."),
        ("share", 100.0, None),
        ("share", 100.5, "“Share” cannot be above 100. Write a smaller number."),
        ("share", -1.0, "“Share” cannot be below 0. Write a greater number."),
        ("share", float("nan"), "“Share” is a number. Write digits only."),
        ("share", True, "“Share” is a number. Write digits only."),
        ("share", "12", "“Share” is a number. Write digits only."),
        ("done", True, None),
        ("done", "yes", "“Done” is a tick: yes or no."),
        ("first_on", "2026-02-28", None),
        ("first_on", "2026-02-30", "“First_on” is a day. Write it as 2026-03-31."),
        ("opened", "2026-02-28T09:30", None),
        ("opened", "soon", "“Opened” is a day and a time. Write it as 2026-03-31T14:30."),
        ("owner", "csms", None),
        (
            "owner",
            "nobody",
            "“nobody” is not known, so “Owner” cannot name it. Choose from the list.",
        ),
        ("colour", "red", "“Book” has no column “colour”. Choose one of its columns."),
    ],
)
def test_a_cell_holds_what_its_column_says(define, column, value, fault):
    assert find_cell_fault(define(), {ColumnId(column): value}, KNOWN) == fault


def test_blanks_are_left_out_and_nought_is_not():
    told = {"name": " Ada ", "part": "  ", "done": False, "share": 0.0}
    assert clean_cells(told) == {"name": "Ada", "share": 0.0}
