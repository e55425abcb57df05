"""The rows that a register has: those that content brings, and what a person made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.model.registers import Cells, RegisterDefinition, RegisterRow, RowId


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that a person added or changed; ``cells`` None: a starter that was removed."""

    id: RowId
    place: int
    cells: Cells | None


def stand_rows(
    definition: RegisterDefinition, changed: Sequence[ChangedRow]
) -> tuple[RegisterRow, ...]:
    """Return the rows in the order of their places; a changed row stands in for its starter."""
    places = {row.id: place for place, row in enumerate(definition.starters)}
    rows = {row.id: RegisterRow(row.id, row.cells, is_starter=True) for row in definition.starters}
    for change in changed:
        places.setdefault(change.id, change.place)
        if change.cells is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = RegisterRow(change.id, change.cells)
    return tuple(sorted(rows.values(), key=lambda row: (places[row.id], row.id)))


def next_place(definition: RegisterDefinition, changed: Sequence[ChangedRow]) -> int:
    """Return a place behind all rows."""
    return max((len(definition.starters) - 1, *(row.place for row in changed))) + 1


def new_id(definition: RegisterDefinition, changed: Sequence[ChangedRow]) -> RowId:
    """Return an id that no row of the register has or had."""
    taken = {row.id for row in definition.starters} | {row.id for row in changed}
    number = len(taken) + 1
    while f"row_{number}" in taken:
        number += 1
    return RowId(f"row_{number}")


def find_starter(definition: RegisterDefinition, row: RowId) -> Cells | None:
    """Return the cells that content gives a row; None where it does not bring it."""
    by_id: Mapping[RowId, RegisterRow] = {known.id: known for known in definition.starters}
    return by_id[row].cells if row in by_id else None
