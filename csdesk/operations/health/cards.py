"""Which scorecards a client has, and which of them count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.errors import WrongUsage
from csdesk.model.identifiers import ScorecardId
from csdesk.model.library import Library
from csdesk.model.scorecards import Scorecard
from csdesk.storage.workspace import Workspace

DEFAULT_CARD = ScorecardId("ten_signals")
"""The shipped card that counts until others are chosen."""
Cards = Mapping[ScorecardId, Scorecard]


def known_scorecards(workspace: Workspace, library: Library) -> Cards:
    """Return every card that can be chosen: as the client keeps it, or else as it ships."""
    kept = workspace.scorecards.latest()
    return {**library.scorecards, **{card: one.scorecard for card, one in kept.items()}}


def current_scorecards(workspace: Workspace, library: Library) -> tuple[Scorecard, ...]:
    """Return the cards that count, in the order in which they are tried, the default last.

    Cards that were chosen and no longer ship are passed over.
    """
    known = known_scorecards(workspace, library)
    return _pick(workspace.scorecards.in_use(), known)


def find_scorecard(workspace: Workspace, library: Library, scorecard: ScorecardId) -> Scorecard:
    """Return a card that can be chosen; WrongUsage where there is none with this id."""
    known = known_scorecards(workspace, library)
    if scorecard not in known:
        raise WrongUsage(
            f"There is no scorecard “{scorecard}”. Choose one of: {', '.join(sorted(known))}."
        )
    return known[scorecard]


def _pick(chosen: Iterable[ScorecardId], known: Cards) -> tuple[Scorecard, ...]:
    cards = tuple(known[card] for card in chosen if card in known)
    if any(not card.applies_to for card in cards):
        return cards
    return (*cards, known[DEFAULT_CARD])
