"""Changes of playbooks that the board for them has to approve first (S1.105)."""

from __future__ import annotations

from datetime import datetime

from csdesk.errors import WrongUsage
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.model.registers import ColumnId, Register, RegisterId, RegisterRow, RowId
from csdesk.operations.registers import open_register
from csdesk.storage.workspace import Workspace

BODIES, CHANGES = RegisterId("governance_bodies"), RegisterId("playbook_changes")
BOARD = RowId("change_board")


def refuse_unapproved(workspace: Workspace, library: Library, playbook: Playbook) -> None:
    """Refuse a change of a playbook that waits for approval, once the board is at work.

    WrongUsage without an approved row of the register of changes that names the playbook.
    """
    if not _is_at_work(_open(workspace, library, BODIES)):
        return
    changes = _open(workspace, library, CHANGES)
    if not any(_approves(row, playbook) for row in changes.rows):
        raise WrongUsage(
            f"“{playbook.name}” cannot be changed yet: the board for playbook changes has not "
            "approved it. Add an approved row under “Changes of playbooks” first."
        )


def _open(workspace: Workspace, library: Library, register: RegisterId) -> Register:
    return open_register(workspace, library, register, datetime.min)  # noqa: DTZ901 - local time


def _is_at_work(bodies: Register) -> bool:
    board = next((row for row in bodies.rows if row.id == BOARD), None)
    return board is not None and bool(board.cells.get(ColumnId("at_work")))


def _approves(row: RegisterRow, playbook: Playbook) -> bool:
    named = str(row.cells.get(ColumnId("playbook"), "")).casefold()
    approved = row.cells.get(ColumnId("state")) == "approved"
    return approved and named in (playbook.name.casefold(), str(playbook.id).casefold())
