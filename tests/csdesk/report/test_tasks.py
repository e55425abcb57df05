"""The list of tasks as a document, and as the workbook that it becomes."""

from __future__ import annotations

import io
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from csdesk.model.identifiers import PlaybookId
from csdesk.report.tasks import compose_tasks, make_calendar
from exports.writing import render
from tests.task_books import OPENED, done, make_book, make_task


def rows_of(*tasks, **known):
    (table,) = compose_tasks(make_book(*tasks, **known)).tables()
    return table.rows


def test_open_tasks_come_first_soonest_first_and_late_ones_are_called_late():
    # At the moment looked at, 96 hours have passed since the tasks were opened.
    rows = rows_of(done(1, 10), make_task(2, 97), make_task(3, 95))
    assert [row[1].word for row in rows] == ["Late", "Open", "Done"]


def test_a_row_says_who_what_and_which_steps_are_left():
    task = make_task(
        playbook=PlaybookId("renewal_at_risk"),
        steps_done=("refresh", "recap", "timeline"),
        approvals=(("options", "Ada"),),
        note="Waits for legal",
    )
    (row,) = rows_of(task)
    assert row[3] == "Northwind Ltd"
    assert row[4:7] == ("Call", "The score is 45.", "Customer success managers")
    assert row[7].endswith("before they are named (needs approval)")
    assert row[7].count("·") == 0
    assert row[8:] == ("Ada", "Waits for legal")


def test_a_person_and_an_account_without_a_name_stand_as_they_are():
    (row,) = rows_of(make_task(account="A9", owner="Cat Ballou"))
    assert (row[3], row[6]) == ("A9", "Cat Ballou")


def test_the_day_is_that_of_the_reader():
    # 23:30 on 1 October in London is 22:30 UTC, and 07:30 on 2 October in Tokyo.
    task = make_task(hours=14.5)
    assert rows_of(task)[0][0] == date(2026, 10, 1)
    assert rows_of(task, zone=ZoneInfo("Asia/Tokyo"))[0][0] == date(2026, 10, 2)
    assert OPENED + timedelta(hours=14.5) == task.due_at


def test_the_headline_tells_how_tasks_are_kept_up_with():
    book = make_book(make_task(1, 10), make_task(2, 200), done(3, 12), done(4, 36))
    assert compose_tasks(book).headline == (
        "2 tasks open, 1 of them late. 2 done, 50% of them in time, half of them within 24 hours."
    )


def test_a_single_task_that_is_done_is_no_share_of_many():
    assert compose_tasks(make_book(done(1, 36))).headline == (
        "0 tasks open, 0 of them late. 1 done, late, after 36 hours."
    )
    assert "1 done, in time, after 1 hour." in compose_tasks(make_book(done(1, 1))).headline


def test_an_entry_of_the_calendar_says_why_who_and_what_is_left():
    task = make_task(playbook=PlaybookId("renewal_at_risk"), steps_done=("refresh", "recap"))
    (entry,) = make_calendar(make_book(task)).entries
    why, who, heading, *steps = entry.details.split("\n")
    assert (why, who) == ("The score is 45.", "Owner: Customer success managers")
    assert heading == "Steps left:"
    assert [step[:2] for step in steps] == ["– ", "– "]


def test_the_workbook_holds_every_task_and_no_formula():
    report = compose_tasks(make_book(make_task(title="=1+1"), done(2, 1)))
    book = load_workbook(io.BytesIO(render(report, ".xlsx")))
    sheet = book["Tasks"]
    assert sheet.max_row >= 3
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(isinstance(text, str) and "=1+1" in text for text in texts)
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
