"""Weights by several raters, or from a calculation, made a new version of a scorecard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.formatting import join_words, plural
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.library import Library
from csdesk.model.scorecards import ScorecardVersion
from csdesk.operations.health.cards import find_scorecard
from csdesk.operations.health.scorecards import keep_scorecard
from csdesk.operations.outcome import Outcome
from csdesk.scoring.health import settle_round
from csdesk.scoring.health.reweighting import weigh_again
from csdesk.storage.workspace import Workspace

Weights = Mapping[SignalId, float]


def rate_weights(
    workspace: Workspace,
    library: Library,
    scorecard: ScorecardId,
    number: int,
    rater: str,
    weights: Weights,
) -> Outcome[None]:
    """Keep what a rater gives the signals of a card in a round; nothing at all takes it back.

    It may be unfinished: a rater counts once the weights of all signals sum to 100. Raises
    WrongUsage for a card or signal that is not known, a weight that is not 0 to 100, a round
    below 1 or a rater without a name.
    """
    card = find_scorecard(workspace, library, scorecard)
    unknown = set(weights) - {signal.id for signal in card.signals}
    if unknown:
        raise WrongUsage(
            f"“{card.name}” has no signal {join_words(sorted(unknown))}. "
            "Weigh the signals that it has."
        )
    with workspace.step(Action.RATE_WEIGHTS):
        workspace.ratings.rate(scorecard, number, rater.strip(), weights)
    return Outcome(None, Changes.SCORING)


def apply_consensus(
    workspace: Workspace,
    library: Library,
    scorecard: ScorecardId,
    *,
    author: str,
    day: date,
) -> Outcome[ScorecardVersion]:
    """Keep a card with the weights of the latest Delphi round, as a new version.

    Raises WrongUsage while no rater of that round is done, and as ``keep_scorecard`` does.
    """
    card = find_scorecard(workspace, library, scorecard)
    settled = settle_round(workspace.ratings.all(scorecard), card)
    if not settled.consensus:
        raise WrongUsage(
            f"Nobody has weighed every signal of “{card.name}” with 100 points in sum yet. "
            "Finish a rating first."
        )
    raters = len(settled.raters) - len(settled.incomplete)
    note = f"Delphi round {settled.number}: medians of {plural(raters, 'rater')}."
    weights = {one.signal: one.weight for one in settled.consensus}
    return apply_weights(workspace, library, scorecard, weights, author=author, day=day, note=note)


def apply_weights(
    workspace: Workspace,
    library: Library,
    scorecard: ScorecardId,
    weights: Weights,
    *,
    author: str,
    day: date,
    note: str,
) -> Outcome[ScorecardVersion]:
    """Keep a card with other weights, in points of 100 of the score, as a new version.

    Signals that get none leave the card. Raises as ``keep_scorecard`` does.
    """
    card = find_scorecard(workspace, library, scorecard)
    if not any(weights.get(signal.id, 0) > 0 for signal in card.signals):
        raise WrongUsage(f"No signal of “{card.name}” would weigh anything. Give one a weight.")
    again = weigh_again(card, weights)
    return keep_scorecard(workspace, library, again, author=author, day=day, note=note)
