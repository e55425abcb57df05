"""What the lists of a client, and the people who read them, say about who left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.churn import ChurnReview
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.churn import LossInputs, review_losses
from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Departures:
    """Who left a client, and what that was told from."""

    told: LossInputs
    review: ChurnReview


def find_departures(
    workspace: Workspace, library: Library, lists: ImportedLists, previous: AccountTable | None
) -> Departures:
    """Return who left, why and when; KPIs and the review of health rest on it."""
    told = read_losses(workspace, lists, previous)
    return Departures(told, review_losses(told, library.churn))


def read_losses(
    workspace: Workspace, lists: ImportedLists, previous: AccountTable | None
) -> LossInputs:
    """Return what tells who was lost: lists, subscriptions, the earlier list, and notes."""
    accounts = lists.accounts
    present = accounts.places if accounts else {}
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
