"""Which rows a register has, and in which order."""

from __future__ import annotations

import pytest

from csdesk.model.registers import ColumnId, RowId
from csdesk.registers.rows import ChangedRow, find_starter, new_id, next_place, stand_rows

NAME = ColumnId("name")


@pytest.fixture
def definition(define, rows):
    return define(starters=rows({"name": "First"}, {"name": "Second"}))


def names(found):
    return [row.cells[NAME] for row in found]


def test_a_register_begins_with_its_starters(definition):
    found = stand_rows(definition, ())
    assert names(found) == ["First", "Second"]
    assert all(row.is_starter for row in found)


def test_a_changed_starter_stands_where_it_stood(definition):
    found = stand_rows(definition, [ChangedRow(RowId("r1"), 9, {NAME: "Other"})])
    assert names(found) == ["Other", "Second"]
    assert [row.is_starter for row in found] == [False, True]


def test_a_removed_starter_is_gone_and_a_new_row_stands_last(definition):
    changed = [ChangedRow(RowId("r1"), 0, None), ChangedRow(RowId("mine"), 2, {NAME: "Mine"})]
    assert names(stand_rows(definition, changed)) == ["Second", "Mine"]


def test_a_new_row_takes_no_place_or_id_that_was_taken(definition):
    changed = [ChangedRow(RowId("row_3"), 2, {NAME: "Mine"})]
    assert next_place(definition, ()) == 2
    assert next_place(definition, changed) == 3
    assert new_id(definition, ()) == "row_3"
    assert new_id(definition, changed) == "row_4"


def test_only_starters_have_cells_of_the_content(definition):
    assert find_starter(definition, RowId("r2")) == {NAME: "Second"}
    assert find_starter(definition, RowId("row_3")) is None
