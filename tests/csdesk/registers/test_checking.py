"""Each named test of a register, by hand."""

from __future__ import annotations

from datetime import datetime

import pytest

from csdesk.model.registers import ColumnId, RegisterCheck, RegisterTest
from csdesk.registers.checking import TESTS, check_register

NOW = datetime(2026, 3, 5, 15)  # noqa: DTZ001 - the person's own time


def ask(test, *columns, values=(), low=None, high=None, text="{row}|{value}|{missing}"):
    names = tuple(map(ColumnId, columns))
    return RegisterCheck(RegisterTest(test), text, names, values, low, high)


def find(define, check, rows):
    return [problem.text for problem in check_register(define(check), rows, NOW)]


def test_every_test_that_content_can_name_is_known():
    assert set(TESTS) == set(RegisterTest)


def test_what_is_always_needed_is_missing_in_the_second_row(define, rows):
    found = rows({"name": "One", "owner": "csms"}, {"name": "Two"})
    assert find(define, ask("needed", "owner"), found) == ["Two||Owner"]


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ({"part": "a", "done": True}, "Share, Aim"),
        ({"part": "b", "done": True, "share": 3.0}, "Aim"),
        ({"part": "a"}, None),
        ({"done": True}, None),
        ({"part": "a", "done": True, "share": 1.0, "aim": 2.0}, None),
    ],
)
def test_what_a_row_needs_in_some_cases_is_asked_for_in_those_alone(define, rows, cells, missing):
    check = ask("needed", "share", "aim", values=("part=a", "part=b", "done=true"))
    expected = [f"X||{missing}"] if missing else []
    assert find(define, check, rows({"name": "X", **cells})) == expected


def test_any_value_meets_a_star(define, rows):
    check = ask("needed", "owner", values=("closed=*",))
    found = rows({"name": "X", "closed": "2026-03-01T10:00"}, {"name": "Y"})
    assert find(define, check, found) == ["X||Owner"]


def test_a_name_that_stands_twice_is_told_once_whatever_its_capitals(define, rows):
    found = rows({"name": "Data silos"}, {"name": " data  SILOS "}, {"name": "Other"}, {})
    assert find(define, ask("unique", "name"), found) == [" data  SILOS | data  SILOS |"]


def test_two_columns_are_unique_together(define, rows):
    found = rows({"name": "A", "part": "a"}, {"name": "A", "part": "b"}, {"name": "A", "part": "a"})
    assert len(find(define, ask("unique", "name", "part"), found)) == 1


@pytest.mark.parametrize(
    ("share", "expected"), [(14.9, ["X|14.9|"]), (15.0, []), (25.0, []), (25.1, ["X|25.1|"])]
)
def test_a_number_lies_between_its_bounds(define, rows, share, expected):
    check = ask("number_between", "share", low=15, high=25)
    assert find(define, check, rows({"name": "X", "share": share}, {"name": "Y"})) == expected


def test_sums_are_held_against_their_bound_group_by_group(define, rows):
    found = rows(
        {"name": "Ada", "share": 60.0},
        {"name": "Ada", "share": 50.0},
        {"name": "Bo", "share": 100.0},
    )
    check = ask("sum_between", "share", "name", high=100)
    assert find(define, check, found) == ["Book|110|Ada"]


def test_the_sum_of_a_whole_register_has_no_group(define, rows):
    check = ask("sum_between", "share", low=100, high=100)
    assert find(define, check, rows({"share": 40.0}, {"share": 59.0})) == ["Book|99|"]
    assert find(define, check, rows({"share": 40.0}, {"share": 60.0})) == []


def test_a_value_that_no_row_has_is_told_by_its_words(define, rows):
    check = ask("each_value_present", "part", values=("a", "b"))
    assert find(define, check, rows({"name": "X", "part": "a"})) == ["Book||Second"]
    assert find(define, check, ()) == []


def test_what_is_reached_is_held_against_what_is_aimed_at(define, rows):
    found = rows(
        {"name": "X", "share": 19.0, "aim": 20.0},
        {"name": "Y", "share": 20.0, "aim": 20.0},
        {"name": "Z", "aim": 20.0},
    )
    assert find(define, ask("reaches", "share", "aim"), found) == ["X|19|"]


def test_a_day_before_the_first_is_out_of_order(define, rows):
    found = rows(
        {"name": "X", "first_on": "2026-03-02", "last_on": "2026-03-01"},
        {"name": "Y", "first_on": "2026-03-02", "last_on": "2026-03-02"},
        {"name": "Z", "last_on": "2026-03-01"},
    )
    assert find(define, ask("date_order", "first_on", "last_on"), found) == ["X|2026-03-01|"]


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        ("2026-03-03T14:00", "", ["X|49|"]),
        ("2026-03-03T15:00", "", []),
        ("2026-03-03T14:59", "", ["X|48|"]),
        ("2026-03-01T09:00", "2026-03-05T09:00", []),
        ("2026-03-03", "", ["X|63|"]),
    ],
)
def test_48_hours_are_allowed_and_not_a_minute_more(define, rows, opened, closed, expected):
    cells = {"name": "X", "opened": opened} | ({"closed": closed} if closed else {})
    check = ask("overdue", "opened", "closed", high=48)
    assert find(define, check, rows(cells)) == expected


def test_a_row_without_a_name_is_told_as_one(define, rows):
    assert find(define, ask("needed", "owner"), rows({})) == ["A row without a name||Owner"]
