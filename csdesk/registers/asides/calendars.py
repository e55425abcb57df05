"""Days that follow from a start: what is told when, and the first eight weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.formatting import day
from csdesk.model.registers import AsideList, ColumnId, Register, RegisterRow
from csdesk.registers.asides.context import AsideContext
from csdesk.registers.cells import read_number

FIRST, LAST, EVERY = ColumnId("first_day"), ColumnId("last_day"), ColumnId("every")
WEEK, KIND = ColumnId("week"), ColumnId("kind")
PARTS = ((1, 30, "Until day 30"), (31, 90, "Until day 90"), (91, 720, "From day 91 on"))


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something that is told on a day; ``number`` counts from 1, the first day of the plan."""

    number: int
    on: date
    row: RegisterRow


def lay_out(register: Register, start_on: date) -> tuple[CalendarEntry, ...]:
    """Return every entry of a communications plan in the order of its days (S1.92)."""
    entries = [
        CalendarEntry(number, start_on + timedelta(days=number - 1), row)
        for row in register.rows
        for number in _days_of(row)
    ]
    return tuple(sorted(entries, key=lambda one: one.number))


def _days_of(row: RegisterRow) -> Iterator[int]:
    first, last, every = (read_number(row.cells, column) for column in (FIRST, LAST, EVERY))
    if first is None or last is None or not every or every < 1:
        return iter(())
    return iter(range(int(first), int(last) + 1, int(every)))


def list_calendar(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """List what is told when, in the three parts of the programme."""
    entries = lay_out(register, context.start_on)
    return tuple(
        AsideList(
            title,
            tuple(
                f"{day(entry.on)}: {register.named(entry.row)}"
                for entry in entries
                if first <= entry.number <= last
            ),
            "Nothing is told in this time. Add a row.",
        )
        for first, last, title in PARTS
    )


def list_cadence(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """List the weeks with their first day and their meetings (S1.103)."""
    monday = context.start_on + timedelta(days=-context.start_on.weekday() % 7)
    weeks: dict[int, list[str]] = {}
    for row in register.rows:
        week = read_number(row.cells, WEEK)
        if week is not None:
            weeks.setdefault(int(week), []).append(register.named(row))
    lists = [
        AsideList(f"Week {week}, from {day(monday + timedelta(weeks=week - 1))}", tuple(meetings))
        for week, meetings in sorted(weeks.items())
    ]
    quarter = day(monday + timedelta(weeks=12))
    after = AsideList("Week 13", (f"From {quarter}: quarterly strategy review, after the cadence",))
    return (*lists, after) if 13 not in weeks else tuple(lists)


def count_meetings(register: Register) -> dict[str, int]:
    """Return how many meetings of each kind the first eight weeks have."""
    kinds = [str(row.cells.get(KIND, "")) for row in register.rows]
    return {kind: kinds.count(kind) for kind in kinds}
