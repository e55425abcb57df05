"""Empty tables as a workbook: what a client sees in Excel when filling them in."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from csdesk.content import load_library
from csdesk.model.tables import TableKind
from csdesk.operations.import_workbooks import make_template
from exports import render


@pytest.fixture(scope="module")
def content() -> bytes:
    return render(make_template(load_library()), ".xlsx")


@pytest.fixture(scope="module")
def book(content) -> Any:
    return load_workbook(io.BytesIO(content))


def _column(sheet: Any, name: str) -> Any:
    return next(cell for cell in sheet[1] if cell.value == name)


def _rule(sheet: Any, name: str) -> Any:
    place = f"{_column(sheet, name).column_letter}2"
    return next(rule for rule in sheet.data_validations.dataValidation if place in rule.sqref)


def test_there_is_a_sheet_for_each_table_and_one_that_explains_them(book):
    assert book.sheetnames == ["Read me", *(table.name for table in load_library().tables)]


def test_a_template_of_some_tables_has_only_those():
    template = make_template(load_library(), [TableKind.SUPPORT, TableKind.USERS])
    book = load_workbook(io.BytesIO(render(template, ".xlsx")))
    assert book.sheetnames == ["Read me", "Users", "Support requests"]


def test_every_field_is_a_column_with_its_help(book):
    library = load_library()
    for table in library.tables:
        names = {field.name: field for field in library.fields if field.table is table.kind}
        head = list(book[table.name][1])
        assert {cell.value for cell in head} == set(names)
        for cell in head:
            assert names[cell.value].help in cell.comment.text


def test_what_a_table_needs_stands_first_and_its_header_stays_in_sight(book):
    assert [cell.value for cell in book["Customers"][1]][:4] == [
        "Account ID",
        "Account name",
        "ARR",
        "MRR",
    ]
    assert book["Customers"].freeze_panes == "A2"


def test_usual_words_are_offered_and_others_may_be_written(book):
    rule = _rule(book["Support requests"], "Priority")
    assert rule.formula1 == '"Low,Normal,High,Urgent"'
    assert not rule.showErrorMessage


def test_flags_are_yes_or_no(book):
    rule = _rule(book["Subscriptions"], "Trial")
    assert rule.formula1 == '"Yes,No"'
    assert rule.showErrorMessage


def test_numbers_keep_to_their_bounds_and_percentages_to_shares_of_one(book):
    rating = _rule(book["Customers"], "CSAT rating")
    assert (rating.operator, float(rating.formula1), float(rating.formula2)) == (None, 1, 5)
    share = _rule(book["Customers"], "Feature adoption")
    assert (float(share.formula1), float(share.formula2)) == (0, 1)
    arr = _rule(book["Customers"], "ARR")
    assert (arr.operator, float(arr.formula1)) == ("greaterThanOrEqual", 0)


@pytest.mark.parametrize(
    ("sheet", "name", "written"),
    [
        ("Customers", "Account ID", "@"),
        ("Customers", "ARR", "#,##0.00"),
        ("Customers", "Feature adoption", "0.0%"),
        ("Customers", "Renewal date", "yyyy-mm-dd"),
        ("Support requests", "Created", "yyyy-mm-dd hh:mm"),
    ],
)
def test_cells_below_a_header_have_the_form_of_its_values(book, sheet, name, written):
    letter = _column(book[sheet], name).column_letter
    assert book[sheet].column_dimensions[letter].number_format == written


def test_the_first_sheet_says_what_each_column_means_with_an_example(book):
    lines = list(book["Read me"].iter_rows(min_row=5, values_only=True))
    explained = {name: text for name, text in lines if name and text}
    assert "for example: S-2001" in explained["Subscription ID"]
    about = " ".join(text for _, text in lines if text)
    assert "It needs User ID, E-mail, Name or Last name; and Account ID" in about


def test_the_same_tables_give_the_same_bytes(content):
    assert render(make_template(load_library()), ".xlsx") == content
