"""A table ends on paper after 10,000 rows and says where the others are."""

from __future__ import annotations

import pytest

from csdesk.report.document import Column, Format, Table
from exports.pdf.tables import ended


def make_table(rows: int) -> Table:
    column = Column("Account", Format.TEXT, 1.0)
    return Table("Accounts", "", (column,), ((str(0),),) * rows, "", notes=("By ARR.",))


def test_a_table_of_ten_thousand_rows_is_whole():
    table = make_table(10_000)
    assert ended(table) is table


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (10_001, "One more row stands in the workbook, on the sheet “Accounts”."),
        (12_345, "2,345 more rows stand in the workbook, on the sheet “Accounts”."),
    ],
)
def test_a_longer_one_ends_there_and_points_to_the_workbook(rows, note):
    table = ended(make_table(rows))
    assert len(table.rows) == 10_000
    assert table.notes == ("By ARR.", note)
