"""A client whose registers a test fills, and what it then sees of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.registers import AsideList, Cell, ColumnId, Register, RegisterId, RowId
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.register_asides import look_beside
from csdesk.operations.registers import open_register, save_row
from csdesk.storage.workspace import Workspace

NOW = datetime(2026, 6, 30, 15)  # noqa: DTZ001 - the person's own time


@dataclass(frozen=True, slots=True)
class RegisterDesk:
    """What a consultant does with the registers of one client."""

    workspace: Workspace
    library: Library

    def look(self, register: str, now: datetime = NOW) -> Register:
        """Return a register as it stands."""
        return open_register(self.workspace, self.library, RegisterId(register), now)

    def save(self, register: str, row: str | None = None, **cells: Cell) -> RowId:
        """Keep a row with these cells, over those that it has."""
        before = next((one.cells for one in self.look(register).rows if one.id == row), {})
        told = {**before, **{ColumnId(key.rstrip("_")): cell for key, cell in cells.items()}}
        row_id = RowId(row) if row else None
        return save_row(
            self.workspace, self.library, RegisterId(register), told, row_id, NOW
        ).result

    def beside(self, register: str, diagnosis: Diagnosis | None = None) -> dict[str, AsideList]:
        """Return the lists beside a register by their titles."""
        known = diagnosis or self.diagnose()
        lists = look_beside(self.workspace, self.library, known, RegisterId(register), NOW)
        return {one.title: one for one in lists}

    def problems(self, register: str, now: datetime = NOW) -> list[str]:
        """Return the sentences about what is not right in a register."""
        return [problem.text for problem in self.look(register, now).problems]

    def diagnose(self) -> Diagnosis:
        """Return the engagement as it stands."""
        return diagnose(self.workspace, self.library)

    def titles(self, register: str) -> list[str]:
        """Return what names the rows of a register."""
        found = self.look(register)
        return [found.named(row) for row in found.rows]
