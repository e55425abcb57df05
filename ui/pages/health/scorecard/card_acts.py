"""What is done about scorecards from their page; each act is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import DesignStep, HealthModel, Scorecard, ScorecardVersion
from ui.models.card_order import copy_for
from ui.session import Session

SEGMENT = "list.segment"


def choose_order(session: Session, cards: tuple[ScorecardId, ...]) -> None:
    """Try the cards in another order."""
    from csdesk.operations.health.scorecards import choose_scorecards

    session.run(choose_scorecards, session.library, cards, label="Scoring in another order")


def add_card(
    session: Session,
    copied: Scorecard,
    named: tuple[str, tuple[str, ...], str],
    taken: Sequence[ScorecardId],
    day: date,
) -> None:
    """Make a card for some segments out of another; ``named`` are name, segments and author."""
    from csdesk.operations.health.scorecards import add_scorecard

    name, segments, author = named
    asked = (Condition(SEGMENT, Comparison.IS, words=segments),)
    card = copy_for(copied, name, asked, taken)
    note = f"Copied from “{copied.name}”."
    operation = partial(add_scorecard, author=author, day=day, note=note)
    session.run(operation, session.library, card, label="Making the scorecard")


def bring_back(session: Session, version: ScorecardVersion, day: date) -> None:
    """Let an earlier version of a card count again, as its next one."""
    from csdesk.operations.health.scorecards import keep_scorecard

    author = session.settings.person or version.author
    note = f"Version {version.number} again."
    operation = partial(keep_scorecard, author=author, day=day, note=note)
    session.run(operation, session.library, version.scorecard, label="Bringing the version back")


def settle_weights(session: Session, card: ScorecardId, day: date) -> None:
    """Let the weights that the raters agreed on count."""
    from csdesk.operations.health.weighting import apply_consensus

    author = session.settings.person or "Several raters"
    operation = partial(apply_consensus, author=author, day=day)
    session.run(operation, session.library, card, label="Using the weights")


def give_weights(
    session: Session, card: ScorecardId, at: int, rater: str, weights: dict[SignalId, float]
) -> None:
    """Keep what a rater gives the signals of a card in a round."""
    from csdesk.operations.health.weighting import rate_weights

    rating = (session.library, card, at, rater, weights)
    session.run(rate_weights, *rating, label="Saving the weights")


def change_design(session: Session, model: HealthModel) -> None:
    """Keep purpose, people and cadence of the score."""
    from csdesk.operations.health.design import change_model

    session.run(change_model, model, label="Saving")


def mark_done(session: Session, steps: set[DesignStep]) -> None:
    """Say which steps of the design are done."""
    from csdesk.operations.health.design import mark_steps

    session.run(mark_steps, steps, label="Saving")


def put_into_force(session: Session, day: date) -> None:
    """Put the score into force."""
    from csdesk.operations.health.design import activate_model

    session.run(activate_model, day, label="Putting the score into force")


def keep_card(session: Session, card: Scorecard, day: date, author: str, note: str) -> None:
    """Keep a card as its next version."""
    from csdesk.operations.health.scorecards import keep_scorecard

    operation = partial(keep_scorecard, author=author, day=day, note=note)
    session.run(operation, session.library, card, label="Keeping the scorecard")


def use_card(session: Session, cards: Sequence[Scorecard], card: ScorecardId) -> None:
    """Let a card score everybody whom no card with conditions takes."""
    special = tuple(one.id for one in cards if one.applies_to)
    choose_order(session, (*special, card))
