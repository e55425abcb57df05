from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    Certainty,
    ColumnMatch,
    DataIssue,
    IssueKind,
    SheetOutline,
    TableDraft,
    TableRange,
)
from tests.drafts import make_table
from ui.models.sheet_table import (
    KEPT_PAGES,
    PAGE_ROWS,
    SheetPart,
    SheetTableModel,
    place_problems,
    write_cell,
)

ROWS = (
    ("Renewal book", None, None),
    (None, None, None, "note"),
    ("Client", "ARR", "RAG"),
    ("Pennine", 186000.0, "R"),
    ("Tidewater", "£231k", "G"),
    (None, 12.0, "G"),
    ("Total", 186000.0),
)
BOOK = SheetOutline("Book", True, 7, 4)


def match(column: int, header: str, field: str | None) -> ColumnMatch:
    certainty = Certainty.CERTAIN if field else Certainty.IGNORED
    return ColumnMatch(column, header, FieldId(field) if field else None, certainty, "")


def issue(kind: IssueKind, row: int, column: str | None) -> DataIssue:
    return DataIssue(kind, "Book.xlsx", "Book", row, column, "amount in words", "Read as 231,000")


@pytest.fixture
def table() -> TableDraft:
    drafted, _ = make_table({"account_name": ["Pennine", "Tidewater"]}, sheet="Book")
    return replace(
        drafted,
        range=TableRange("Book", 3, 4, 7, 1, 3, ("Client", "ARR", "RAG"), footer_rows=(7,)),
        matches=(match(1, "Client", "account_name"), match(2, "ARR", "arr"), match(3, "RAG", None)),
        issues=(
            issue(IssueKind.CONVERTED_VALUE, 5, "ARR"),
            issue(IssueKind.REJECTED_ROW, 6, None),
            issue(IssueKind.NOTE, 4, "Client"),
        ),
    )


@pytest.fixture
def model(table) -> SheetTableModel:
    model = SheetTableModel()
    model.show_sheet(BOOK)
    model.mark_tables([table], place_problems(table))
    model.take_page(0, ROWS)
    return model


def test_rows_and_columns_are_counted_as_in_the_file(model):
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "D"
    assert model.columnCount() == 4
    assert model.rowCount() == 7


def test_each_cell_has_its_part(model):
    assert model.part(1, 1) is SheetPart.OUTSIDE
    assert model.part(3, 2) is SheetPart.HEADER
    assert model.part(4, 1) is SheetPart.BODY
    assert model.part(4, 3) is SheetPart.IGNORED
    assert model.part(4, 4) is SheetPart.OUTSIDE
    assert model.part(7, 1) is SheetPart.OUTSIDE


def test_problems_stand_at_their_cell_and_a_rejected_row_at_its_start(model):
    assert model.part(5, 2) is SheetPart.PROBLEM
    assert model.part(6, 1) is SheetPart.PROBLEM
    assert model.part(6, 2) is SheetPart.BODY
    assert model.index(4, 1).data(Qt.ItemDataRole.StatusTipRole) == (
        "amount in words. Read as 231,000"
    )


def test_a_note_is_no_problem(model):
    assert model.part(4, 1) is SheetPart.BODY


def test_two_tables_on_a_sheet_keep_their_own_columns(model, table):
    below = replace(
        table,
        range=TableRange("Book", 10, 11, 12, 2, 3, ("ARR", "RAG")),
        matches=(match(2, "ARR", None), match(3, "RAG", "segment")),
    )
    model.show_sheet(replace(BOOK, rows=12))
    model.mark_tables([table, below])
    assert model.part(11, 2) is SheetPart.IGNORED
    assert model.part(11, 3) is SheetPart.BODY
    assert model.part(8, 2) is SheetPart.OUTSIDE


def test_short_rows_are_filled_with_nothing(model):
    assert model.index(6, 2).data() == ""


def test_a_sheet_without_a_table_stands_outside():
    model = SheetTableModel()
    model.show_sheet(BOOK)
    assert {model.part(row, 1) for row in range(1, 8)} == {SheetPart.OUTSIDE}


def test_cells_are_fetched_when_they_are_looked_at(qtbot):
    model = SheetTableModel()
    model.show_sheet(SheetOutline("Book", True, 1_000_000, 20))
    with qtbot.waitSignal(model.pageWanted) as wanted:
        assert model.index(999_999, 3).data() == ""
    page = 999_999 // PAGE_ROWS
    assert wanted.args == [page]
    model.take_page(page, [("a", "b", "c", float(row)) for row in range(PAGE_ROWS)])
    assert model.index(999_999, 3).data() == str(999_999 % PAGE_ROWS)


def test_pages_that_were_left_behind_are_let_go_of(qtbot):
    model = SheetTableModel()
    model.show_sheet(SheetOutline("Book", True, 1_000_000, 1))
    for page in range(KEPT_PAGES + 1):
        model.take_page(page, [("x",)] * PAGE_ROWS)
    assert model.index(PAGE_ROWS, 0).data() == "x"
    with qtbot.waitSignal(model.pageWanted):
        assert model.index(0, 0).data() == ""


def test_cells_are_written_with_the_digits_of_the_file():
    cells = [None, True, 186000.0, 0.125, "two  words\nhere", date(2026, 11, 20), -1234.5]
    assert [write_cell(cell) for cell in cells] == [
        "",
        "TRUE",
        "186,000",
        "0.125",
        "two words here",
        "20 Nov 2026",
        "-1,234.5",
    ]
