"""One day of a book as observations: scores, signals, and what came after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FactId, SignalId
from csdesk.model.score_columns import (
    band_codes,
    is_scored_by,
    points_column,
    score_column,
    values_column,
)
from csdesk.model.score_observations import ObservationSet, SignalColumn
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.scoring.validation.fates import Fates, Outcomes

if TYPE_CHECKING:
    from csdesk.model.score_observations import FloatArray, IntArray

TENURE, LAST_LOGIN = "Time as a customer alone", "Last login alone"
DAYS_SINCE_LOGIN = FactId("days_since_login")


@dataclass(frozen=True, slots=True)
class ScoredBook:
    """What is known of all accounts on a day, with the scores that cards give them."""

    facts: Facts
    health: HealthResult
    cards: tuple[Scorecard, ...]


def observe_day(
    book: ScoredBook, fates: Fates, outcomes: Outcomes, design: ValidationDesign
) -> ObservationSet:
    """Return the accounts that count on the day of a book, their scores meant to predict."""
    import numpy as np

    facts, cards, health = book.facts, book.cards, book.health
    scored_by = _scored_by(health, cards)
    count = len(facts.keys)
    whole = ObservationSet(
        design=design,
        claim=Claim.PREDICTION,
        keys=facts.keys,
        cards=cards,
        definitions=facts.definitions,
        losses=fates.losses,
        undated=(),
        accounts=np.arange(count),
        days=np.full(count, facts.as_of, dtype="datetime64[D]"),
        scores=score_column(health),
        bands=band_codes(health),
        scored_by=scored_by,
        arr=facts.arr,
        next_arr=np.full(count, np.nan),
        left=outcomes.left,
        signals=tuple(_signal_columns(book, scored_by)),
        rivals={TENURE: fates.tenure(facts.keys, facts.as_of), LAST_LOGIN: _last_login(facts)},
    )
    return whole.take(outcomes.counted)


def _signal_columns(book: ScoredBook, scored_by: IntArray) -> Iterator[SignalColumn]:
    """Yield the signals of all cards, each with the values of the accounts whose card has it."""
    holders: dict[SignalId, dict[int, Signal]] = {}
    for place, card in enumerate(book.cards):
        for signal in card.signals:
            holders.setdefault(signal.id, {})[place] = signal
    for signal_id, by_card in holders.items():
        yield SignalColumn(
            signal=next(iter(by_card.values())),
            values=values_column(book.health, signal_id),
            points=points_column(book.health, signal_id),
            ages=_ages(by_card, scored_by, book.facts),
        )


def _ages(by_card: Mapping[int, Signal], scored_by: IntArray, facts: Facts) -> FloatArray:
    """Return the ages of a signal's values, read for each account as its card reads them."""
    import numpy as np

    ages = np.full(len(scored_by), np.nan)
    for place, signal in by_card.items():
        where = scored_by == place
        ages[where] = facts.ages(signal.fact)[where]
    return ages


def _scored_by(health: HealthResult, cards: Sequence[Scorecard]) -> IntArray:
    """Return the place of the card of each account among the cards."""
    import numpy as np

    found = np.zeros(len(health.scores), dtype=np.int64)
    for place, card in enumerate(cards):
        found[is_scored_by(health, card.id)] = place
    return found


def _last_login(facts: Facts) -> FloatArray:
    """Return how many days ago somebody was there, the other way round: lower warns."""
    import numpy as np

    if DAYS_SINCE_LOGIN not in facts.definitions:
        return np.full(len(facts.keys), np.nan)
    return -facts.numbers(DAYS_SINCE_LOGIN)
