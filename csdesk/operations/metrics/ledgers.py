"""What KPIs of commerce and of work rest on, from the lists of a client and its people."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.churn import Loss
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.expansion.opportunities import read_opportunities
from csdesk.scoring.kpis import Ledger
from csdesk.storage.workspace import Workspace


def keep_ledger(
    workspace: Workspace, library: Library, lists: ImportedLists, losses: Sequence[Loss]
) -> Ledger:
    """Return losses, expansion opportunities, paid lines and tasks of a client."""
    deals = lists.tables.get(TableKind.OPPORTUNITIES)
    return Ledger(
        losses=tuple(losses),
        opportunities=read_opportunities(deals, library.expansion.words) if deals else (),
        lines=lists.book,
        tasks=workspace.tasks.all(),
    )
