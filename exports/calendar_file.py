"""Tasks as an iCalendar file (RFC 5545) that any calendar opens."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from csdesk.report.tasks import CalendarEntry, TaskCalendar

if TYPE_CHECKING:
    from icalendar import Event

LASTS = timedelta(minutes=30)
PRODUCT = "-//csdesk//tasks//EN"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that no calendar may hold."""


def render_calendar(calendar: TaskCalendar) -> bytes:
    """Return the bytes of an .ics file; the same calendar gives the same bytes.

    Each task stands at the time when it is due. Times are in UTC, so that every calendar shows them
    in its own zone, in summer and in winter. Nobody is invited, and nobody's time is blocked.
    """
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("x-wr-calname", _clean(calendar.name))
    for entry in calendar.entries:
        file.add_component(_make_event(entry))
    return bytes(file.to_ical())


def _make_event(entry: CalendarEntry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.due_at)
    event.add("duration", LASTS)
    event.add("summary", _clean(entry.title))
    event.add("description", _clean(entry.details))
    event.add("priority", entry.priority)
    event.add("transp", "TRANSPARENT")
    return event


def _clean(text: str) -> str:
    return UNWRITABLE.sub(" ", text)
