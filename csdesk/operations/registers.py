"""Registers: reading them, and adding, changing and removing their rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from csdesk.errors import WrongUsage
from csdesk.model.changes import REGISTERED
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.model.registers import (
    Cells,
    ColumnKind,
    Register,
    RegisterDefinition,
    RegisterId,
    RegisterRow,
    RowId,
)
from csdesk.operations.outcome import Outcome
from csdesk.registers.cells import KnownIds, clean_cells, find_cell_fault
from csdesk.registers.checking import check_register
from csdesk.registers.rows import ChangedRow, find_starter, new_id, next_place, stand_rows
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace


def open_registers(
    workspace: Workspace, library: Library, now: datetime
) -> dict[RegisterId, Register]:
    """Return every register with its rows and what is not right in them.

    ``now`` is local time without a zone: from it follows what is overdue.
    """
    kept = workspace.registers.all()
    return {one.id: _open(one, kept.get(one.id, ()), now) for one in library.registers}


def registers_of(
    workspace: Workspace, library: Library, day: date | None
) -> dict[RegisterId, Register]:
    """Return every register as it stands at the end of a day; nothing is overdue without one."""
    now = datetime.combine(day, time.max) if day else datetime.min  # noqa: DTZ901 - local time
    return open_registers(workspace, library, now)


def open_register(
    workspace: Workspace, library: Library, register: RegisterId, now: datetime
) -> Register:
    """Return one register; WrongUsage where there is none with this id."""
    definition = _find(library, register)
    return _open(definition, workspace.registers.rows(register), now)


def save_row(
    workspace: Workspace,
    library: Library,
    register: RegisterId,
    cells: Cells,
    row: RowId | None = None,
    now: datetime | None = None,
) -> Outcome[RowId]:
    """Keep a row with these cells, a new one where ``row`` is None, and return its id.

    WrongUsage says which cell does not fit its column, or which check refuses the row.
    """
    definition = _find(library, register)
    cells = clean_cells(cells)
    if fault := find_cell_fault(definition, cells, _known_ids(library)):
        raise WrongUsage(fault)
    changed = _changed(workspace.registers.rows(register))
    row_id = row or new_id(definition, changed)
    place = next((one.place for one in changed if one.id == row_id), None)
    if place is None:
        place = _starter_place(definition, row_id, next_place(definition, changed))
    change = ChangedRow(row_id, place, cells)
    _refuse_blocked(definition, changed, change, now or datetime.now())  # noqa: DTZ005 - local time
    with workspace.step(Action.SAVE_ROW):
        kept = KeptRow(row_id, place, cells, _account_of(definition, cells))
        workspace.registers.save(register, kept)
    return Outcome(row_id, REGISTERED)


def remove_row(
    workspace: Workspace, library: Library, register: RegisterId, row: RowId
) -> Outcome[None]:
    """Take a row away; WrongUsage where the register has none with this id."""
    definition = _find(library, register)
    changed = _changed(workspace.registers.rows(register))
    if row not in {one.id for one in stand_rows(definition, changed)}:
        raise WrongUsage(f"“{definition.name}” has no such row any more. Look at it again.")
    with workspace.step(Action.REMOVE_ROW):
        if find_starter(definition, row) is None:
            workspace.registers.forget(register, row)
        else:
            place = _starter_place(definition, row, 0)
            workspace.registers.save(register, KeptRow(row, place, None))
    return Outcome(None, REGISTERED)


def restore_register(workspace: Workspace, library: Library, register: RegisterId) -> Outcome[None]:
    """Bring back the rows that the register began with; those that a person added stay."""
    definition = _find(library, register)
    starters = {row.id for row in definition.starters}
    with workspace.step(Action.RESTORE_REGISTER):
        for row in workspace.registers.rows(register):
            if row.id in starters:
                workspace.registers.forget(register, row.id)
    return Outcome(None, REGISTERED)


def _open(definition: RegisterDefinition, kept: tuple[KeptRow, ...], now: datetime) -> Register:
    rows = stand_rows(definition, _changed(kept))
    return Register(definition, rows, check_register(definition, rows, now), bool(kept))


def _find(library: Library, register: RegisterId) -> RegisterDefinition:
    for definition in library.registers:
        if definition.id == register:
            return definition
    raise WrongUsage(f"There is no register “{register}”. Choose one of those that are listed.")


def _changed(kept: tuple[KeptRow, ...]) -> tuple[ChangedRow, ...]:
    return tuple(ChangedRow(row.id, row.place, row.cells) for row in kept)


def _starter_place(definition: RegisterDefinition, row: RowId, otherwise: int) -> int:
    places = {starter.id: place for place, starter in enumerate(definition.starters)}
    return places.get(row, otherwise)


def _known_ids(library: Library) -> KnownIds:
    known: Mapping[ColumnKind, frozenset[str]] = {
        ColumnKind.ROLE: frozenset(role.id for role in library.roles),
        ColumnKind.KPI: frozenset(kpi.id for kpi in library.kpis),
        ColumnKind.INITIATIVE: frozenset(one.id for one in library.initiatives),
    }
    return known


def _refuse_blocked(
    definition: RegisterDefinition,
    changed: tuple[ChangedRow, ...],
    change: ChangedRow,
    now: datetime,
) -> None:
    """Refuse what a check forbids, unless the register was in that state before already."""
    before = _blocking(definition, stand_rows(definition, changed), now)
    others = tuple(one for one in changed if one.id != change.id)
    after = _blocking(definition, stand_rows(definition, (*others, change)), now)
    for text in after:
        if text not in before:
            raise WrongUsage(text)


def _blocking(
    definition: RegisterDefinition, rows: tuple[RegisterRow, ...], now: datetime
) -> tuple[str, ...]:
    problems = check_register(definition, rows, now)
    return tuple(problem.text for problem in problems if problem.blocks)


def _account_of(definition: RegisterDefinition, cells: Cells) -> AccountKey | None:
    for column in definition.columns:
        if column.kind is ColumnKind.ACCOUNT and column.id in cells:
            return AccountKey(str(cells[column.id]))
    return None
