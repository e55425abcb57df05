from datetime import date

import pytest
from PySide6.QtCore import Qt

from csdesk.model.tables import Field, FieldKind, TableKind
from csdesk.report.document import Status, StatusWord
from ui.models.account_table import (
    ScoreMark,
    SearchIndex,
    imported_columns,
    renewing_rows,
    score_columns,
)
from ui.models.column_table import ColumnTableModel, TableColumn, order_values

UP = Qt.SortOrder.AscendingOrder
DOWN = Qt.SortOrder.DescendingOrder


def shown(model: ColumnTableModel, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def column_of(model: ColumnTableModel, title: str) -> int:
    return [column.title for column in model.columns].index(title)


def make_model(accounts, health) -> ColumnTableModel:
    model = ColumnTableModel()
    model.show_columns(score_columns(accounts, health, "GBP"))
    return model


def test_columns_that_no_account_fills_are_left_out(accounts, health):
    titles = [column.title for column in score_columns(accounts, health, "GBP")]
    assert titles == ["Account", "ARR", "Score", "Health", "Renewal", "Owner"]


def test_cells_are_written_for_people(accounts, health):
    model = make_model(accounts, health)
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["Pennine Logistics", "£186,000", "25", "At risk", "27 Dec 2026", "Mo"]


def test_an_account_without_a_name_is_called_by_its_key(accounts, health):
    assert shown(make_model(accounts, health), 0)[1] == "A2"


def test_names_are_given_as_they_are_never_as_markup(accounts, health):
    assert shown(make_model(accounts, health), 0)[2] == "Åsgard <b>Ltd</b>"


def test_blanks_come_last_whichever_way_a_column_is_sorted(accounts, health):
    model = make_model(accounts, health)
    arr = column_of(model, "ARR")
    model.sort(arr, UP)
    assert shown(model, arr) == ["£94,500", "£186,000", "£212,400", "–"]
    model.sort(arr, DOWN)
    assert shown(model, arr) == ["£212,400", "£186,000", "£94,500", "–"]


def test_words_sort_without_regard_to_capitals(accounts, health):
    model = make_model(accounts, health)
    model.sort(0, UP)
    assert shown(model, 0) == ["A2", "aldergate", "Pennine Logistics", "Åsgard <b>Ltd</b>"]


def test_bands_sort_from_at_risk_to_healthy_with_unscored_last(accounts, health):
    model = make_model(accounts, health)
    band = column_of(model, "Health")
    model.sort(band, UP)
    assert shown(model, band) == ["At risk", "Watch", "Healthy", "Not scored"]


def test_rows_that_are_equal_keep_the_order_of_the_file(accounts, health):
    model = make_model(accounts, health)
    model.sort(column_of(model, "Owner"), DOWN)
    assert shown(model, 0) == ["A2", "Pennine Logistics", "Åsgard <b>Ltd</b>", "aldergate"]


def test_a_filter_keeps_the_sorting(accounts, health):
    model = make_model(accounts, health)
    model.sort(column_of(model, "ARR"), DOWN)
    model.keep_rows([0, 2, 3])
    assert shown(model, 0) == ["aldergate", "Pennine Logistics", "Åsgard <b>Ltd</b>"]
    model.keep_rows(None)
    assert model.rowCount() == 4


def test_a_shown_row_is_found_from_its_place_in_the_file_and_back(accounts, health):
    model = make_model(accounts, health)
    model.sort(column_of(model, "ARR"), UP)
    assert model.shown_row(3) == 2
    assert model.source_row(2) == 3
    model.keep_rows([0])
    assert model.shown_row(3) is None


def test_marks_stand_for_what_is_painted(accounts, health):
    model = make_model(accounts, health)
    user = Qt.ItemDataRole.UserRole
    score, band = column_of(model, "Score"), column_of(model, "Health")
    assert model.index(3, score).data(user) == ScoreMark(50.0, Status.WATCH, hatched=True)
    assert model.index(2, score).data(user) == ScoreMark(None, Status.NONE, hatched=True)
    assert model.index(1, band).data(user) == StatusWord(Status.GOOD, "Healthy")


def test_searching_finds_words_in_any_column(accounts, health):
    index = SearchIndex(score_columns(accounts, health, "GBP"))
    assert index.rows("  PENNINE ") == [0]
    assert index.rows("mo") == [0, 2]
    assert index.rows("nowhere") == []
    assert index.rows("   ") is None


def test_renewals_count_from_the_date_of_the_list(accounts):
    assert renewing_rows(accounts, 37) == [0]
    assert renewing_rows(accounts, 36) == []
    assert renewing_rows(accounts, 90) == [0, 3]


def test_the_imported_table_shows_the_fields_that_the_file_had_and_the_row(accounts):
    fields = [
        Field(field, TableKind.ACCOUNTS, name, kind, ())
        for field, name, kind in (
            ("account_id", "Customer id", FieldKind.TEXT),
            ("account_name", "Customer name", FieldKind.TEXT),
            ("arr", "ARR", FieldKind.MONEY),
            ("nps", "NPS", FieldKind.NUMBER),
            ("renewal_date", "Renewal date", FieldKind.DATE),
        )
    ]
    columns = imported_columns(accounts, fields, "EUR")
    assert [column.title for column in columns] == [
        "Customer name",
        "Customer id",
        "ARR",
        "Renewal date",
        "Row",
    ]
    assert [column.write(column.values[3]) for column in columns] == [
        "aldergate",
        "A4",
        "€212,400",
        "18 Feb 2027",
        "9",
    ]


@pytest.mark.parametrize(
    "values",
    [
        [date(2027, 1, 1), None, date(2026, 1, 1), date(2027, 1, 1)],
        [3.0, 1.0, None, 3.0, 2.0, 1.0],
        ["b", None, "A", "B", "a", "c"],
        ["x"] * 40 + [None] + ["X", "w"] * 20,
        [None, None],
        [True, None, False, True],
    ],
)
def test_equal_values_keep_the_order_of_the_file_both_ways_and_blanks_come_last(values):
    filled = [row for row, value in enumerate(values) if value is not None]
    blank = [row for row, value in enumerate(values) if value is None]

    def size(row: int) -> object:
        value = values[row]
        return value.casefold() if isinstance(value, str) else value

    order = order_values(values)
    rising = sorted(filled, key=size)
    falling = sorted(filled, key=size, reverse=True)
    assert order.rows(descending=False).tolist() == rising + blank
    assert order.rows(descending=True).tolist() == falling + blank


def test_filtering_keeps_the_order_of_the_sorting(accounts, health):
    model = make_model(accounts, health)
    model.sort(0, UP)
    model.keep_rows([3, 0])
    assert [model.source_row(row) for row in range(2)] == [3, 0]
    assert model.shown_row(0) == 1
    assert model.shown_row(2) is None


def test_a_hundred_thousand_rows_are_sorted_by_their_values():
    values = [float((i * 7919) % 100_003) for i in range(100_000)]
    model = ColumnTableModel()
    model.show_columns([TableColumn("Number", values, str)])
    model.sort(0, UP)
    assert [model.source_row(row) for row in range(5)] == sorted(
        range(100_000), key=values.__getitem__
    )[:5]
