"""The health score of a client as its own data team can compute it."""

from __future__ import annotations

from csdesk import __version__
from csdesk.model.hand_off import HandOff
from csdesk.model.library import Library
from csdesk.model.model_changes import ModelKind
from csdesk.model.tables import TableKind
from csdesk.operations.health.cards import current_scorecards
from csdesk.operations.model_changes import list_model_changes
from csdesk.scoring.health import order_cards, weigh_card
from csdesk.storage.workspace import Workspace


def hand_off(workspace: Workspace, library: Library) -> HandOff:
    """Return the scorecards in force with their weights, and what the facts mean that they ask.

    ContentInvalid unless exactly one card is for everybody.
    """
    cards = order_cards(current_scorecards(workspace, library))
    return HandOff(
        client=workspace.clients.client().name,
        cards=tuple(map(weigh_card, cards)),
        facts={fact.id: fact for fact in library.facts},
        fields={one.id: one.name for one in library.fields if one.table is TableKind.ACCOUNTS},
        program=f"csdesk {__version__}",
        changes=tuple(
            one for one in list_model_changes(workspace) if one.kind is ModelKind.SCORECARD
        ),
    )
