"""Paper shows the columns that a person chose, and says which it leaves out."""

from __future__ import annotations

import pytest

from csdesk.model.report_choices import Audience, AudienceOutline
from csdesk.report.chosen_columns import choose_columns, list_offers
from csdesk.report.document import Column, Format, Section, Table, Text

PAPERS = AudienceOutline(Audience.PAPERS, "Papers", "", rows_on_paper=5, columns_on_paper=2)


def make_table(name: str = "Accounts", titles: str = "ABC", **kinds: bool) -> Table:
    columns = tuple(Column(title, Format.TEXT, 0.3) for title in titles)
    rows = tuple(tuple(f"{title}{row}" for title in titles) for row in (1, 2))
    return Table(name, f"All {name}", columns, rows, "", **kinds)


def choose(table: Table, *titles: str) -> tuple[Table, ...]:
    section = Section("one", "One", "", (Text("Before"), table, Text("After")))
    (chosen,) = choose_columns([section], {"Accounts": titles})
    assert [type(block) for block in (chosen.blocks[0], chosen.blocks[-1])] == [Text, Text]
    return chosen.blocks[1:-1]


def test_paper_has_the_chosen_columns_and_the_workbook_all():
    table = make_table()
    whole, short = choose(table, "C")
    assert (whole.workbook_only, whole.rows) == (True, table.rows)
    assert short.paper_only
    assert short.rows == (("A1", "C1"), ("A2", "C2"))
    assert [column.title for column in short.columns] == ["A", "C"]
    assert short.notes == ("Left out here: B.",)


def test_the_column_that_names_the_rows_always_stays():
    *_, short = choose(make_table())
    assert [column.title for column in short.columns] == ["A"]
    assert short.notes == ("Left out here: B and C.",)


def test_the_order_is_that_of_the_table_and_unknown_titles_are_passed_over():
    *_, short = choose(make_table(titles="ABCD"), "D", "Gone", "B")
    assert [column.title for column in short.columns] == ["A", "B", "D"]


@pytest.mark.parametrize("titles", [("A", "B", "C"), ("B", "C")])
def test_a_table_of_which_nothing_is_left_out_stays_as_it_is(titles):
    table = make_table()
    assert choose(table, *titles) == (table,)


def test_a_table_that_is_on_paper_only_is_not_put_into_the_workbook():
    (short,) = choose(make_table(paper_only=True), "B")
    assert short.paper_only


def test_tables_of_the_workbook_and_other_tables_stay_as_they_are():
    table = make_table(workbook_only=True)
    assert choose(table, "B") == (table,)
    other = make_table("Others")
    assert choose(other, "B") == (other,)


def test_tables_on_paper_with_something_to_spare_are_offered():
    tables = (make_table(), make_table("Two", "AB"), make_table("Long", workbook_only=True))
    section = Section("one", "One", "", tables)
    (offer,) = list_offers([section], None)
    assert (offer.section, offer.name, offer.title) == ("One", "Accounts", "All Accounts")
    assert offer.columns == offer.usual == ("A", "B", "C")
    papers = {one.name: one.usual for one in list_offers([section], PAPERS)}
    assert papers == {"Accounts": ("A", "B", "C"), "Long": ("A", "B")}
