"""Cells of registers as a person reads and writes them."""

from __future__ import annotations

import pytest

from csdesk.model.registers import ColumnId, ColumnKind, RegisterColumn
from csdesk.report.register_words import RegisterNames
from ui.models.register_cells import edit_text, list_choices, read_entry, write_cell

NAMES = RegisterNames({ColumnKind.ROLE: {"csms": "CSMs", "it": "IT", "cs_ops": "CS Ops"}})


def column(kind):
    choices = (("a", "First"), ("b", "Second")) if kind == "choice" else ()
    return RegisterColumn(ColumnId("one"), "One", ColumnKind(kind), choices=choices)


@pytest.mark.parametrize(
    ("kind", "cell", "text"),
    [
        ("text", "=1+1", "=1+1"),
        ("text", None, ""),
        ("number", 4.0, "4"),
        ("number", 3.333, "3.333"),
        ("percent", 25.0, "25%"),
        ("money", 1200.0, "£1,200"),
        ("date", "2026-03-31", "31 Mar 2026"),
        ("moment", "2026-03-31T14:05", "31 Mar 2026, 14:05"),
        ("choice", "b", "Second"),
        ("role", "csms", "CSMs"),
        ("role", "gone", "gone"),
        ("tick", True, "Yes"),
        ("tick", False, ""),
    ],
)
def test_a_cell_is_shown_in_the_words_of_its_column(kind, cell, text):
    assert write_cell(column(kind), cell, NAMES, "GBP") == text


@pytest.mark.parametrize(
    ("kind", "typed", "cell"),
    [
        ("text", "  Ada ", "Ada"),
        ("number", "1,234.5", 1234.5),
        ("percent", "25%", 25.0),
        ("number", "many", "many"),
        ("number", " ", ""),
        ("moment", "2026-03-31T14:05", "2026-03-31T14:05"),
    ],
)
def test_what_is_typed_becomes_a_cell(kind, typed, cell):
    assert read_entry(column(kind), typed) == cell


def test_choices_begin_with_nothing_and_references_stand_in_order():
    assert list_choices(column("choice"), NAMES) == [("–", ""), ("First", "a"), ("Second", "b")]
    assert [words for words, _ in list_choices(column("role"), NAMES)] == [
        "–", "CS Ops", "CSMs", "IT",
    ]  # fmt: skip


def test_a_field_for_typing_begins_with_the_raw_value():
    assert [edit_text(cell) for cell in (None, True, 25.0, 3.5, "x")] == ["", "", "25", "3.5", "x"]
