"""The size of the client's team, by which the RACI is made: as the lists say, or as was chosen."""

from __future__ import annotations

from csdesk.errors import WrongUsage
from csdesk.model.changes import PLANNED
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.library import Library
from csdesk.model.plan_review import TeamReading
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.operations.outcome import Outcome
from csdesk.roadmap.raci import choose_team
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace

TEAM, CHOSEN, NAME = RegisterId("team_size"), RowId("chosen"), ColumnId("name")


def read_team(workspace: Workspace, library: Library, diagnosis: Diagnosis) -> TeamReading | None:
    """Return the size of the team, the chosen one before that of the lists; None without sizes."""
    coverage = diagnosis.coverage
    csms = coverage.csms if coverage else None
    accounts = sum(one.accounts for one in coverage.tiers) if coverage else None
    rows = workspace.registers.rows(TEAM)
    wanted = rows[0].cells.get(NAME) if rows and rows[0].cells else None
    chosen = next((one for one in library.team_sizes if one.id == wanted), None)
    size = chosen or choose_team(library.team_sizes, csms, accounts)
    return TeamReading(size, chosen is not None, csms or None, accounts or None) if size else None


def choose_team_size(workspace: Workspace, library: Library, size: str | None) -> Outcome[None]:
    """Make the RACI for a team of a size, whatever the lists say; None: as they say again.

    WrongUsage for a size that the library does not have.
    """
    if size is not None and size not in {one.id for one in library.team_sizes}:
        raise WrongUsage(f"There is no size “{size}” of a team. Choose one of those listed.")
    with workspace.step(Action.CHOOSE_TEAM_SIZE):
        if size is None:
            workspace.registers.forget(TEAM, CHOSEN)
        else:
            workspace.registers.save(TEAM, KeptRow(CHOSEN, 0, {NAME: size}))
    return Outcome(None, PLANNED)
