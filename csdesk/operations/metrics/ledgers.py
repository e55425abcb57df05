"""What KPIs of commerce and of work rest on, from the lists of a client and its people."""

from __future__ import annotations

from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.losses import list_losses
from csdesk.scoring.expansion.opportunities import read_opportunities
from csdesk.scoring.kpis import Ledger
from csdesk.storage.workspace import Workspace


def keep_ledger(
    workspace: Workspace, library: Library, lists: ImportedLists, told: LossInputs
) -> Ledger:
    """Return losses, expansion opportunities, paid lines and tasks of a client."""
    deals = lists.tables.get(TableKind.OPPORTUNITIES)
    losses, _ = list_losses(told, library.churn.reasons)
    return Ledger(
        losses=losses,
        opportunities=read_opportunities(deals, library.expansion.words) if deals else (),
        lines=lists.book,
        tasks=workspace.tasks.all(),
    )
