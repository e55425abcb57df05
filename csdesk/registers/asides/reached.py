"""How far things are: training, models of change, pilots, and insights month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from csdesk.formatting import day, percent, plural
from csdesk.model.registers import AsideList, ColumnId, Register, RegisterRow
from csdesk.registers.asides.context import AsideContext
from csdesk.registers.cells import read_day, read_number

TRAINED_BY = {90: 20.0, 180: 50.0, 360: 100.0}
"""Percent of the people who are trained by a day of the programme (S1.93)."""
CHECKPOINTS = 4
"""Measurements of a pilot in a year (S1.123)."""
DONE, MODEL = ColumnId("done"), ColumnId("model")
MONTHS_OF_QUARTER = 3


def measure_coverage(register: Register) -> float | None:
    """Return which percent of the people to be trained was trained; None without people."""
    people = sum(read_number(row.cells, ColumnId("people")) or 0 for row in register.rows)
    trained = sum(read_number(row.cells, ColumnId("trained")) or 0 for row in register.rows)
    return 100 * trained / people if people else None


def list_coverage(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List the coverage of training beside what is aimed at by day 90, 180 and 360."""
    reached = measure_coverage(register)
    why = "Write how many people each session is for, and how many were trained."
    if reached is None:
        return (AsideList("Trained so far", (), why), _list_aims(None))
    return (AsideList("Trained so far", (percent(reached),)), _list_aims(reached))


def _list_aims(reached: float | None) -> AsideList:
    lines = []
    for by, aim in TRAINED_BY.items():
        state = "" if reached is None else (": reached" if reached >= aim else ": not yet reached")
        lines.append(f"By day {by}: {percent(aim, 0)}{state}")
    return AsideList("Aimed at", tuple(lines))


def list_progress(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List how much of each model of change is in place."""
    column = register.definition.column(MODEL)
    models: dict[str, list[RegisterRow]] = defaultdict(list)
    for row in register.rows:
        models[str(row.cells.get(MODEL, ""))].append(row)
    return tuple(
        AsideList(
            f"{column.word(model) if column else model}: "
            f"{sum(bool(row.cells.get(DONE)) for row in rows)} of {len(rows)} in place",
            tuple(f"Open: {register.named(row)}" for row in rows if not row.cells.get(DONE)),
            "All of it is in place.",
        )
        for model, rows in models.items()
    )


def list_checkpoints(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List the four quarterly measurements of each pilot from its baseline on."""
    return tuple(
        AsideList(
            "Measured four times a year",
            tuple(map(day, checkpoints(row))),
            "Write the day of the baseline: the four measurements of the year follow from it.",
            row.id,
        )
        for row in register.rows
    )


def checkpoints(row: RegisterRow) -> tuple[date, ...]:
    """Return the days on which a pilot is measured: one in each quarter after its baseline."""
    begin = read_day(row.cells.get(ColumnId("baseline_on")))
    if begin is None:
        return ()
    return tuple(_later(begin, MONTHS_OF_QUARTER * number) for number in range(1, CHECKPOINTS + 1))


def _later(begin: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it is shorter."""
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    for last in range(begin.day, 0, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(begin)


def list_months(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List the themes of each month with how often they came up, the latest month first."""
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for row in register.rows:
        heard = read_day(row.cells.get(ColumnId("heard_on")))
        if heard is not None:
            months[f"{heard:%Y-%m}"][register.named(row)] += 1
    if not months:
        return (AsideList("Retrospectives", (), "Add what customers said, with the day."),)
    return tuple(
        AsideList(
            f"Retrospective of {date.fromisoformat(f'{month}-01'):%B %Y}",
            tuple(f"{theme}: {plural(count, 'time')}" for theme, count in themes.most_common()),
        )
        for month, themes in sorted(months.items(), reverse=True)
    )


def rows_of_month(register: Register, month: date) -> tuple[RegisterRow, ...]:
    """Return what was heard in the month of a day: the rows of its retrospective (S0.18)."""
    heard = ((row, read_day(row.cells.get(ColumnId("heard_on")))) for row in register.rows)
    wanted = (month.year, month.month)
    return tuple(row for row, on in heard if on is not None and (on.year, on.month) == wanted)
