"""Rows that only the workbook has come onto paper as far as there is room."""

from __future__ import annotations

import pytest

from csdesk.model.report_choices import Audience, AudienceOutline
from csdesk.report.document import Column, Format, Section, Table
from csdesk.report.row_tables import most_rows, put_rows_on_paper

OUTLINE = AudienceOutline(Audience.PAPERS, "Papers", "", rows_on_paper=5, columns_on_paper=2)


def make_table(name: str, rows: int, *, workbook_only: bool = True) -> Table:
    columns = tuple(Column(title, Format.INTEGER, 0.3) for title in ("A", "B", "C"))
    held = tuple((row, row * 10, row * 100) for row in range(1, rows + 1))
    return Table(name, name, columns, held, "", workbook_only=workbook_only)


def paper(*tables: Table, columns: dict[str, tuple[str, ...]] | None = None) -> list[Table]:
    section = Section("one", "One", "", tables)
    put = put_rows_on_paper([section], OUTLINE, columns or {})
    return [block for block in put[0].blocks if isinstance(block, Table) and block.paper_only]


@pytest.mark.parametrize(
    ("counts", "room", "expected"),
    [((), 10, 0), ((3, 4), 10, 4), ((2, 9, 9), 12, 5), ((100, 100), 10, 5), ((8,), 0, 0)],
)
def test_every_table_gets_an_equal_part_of_the_room(
    counts: tuple[int, ...], room: int, expected: int
) -> None:
    assert most_rows(counts, room) == expected


def test_paper_shows_the_first_columns_and_says_what_the_workbook_has() -> None:
    (shown,) = paper(make_table("Long", 7))
    assert shown.rows == ((1, 10), (2, 20), (3, 30), (4, 40), (5, 50))
    assert shown.notes == ("The workbook has 2 more rows and 1 more column, on the sheet Long.",)
    assert shown.name != "Long"


def test_chosen_columns_take_the_place_of_the_first_ones() -> None:
    (shown,) = paper(make_table("Long", 1), columns={"Long": ("C", "gone", "A")})
    assert [column.title for column in shown.columns] == ["A", "C"]
    assert shown.rows == ((1, 100),)


def test_tables_that_paper_shows_anyway_and_empty_ones_stay_alone() -> None:
    assert paper(make_table("Short", 2, workbook_only=False), make_table("Empty", 0)) == []


def test_the_workbook_keeps_its_table_whole() -> None:
    table = make_table("Long", 7)
    put = put_rows_on_paper([Section("one", "One", "", (table,))], OUTLINE, {})
    assert table in put[0].blocks
