"""Stakeholders by influence and interest, and the names under which roles are known."""

from __future__ import annotations

from enum import StrEnum

from csdesk.model.registers import AsideList, ColumnId, Register, RegisterRow
from csdesk.registers.asides.context import AsideContext
from csdesk.registers.cells import read_number

HIGH_FROM = 3
"""Influence and interest from 1 to 5: from the middle on they count as high."""


class Approach(StrEnum):
    """What to do with stakeholders of a quadrant (S1.99)."""

    MANAGE_CLOSELY = "Manage closely"
    KEEP_SATISFIED = "Keep satisfied"
    KEEP_INFORMED = "Keep informed"
    MONITOR = "Monitor"


def choose_approach(row: RegisterRow) -> Approach | None:
    """Return the quadrant of a stakeholder; None where influence or interest is not rated."""
    influence = read_number(row.cells, ColumnId("influence"))
    interest = read_number(row.cells, ColumnId("interest"))
    if influence is None or interest is None:
        return None
    if influence >= HIGH_FROM:
        return Approach.MANAGE_CLOSELY if interest >= HIGH_FROM else Approach.KEEP_SATISFIED
    return Approach.KEEP_INFORMED if interest >= HIGH_FROM else Approach.MONITOR


def list_quadrants(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List the stakeholders beside their register."""
    return quadrants(register)


def quadrants(register: Register) -> tuple[AsideList, ...]:
    """Return the stakeholders of each quadrant, sponsors marked."""
    return tuple(
        AsideList(
            approach.value,
            tuple(
                _name(register, row) for row in register.rows if choose_approach(row) is approach
            ),
            "Nobody stands here.",
        )
        for approach in Approach
    )


def _name(register: Register, row: RegisterRow) -> str:
    sponsor = " (sponsor)" if row.cells.get(ColumnId("sponsor")) else ""
    return f"{register.named(row)}{sponsor}"


def find_charter(register: Register, name: str) -> RegisterRow | None:
    """Return the charter of a role by its title or one of the names it goes by (S4.19)."""
    wanted = " ".join(name.split()).casefold()
    return next((row for row in register.rows if wanted in _names(register, row)), None)


def _names(register: Register, row: RegisterRow) -> set[str]:
    also = str(row.cells.get(ColumnId("also"), "")).split(",")
    return {" ".join(one.split()).casefold() for one in (register.named(row), *also)}


def list_aliases(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """List under which role of the RACI each charter stands, and which roles have none."""
    names, role = context.role_names, ColumnId("role")
    held = {str(row.cells[role]) for row in register.rows if role in row.cells}
    lines = [
        f"{register.named(row)}: {names.get(str(row.cells[role]), row.cells[role])}"
        for row in register.rows
        if role in row.cells
    ]
    bare = tuple(name for known, name in names.items() if known not in held)
    return (
        AsideList("In the RACI", tuple(lines), "No charter names its role in the RACI."),
        AsideList("Roles of the RACI without a charter", bare, "Every role has one."),
    )
