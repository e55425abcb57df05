"""Which rows of a file go into an error workbook, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.imports import DataIssue, Decisions, IssueKind, Privacy
from csdesk.report.import_errors import gather_errors, join_errors
from tests.drafts import make_draft, make_table


class Cells:
    """The cells of one sheet, which remembers what it was asked for."""

    def __init__(self, rows):
        self._rows = rows
        self.asked = []

    def rows(self, sheet, first, count):
        self.asked.append((sheet, first, count))
        return tuple(self._rows[first - 1 : first - 1 + count])

    def blocks(self, table):
        return iter(())

    def close(self):
        return None


def _issue(row, column=None, kind=IssueKind.UNREAD_VALUE, problem="it is no number", fix="Mend it"):
    return DataIssue(kind, "list.xlsx", "Customers", row, column, problem, fix)


def _draft(*issues, rows=None):
    names = ["Acme", "Brook", "Cove"]
    table = make_table({"account_name": names, "arr": [1.0, 2.0, 3.0]}, issues=issues)
    cells = rows or [("account_name", "arr"), *((name, f"{name}?") for name in names)]
    return replace(make_draft(table), content=Cells(cells))


def test_only_rows_with_something_unread_are_gathered_in_their_order():
    issues = [
        _issue(4, "arr"),
        _issue(2, "arr"),
        _issue(3, "arr", IssueKind.CONVERTED_VALUE),
        _issue(3, None, IssueKind.NOTE),
    ]
    workbook = gather_errors(_draft(*issues))
    (sheet,) = workbook.sheets
    assert (sheet.name, sheet.headers) == ("Customers", ("account_name", "arr"))
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("Acme", "Acme?")),
        (4, ("Cove", "Cove?")),
    ]
    assert workbook.row_count == 2


def test_a_row_says_each_of_its_problems_once_and_marks_its_cells():
    issues = [
        _issue(2, "arr", problem="it is no number", fix="Write a number"),
        _issue(2, "account_name", problem="it is blank", fix="Write a name"),
        _issue(2, "account_name", problem="it is blank", fix="Write a name"),
    ]
    ((row,),) = [sheet.rows for sheet in gather_errors(_draft(*issues)).sheets]
    assert row.marked == (1, 0)
    assert row.columns == "arr, account_name"
    assert row.problem == "It is no number. It is blank."
    assert row.fix == "Write a number. Write a name."


def test_a_problem_without_a_row_is_a_remark():
    workbook = gather_errors(_draft(_issue(None, "arr", problem="two currencies", fix="Keep one")))
    assert workbook.sheets == ()
    assert workbook.row_count == 0
    assert workbook.remarks == ("Sheet “Customers”, column “arr”: Two currencies. Keep one.",)


def test_a_column_left_out_for_privacy_is_left_out_here_too():
    draft = _draft(_issue(2, "arr"))
    left_out = Decisions(privacy={draft.tables[0].id: {1: Privacy.DROP}})
    (sheet,) = gather_errors(replace(draft, decisions=left_out)).sheets
    assert sheet.headers == ("arr",)
    assert sheet.rows[0].cells == ("Acme?",)
    assert sheet.rows[0].marked == (0,)


def test_a_short_row_is_filled_up():
    rows = [("account_name", "arr"), ("Acme",)]
    (sheet,) = gather_errors(_draft(_issue(2, "arr"), rows=rows)).sheets
    assert sheet.rows[0].cells == ("Acme", None)


@pytest.mark.parametrize(
    ("wrong", "asked"),
    [
        ([2, 3, 150], [(2, 149)]),
        ([2, 400], [(2, 1), (400, 1)]),
        (range(2, 2002, 100), [(2, 901), (1002, 901)]),
    ],
)
def test_rows_that_are_near_each_other_are_fetched_together(wrong, asked):
    rows = [("account_name", "arr"), *((f"n{row}", "?") for row in range(2, 2500))]
    draft = _draft(*(_issue(row, "arr") for row in wrong), rows=rows)
    (sheet,) = gather_errors(draft).sheets
    assert [row.cells[0] for row in sheet.rows] == [f"n{row}" for row in wrong]
    assert [(first, count) for _, first, count in draft.content.asked] == asked


def test_several_files_give_one_workbook():
    one = gather_errors(_draft(_issue(2, "arr")))
    other = gather_errors(_draft(_issue(None, "arr")))
    joined = join_errors([one, other])
    assert joined.file_name == "list.xlsx, list.xlsx"
    assert (len(joined.sheets), len(joined.remarks)) == (1, 1)
