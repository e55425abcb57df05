"""Numbers name the very rows that they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.tables import ListSource
from csdesk.scoring.kpis.lineage import list_lineage

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([0], "row 6"),
        ([0, 1, 2], "rows 6 to 8"),
        ([4, 0, 2, 1], "rows 6 to 8 and 10"),
        ([*range(0, 15, 2)], "rows 6, 8, 10, 12, 14, 16, 18 and 20"),
        # Of more stretches than eight nobody reads the list.
        ([*range(0, 17, 2)], "9 of rows 6 to 22"),
    ],
)
def test_rows_are_named_as_long_as_they_can_be_read(make_table, places, words):
    table = make_table(*[{"arr": 1.0}] * 17)
    assert list_lineage(table, places) == f"now.xlsx, sheet Customers, {words}"


def _source(sheet: str) -> ListSource:
    return ListSource("a.xlsx", "", sheet, DAY)


def test_accounts_of_two_sheets_are_told_with_the_sheet_that_they_stand_on(make_table):
    sources = (_source("Europe"), _source("America"))
    table = replace(
        make_table(*[{"key": key, "arr": 1.0} for key in "ABCD"]),
        source_rows=(2, 3, 2, 3), sources=sources, origins=(0, 0, 1, 1),
    )  # fmt: skip
    assert list_lineage(table, range(4)) == (
        "a.xlsx, sheet Europe, rows 2 to 3; a.xlsx, sheet America, rows 2 to 3"
    )
