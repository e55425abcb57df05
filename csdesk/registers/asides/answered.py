"""What was answered and what was filled in: replies to customers, forms between teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csdesk.formatting import percent, plural
from csdesk.model.registers import (
    AsideList,
    ColumnId,
    Register,
    RegisterDefinition,
    RegisterRow,
    RegisterTest,
)
from csdesk.registers.asides.context import AsideContext, shorten
from csdesk.registers.cells import is_filled, read_day

HEARD, REPLIED = ColumnId("heard_on"), ColumnId("replied_on")


def measure_loop(register: Register) -> float | None:
    """Return which percent of what customers asked was answered; None without rows (S4.15)."""
    answered = _count_answered(register)
    return 100 * answered / len(register.rows) if register.rows else None


def _count_answered(register: Register) -> int:
    return sum(is_filled(row.cells.get(REPLIED)) for row in register.rows)


def list_loop(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """List the share that was answered, and what waits for a reply, the oldest first (S4.28)."""
    rate = measure_loop(register)
    if rate is None:
        return (AsideList("Answered so far", (), "Add what customers ask for, with the day."),)
    told = f"{_count_answered(register)} of {len(register.rows)} ({percent(rate)})"
    waiting = sorted(_find_waiting(register, context.now.date()), key=lambda one: -one[0])
    lines = shorten(f"{named}: {plural(days, 'day')}" for days, named in waiting)
    return (
        AsideList("Answered so far", (told,)),
        AsideList("Waiting for a reply", lines, "Every customer was told where it stands."),
    )


def _find_waiting(register: Register, today: date) -> Iterator[tuple[int, str]]:
    for row in register.rows:
        heard = read_day(row.cells.get(HEARD))
        if heard is not None and not is_filled(row.cells.get(REPLIED)):
            yield (today - heard).days, register.named(row)


def measure_completeness(definition: RegisterDefinition, row: RegisterRow) -> float:
    """Return which percent of what its checks ask of every row a form has (S4.13)."""
    wanted = _list_wanted(definition)
    filled = sum(is_filled(row.cells.get(column)) for column in wanted)
    return 100 * filled / len(wanted) if wanted else 100.0


def _list_wanted(definition: RegisterDefinition) -> tuple[ColumnId, ...]:
    return tuple(
        column
        for check in definition.checks
        if check.test is RegisterTest.NEEDED and not check.values
        for column in check.columns
    )


def list_completeness(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List how complete the forms are together, then each that is not, the emptiest first."""
    shares = [(measure_completeness(register.definition, row), row) for row in register.rows]
    if not shares:
        return (AsideList("Complete so far", (), "Add a form: its share is counted here."),)
    together = sum(share for share, _ in shares) / len(shares)
    open_ones = sorted((one for one in shares if one[0] < 100), key=lambda one: one[0])
    lines = shorten(f"{register.named(row)}: {percent(share, 0)}" for share, row in open_ones)
    return (
        AsideList("Complete so far", (percent(together, 0),)),
        AsideList("Not complete", lines, "Every form is complete."),
    )
