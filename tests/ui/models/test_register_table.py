"""The grid of a register: what it shows, and what becomes of what is written in it."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from csdesk.content import load_library
from csdesk.model.registers import ColumnId, Register, RegisterRow, RowId
from csdesk.registers.checking import check_register
from csdesk.report.document import Status, StatusWord
from csdesk.report.register_words import RegisterNames
from ui.models.register_lines import register_lines
from ui.models.register_table import RegisterTableModel

NOW = datetime(2026, 3, 5)  # noqa: DTZ001 - the person's own time
MARK, EDIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.EditRole


def make(register, *rows):
    known = next(one for one in load_library().registers if one.id == register)
    found = tuple(
        RegisterRow(RowId(f"r{at}"), {ColumnId(key): cell for key, cell in cells.items()})
        for at, cells in enumerate(rows)
    )
    shown = found or known.starters
    return Register(known, shown, check_register(known, shown, NOW))


@pytest.fixture
def table(qtmodeltester) -> RegisterTableModel:
    table = RegisterTableModel()
    table.show_register(make("eight_weeks"), RegisterNames(), "GBP", None)
    qtmodeltester.check(table)
    return table


def test_the_column_that_names_a_row_stands_first(table):
    titles = [table.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert titles == ["Meeting *", "Week *", "Kind *"]
    assert table.index(0, 0).data().startswith("Huddle 1")
    assert (table.rowCount(), table.row_id(0)) == (14, "huddle_1")


def test_what_is_written_stands_there_and_is_told_once(table):
    told: list[int] = []
    table.edited.connect(told.append)
    assert table.setData(table.index(2, 1), 3.0)
    assert not table.setData(table.index(2, 1), 3.0)
    assert table.index(2, 1).data() == "3"
    assert table.cells(2)[ColumnId("week")] == 3
    assert told == [2]


def test_a_blank_in_place_of_nothing_is_no_change(table):
    note = next(at for at in range(6) if table.column(at).id == "note")
    assert not table.setData(table.index(0, note), "")


def test_a_tick_is_pressed_and_not_typed(table):
    held = next(at for at in range(6) if table.column(at).id == "held")
    assert not table.flags(table.index(0, held)) & Qt.ItemFlag.ItemIsEditable
    assert table.index(0, held).data(MARK) == StatusWord(Status.NONE, "No")
    table.setData(table.index(0, held), True)
    assert table.index(0, held).data(MARK) == StatusWord(Status.GOOD, "Yes")


def test_a_row_that_is_begun_stands_last_and_says_what_it_needs(table):
    table.show_register(make("risk_register"), RegisterNames(), "GBP", {})
    assert (table.rowCount(), table.row_id(2)) == (3, None)
    assert table.index(2, 0).data() == "New row"
    assert table.missing(2) == ("Risk", "What is done about it", "Owner")
    table.setData(table.index(2, 0), "Late")
    assert table.missing(2) == ("What is done about it", "Owner")


def test_rows_with_problems_are_marked(table):
    late = {"issue": "Who pays", "opened": "2026-01-01"}
    table.show_register(make("steering_issues", late), RegisterNames(), "GBP", None)
    assert table.index(0, 0).data(MARK) == StatusWord(Status.WATCH, "Who pays")


def test_registers_stand_under_their_groups():
    late = {"issue": "Who pays", "opened": "2026-01-01"}
    lines = list(
        register_lines([make("steering_issues", late), make("people"), make("risk_register")])
    )
    assert [(line.name, line.rows, line.problems) for line in lines] == [
        ("People", 0, 0),
        ("People", 0, 0),
        ("Programme", 0, 0),
        ("Risk register", 2, 0),
        ("Steering issues", 1, 1),
    ]
    assert lines[4].spoken == "Steering issues, 1 row, 1 problem"
