"""How a client keeps its health score: steps, cadence, and what raters make of the weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from csdesk.formatting import day, join_words, number, plural
from csdesk.model.fact_windows import split_window
from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import DesignStep, HealthModel, Purpose, Scorecard
from csdesk.model.weighting import DelphiRound, WeightRating
from ui.models.column_table import TableColumn

STEPS: Mapping[DesignStep, tuple[str, str]] = {
    DesignStep.GOAL: ("Goal", "What the score is for, and who acts on it"),
    DesignStep.SIGNALS: ("Signals", "Eight to twelve strong ones, or four to six for a lean score"),
    DesignStep.WEIGHTS: ("Weights", "How much each counts, by people who know the customers"),
    DesignStep.WINDOWS: ("Windows", "How far back each looks, and when a value is too old"),
    DesignStep.THRESHOLDS: ("Edges", "From where on each is good, and for which customers"),
    DesignStep.VALIDATION: ("Test", "Held against who left before anybody relies on it"),
    DesignStep.GOVERNANCE: ("Upkeep", "Who owns it, and when it is looked over again"),
}
PURPOSES = {
    Purpose.CHURN: "To see early who may leave",
    Purpose.EXPANSION: "To see who is ready for more",
    Purpose.ADOPTION: "To see who uses the product too little",
}


def describe_upkeep(model: HealthModel, today: date) -> str:
    """Return since when the score is in force and when it is to be looked over."""
    due = model.next_review
    if model.activated_on is None or due is None:
        return "Not in force yet: it needs a purpose and somebody who uses it."
    text = f"In force since {day(model.activated_on)}, to be looked over on {day(due)}."
    if due >= today:
        return text
    return f"{text} That was {plural((today - due).days, 'day')} ago."


def describe_steps(
    model: HealthModel, card: Scorecard, ratings: Sequence[WeightRating]
) -> Mapping[DesignStep, str]:
    """Return how far each of the seven steps is, as the card and the model stand."""
    looked = [split_window(one.fact)[1] for one in card.signals]
    raters = {one.rater.casefold() for one in ratings if one.scorecard == card.id}
    aged = sum(one.valid_days is not None for one in card.signals)
    excepted = sum(bool(one.exceptions) for one in card.signals)
    goal = PURPOSES[model.purpose] if model.purpose else "No purpose chosen"
    return {
        DesignStep.GOAL: f"{goal}; for {join_words(model.stakeholders) or 'nobody named'}",
        DesignStep.SIGNALS: f"“{card.name}” has {plural(len(card.signals), 'signal')}",
        DesignStep.WEIGHTS: f"{plural(len(raters), 'rater')} gave weights",
        DesignStep.WINDOWS: (
            f"A window was chosen for {number(sum(one is not None for one in looked))} of "
            f"{plural(len(looked), 'signal')}, an age limit for {number(aged)}"
        ),
        DesignStep.THRESHOLDS: (
            f"Healthy from {card.green:g}, watch from {card.yellow:g}; "
            f"other edges for some: {number(excepted)} of {plural(len(looked), 'signal')}"
        ),
        DesignStep.VALIDATION: "Whether it tells who leaves is worked out on Validation",
        DesignStep.GOVERNANCE: _describe_governance(model),
    }


def _describe_governance(model: HealthModel) -> str:
    force = f"in force since {day(model.activated_on)}" if model.activated_on else "not in force"
    review = f"a review every {plural(model.review_days, 'day')}"
    return f"{model.owner or 'Nobody'} owns it; {review}; {force}"


def describe_age(model: HealthModel, as_of: date, today: date) -> str:
    """Return that scores are too old to act on; empty while they are fresh (C10)."""
    if model.is_fresh(as_of, today):
        return ""
    days, limit = (today - as_of).days, plural(model.fresh_days, "day")
    return (
        f"Stale: these scores are {plural(days, 'day')} old, more than {limit}. "
        "Bring in a newer list before you act on them."
    )


def latest_round(ratings: Sequence[WeightRating]) -> int:
    """Return the number of the round under way, 1 before anybody gave a weight."""
    return max((one.round for one in ratings), default=1)


def weights_of(ratings: Sequence[WeightRating], rater: str, at: int) -> dict[SignalId, float]:
    """Return what a rater gave in a round."""
    name = rater.strip().casefold()
    return {
        one.signal: one.weight
        for one in ratings
        if one.round == at and one.rater.casefold() == name
    }


def describe_round(found: DelphiRound) -> str:
    """Return who gave weights in a round, and whose do not count."""
    if not found.raters:
        return "Nobody gave weights in this round yet."
    text = f"Round {found.number}: {join_words(found.raters)}."
    if found.incomplete:
        text += f" The weights of {join_words(found.incomplete)} do not sum to 100: not counted."
    return text


def consensus_columns(found: DelphiRound, card: Scorecard) -> tuple[TableColumn, ...]:
    """Return what the raters of a round make of each signal."""
    lines = found.consensus
    spread = [f"{number(one.low, 1)} to {number(one.high, 1)}" for one in lines]
    names = [card.signal(one.signal).name for one in lines]
    return (
        TableColumn("Signal", names, str, width=150),
        TableColumn("Middle", [one.median for one in lines], _tenths, right=True, width=70),
        TableColumn("Half of them say", spread, str, width=120),
        TableColumn("Weight", [one.weight for one in lines], _tenths, right=True, width=70),
    )


def _tenths(value: float) -> str:
    return number(value, 1)
