"""A register by hand, and rows for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from csdesk.model.registers import (
    Cell,
    ColumnId,
    ColumnKind,
    RegisterCheck,
    RegisterColumn,
    RegisterDefinition,
    RegisterId,
    RegisterRow,
    RowId,
)

NOW = datetime(2026, 3, 5, 15)  # noqa: DTZ001 - the person's own time
KINDS = {
    "name": ColumnKind.TEXT,
    "part": ColumnKind.CHOICE,
    "share": ColumnKind.PERCENT,
    "aim": ColumnKind.PERCENT,
    "done": ColumnKind.TICK,
    "opened": ColumnKind.MOMENT,
    "closed": ColumnKind.MOMENT,
    "first_on": ColumnKind.DATE,
    "last_on": ColumnKind.DATE,
    "owner": ColumnKind.ROLE,
}


@pytest.fixture
def define() -> Callable[..., RegisterDefinition]:
    """Return a function that makes a register of these checks and starters."""

    def make(*checks: RegisterCheck, starters: tuple[RegisterRow, ...] = ()) -> RegisterDefinition:
        choices = (("a", "First"), ("b", "Second"))
        columns = tuple(
            RegisterColumn(
                ColumnId(name),
                name.capitalize(),
                kind,
                choices=choices if kind is ColumnKind.CHOICE else (),
                low=0 if kind.is_number else None,
                high=100 if kind.is_number else None,
            )
            for name, kind in KINDS.items()
        )
        title = ColumnId("name")
        return RegisterDefinition(
            RegisterId("book"), "Book", "About it.", "Group", columns, title, starters, checks
        )

    return make


@pytest.fixture
def rows() -> Callable[..., tuple[RegisterRow, ...]]:
    """Return a function that makes rows r1, r2 ... of these cells."""

    def make(*cells: dict[str, Cell]) -> tuple[RegisterRow, ...]:
        return tuple(
            RegisterRow(RowId(f"r{number}"), {ColumnId(key): cell for key, cell in one.items()})
            for number, one in enumerate(cells, start=1)
        )

    return make
