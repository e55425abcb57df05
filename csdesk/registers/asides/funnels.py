"""How many users take each of some ordered steps (S2.10)."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import number, percent
from csdesk.model.registers import AsideList, ColumnId, Register
from csdesk.registers.asides.context import AsideContext
from csdesk.registers.cells import read_number

ORDER, USERS = ColumnId("order"), ColumnId("users")
WHY_NONE = "Add the steps in their order, with how many users took each."


def measure_steps(register: Register) -> tuple[tuple[str, float, float | None], ...]:
    """Return the steps in their order: name, users, and percent of those of the step before.

    The first has no rate, nor has a step after one that nobody took; steps whose users are not
    known are left out.
    """
    placed = sorted(register.rows, key=lambda row: read_number(row.cells, ORDER) or 0.0)
    known = [(register.named(row), users) for row in placed
             if (users := read_number(row.cells, USERS)) is not None]  # fmt: skip
    before = (None, *(users for _, users in known))
    return tuple(
        (name, users, 100 * users / last if last else None)
        for (name, users), last in zip(known, before, strict=False)
    )


def list_funnel(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List each step with its users and its rate, and where most of them are lost."""
    steps = measure_steps(register)
    lines = tuple(f"{name}: {number(users)}{_rate_words(rate)}" for name, users, rate in steps)
    lost = tuple(_find_weakest(steps))
    return (
        AsideList("Step by step", lines, WHY_NONE),
        AsideList("Most users are lost at", lost, "It takes two steps with their users."),
    )


def _rate_words(rate: float | None) -> str:
    return "" if rate is None else f" ({percent(rate)} of the step before)"


def _find_weakest(steps: tuple[tuple[str, float, float | None], ...]) -> Iterator[str]:
    rated = [(rate, name) for name, _, rate in steps if rate is not None]
    if rated:
        rate, name = min(rated)
        yield f"{name}: {percent(100 - rate)} do not get there"
