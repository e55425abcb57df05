"""The client's scorecards: kept in versions, and chosen to count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from csdesk.content.own_scorecards import check_own_scorecard
from csdesk.errors import ContentInvalid, WrongUsage
from csdesk.model.changes import RESCORED, Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import ScorecardId
from csdesk.model.library import Library
from csdesk.model.scorecards import Scorecard, ScorecardVersion
from csdesk.operations.health.cards import (
    DEFAULT_CARD,
    current_scorecards,
    find_scorecard,
    known_scorecards,
)
from csdesk.operations.health.snapshots import keep_scores
from csdesk.operations.outcome import Outcome
from csdesk.scoring.health import order_cards
from csdesk.scoring.health.review import find_wrong_weights
from csdesk.storage.workspace import Workspace


def keep_scorecard(
    workspace: Workspace,
    library: Library,
    card: Scorecard,
    *,
    author: str,
    day: date,
    note: str = "",
) -> Outcome[ScorecardVersion]:
    """Keep a card as the next version of the one with its id; an equal one changes nothing.

    The first version has the number 1, and every version is called by its number. Where the card
    counts, the scores by it are kept at once beside those before. Raises WrongUsage for weights
    that do not sum to 100, any other rule that the card breaks, a missing author, or where it would
    leave accounts without a card.
    """
    _check(card, library)
    _check_author(author)
    before = workspace.scorecards.latest().get(card.id)
    number = before.number + 1 if before else 1
    kept = replace(card, version=str(number))
    if before and replace(before.scorecard, version=kept.version) == kept:
        return Outcome(before, Changes.NONE)
    _check_order(_pick_beside(workspace, library, kept))
    version = ScorecardVersion(kept, number, day, author.strip(), note.strip())
    with workspace.step(Action.KEEP_SCORECARD):
        workspace.scorecards.add(version)
        if kept in current_scorecards(workspace, library):
            keep_scores(workspace, library)
    return Outcome(version, RESCORED)


def add_scorecard(
    workspace: Workspace,
    library: Library,
    card: Scorecard,
    *,
    author: str,
    day: date,
    note: str = "",
) -> Outcome[ScorecardVersion]:
    """Keep a new card for some accounts and try it before all others, in one step.

    Raises WrongUsage for a card without conditions or with an id that there is already, and as
    ``keep_scorecard`` does.
    """
    if not card.applies_to:
        raise WrongUsage(f"“{card.name}” is for nobody yet. Say which accounts it is for.")
    if card.id in known_scorecards(workspace, library):
        raise WrongUsage(f"There is a scorecard “{card.name}” already. Give it another name.")
    first = [one.id for one in current_scorecards(workspace, library)]
    with workspace.step(Action.KEEP_SCORECARD):
        kept = keep_scorecard(workspace, library, card, author=author, day=day, note=note)
        choose_scorecards(workspace, library, (card.id, *first))
    return kept


def choose_scorecards(
    workspace: Workspace, library: Library, cards: Sequence[ScorecardId]
) -> Outcome[None]:
    """Let these cards count in this order, the one for everybody last; none: the shipped default.

    The scores by them are kept at once beside those before.

    Raises WrongUsage for a card that is not known or is named twice, and unless exactly one of
    them is for all accounts.
    """
    for card in cards:
        if cards.count(card) > 1:
            raise WrongUsage(f"The scorecard “{card}” is chosen twice. Name it once.")
    found = [find_scorecard(workspace, library, card) for card in cards]
    ordered = _check_order(found) if found else ()
    with workspace.step(Action.CHOOSE_SCORECARDS):
        workspace.scorecards.choose([card.id for card in ordered])
        keep_scores(workspace, library)
    return Outcome(None, RESCORED)


def _pick_beside(workspace: Workspace, library: Library, card: Scorecard) -> tuple[Scorecard, ...]:
    """Return the cards that would count, were this one kept."""
    known = {**known_scorecards(workspace, library), card.id: card}
    chosen = workspace.scorecards.in_use() or (DEFAULT_CARD,)
    return tuple(known[one] for one in chosen if one in known)


def _check(card: Scorecard, library: Library) -> None:
    for sentence in find_wrong_weights(card):
        raise WrongUsage(f"“{card.name}” cannot be kept. {sentence}")
    try:
        check_own_scorecard(card, library)
    except ContentInvalid as error:
        raise WrongUsage(str(error)) from error


def _check_author(author: str) -> None:
    if not author.strip():
        raise WrongUsage("Nobody is named who changes the scorecard. Write your name.")


def _check_order(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    try:
        return order_cards(cards)
    except ContentInvalid as error:
        raise WrongUsage(str(error)) from error
