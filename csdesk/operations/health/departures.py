"""What the lists of a client, and the people who read them, say about who left."""

from __future__ import annotations

from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.storage.workspace import Workspace


def read_losses(
    workspace: Workspace, lists: ImportedLists, previous: AccountTable | None
) -> LossInputs:
    """Return what tells who was lost: lists, subscriptions, the earlier list, and notes."""
    accounts = lists.accounts
    present = set(accounts.keys) if accounts else set()
    earlier = previous.keys if previous else ()
    return LossInputs(
        as_of=accounts.as_of if accounts else date.max,
        accounts=accounts,
        previous=previous,
        events=lists.tables.get(TableKind.CHURN_EVENTS),
        book=lists.book,
        left=tuple(key for key in earlier if key not in present),
        notes=workspace.losses.all(),
    )
