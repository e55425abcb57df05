"""Tasks in a calendar: read back with icalendar, and line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from csdesk.errors import WrongUsage
from csdesk.model.actions import TaskStatus
from csdesk.model.identifiers import PlaybookId
from csdesk.report.tasks import make_calendar
from exports.writing import render, write
from tests.exports.nasty_texts import NASTY
from tests.task_books import OPENED, done, make_book, make_task

BERLIN = ZoneInfo("Europe/Berlin")


def events_of(*tasks):
    file = Calendar.from_ical(render(make_calendar(make_book(*tasks)), ".ics"))
    return file.walk("VEVENT")


def test_a_task_stands_at_the_time_when_it_is_due():
    (event,) = events_of(make_task(7, 24))
    assert OPENED + timedelta(hours=24) == event.DTSTART
    assert event["summary"] == "Northwind Ltd: Call"
    assert "The score is 45." in event["description"]
    assert "Owner: Customer success managers" in event["description"]


@pytest.mark.parametrize(
    ("due", "local"),
    [
        # Clocks in Berlin go back on 25 October 2026 at 03:00, so that 02:30 comes twice.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30+0200"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30+0100"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "03:00+0200"),
    ],
)
def test_the_hour_that_comes_twice_is_told_apart(due, local):
    for zone in (UTC, BERLIN, ZoneInfo("Australia/Lord_Howe")):
        (event,) = events_of(replace(make_task(), due_at=due.astimezone(zone)))
        assert due == event.DTSTART
        assert event.DTSTART.astimezone(BERLIN).strftime("%H:%M%z") == local


def test_nobody_is_invited_and_no_time_is_blocked():
    text = render(make_calendar(make_book(make_task())), ".ics").decode()
    assert "ATTENDEE" not in text
    assert "ORGANIZER" not in text
    assert "TRANSP:TRANSPARENT" in text
    assert "METHOD" not in text


def test_an_entry_keeps_its_name_when_the_task_changes():
    first, other = make_task(1), make_task(2)
    moved = replace(first, title="Call again", due_at=first.due_at + timedelta(days=3))
    names = [event["uid"] for event in (*events_of(first, other), *events_of(moved))]
    assert len(set(names)) == 2
    assert names[0] == names[2]


def test_the_same_number_in_another_file_is_another_entry():
    later = make_task(1, opened_at=OPENED + timedelta(seconds=1))
    (one,), (other,) = events_of(make_task(1)), events_of(later)
    assert one["uid"] != other["uid"]


def test_only_open_tasks_are_in_it_soonest_first():
    dropped = replace(make_task(4), status=TaskStatus.DROPPED, closed_at=OPENED)
    found = events_of(make_task(1, 48, title="B"), make_task(2, 24, title="A"), done(3, 1), dropped)
    assert [event["summary"] for event in found] == ["Northwind Ltd: A", "Northwind Ltd: B"]


def test_steps_that_are_left_are_listed_and_high_stakes_are_named():
    task = make_task(playbook=PlaybookId("renewal_at_risk"), steps_done=("refresh",))
    (event,) = events_of(task)
    assert "Renew the success plan" not in event["description"]
    assert "Agree on the dates until the decision" in event["description"]
    assert "before they are named (needs approval)" in event["description"]


def test_text_cannot_become_a_line_of_its_own():
    nasty = "Call\r\nATTENDEE:mailto:eve@example.com\nEND:VCALENDAR; a, b \\n"
    text = render(make_calendar(make_book(make_task(title=nasty))), ".ics").decode()
    lines = text.splitlines()
    assert not [line for line in lines if line.startswith("ATTENDEE")]
    assert lines.count("END:VCALENDAR") == 1
    assert all(len(line.encode()) <= 75 for line in lines)


@pytest.mark.parametrize("text", [*NASTY, "a\rATTENDEE:x", "a\x00b", "a\x0bATTENDEE:x", "a\ud800"])
def test_any_text_can_be_written_and_read_again(text):
    (event,) = events_of(make_task(title=text, reason=text))
    assert event["summary"].startswith("Northwind Ltd: ")
    assert "ATTENDEE" not in event
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", event["summary"])


def test_the_same_tasks_give_the_same_bytes(tmp_path):
    calendar = make_calendar(make_book(make_task()))
    write(calendar, tmp_path / "tasks.ics")
    assert (tmp_path / "tasks.ics").read_bytes() == render(calendar, ".ics")


def test_a_calendar_is_no_workbook():
    with pytest.raises(WrongUsage, match=r"ending in \.ics"):
        render(make_calendar(make_book()), ".xlsx")
