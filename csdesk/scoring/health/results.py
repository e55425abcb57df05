"""The health scores of a book: cards, signals, overrides, bands, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import SignalId
from csdesk.model.score_history import ScoreOverride
from csdesk.model.score_sequence import BookColumns, CardScores, ScoreSequence
from csdesk.model.scorecards import RollUp, Scorecard
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.health.bands import code_bands, code_by_worst
from csdesk.scoring.health.cards import assign_cards, order_cards
from csdesk.scoring.health.edges import find_edges
from csdesk.scoring.health.score_columns import rate_matrix, score_matrix
from csdesk.scoring.health.signals import read_fading, read_fresh
from csdesk.scoring.health.totals import average_scores, count_bands
from csdesk.scoring.health.weights import counting_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


def score_facts(
    facts: Facts,
    cards: Sequence[Scorecard],
    overrides: Iterable[ScoreOverride] = (),
    earlier: Facts | None = None,
) -> HealthResult:
    """Return the score 0 to 100 of each account; higher is healthier (S1.27, domain 1.1).

    A score is ten times the mean of the points of the signals that count, by their effective
    weights. Coverage is the effective weight of the signals that are known, in percent: below the
    card's ``minimum_coverage`` there is no score, below ``sufficient_coverage`` it is marked as
    resting on insufficient data. Overrides count on the day of the facts where they are valid;
    ``earlier`` facts are what conditions on changes compare with. Nothing is rounded.
    ContentInvalid unless exactly one card is for everybody.
    """
    cards = order_cards(cards)
    subjects = Subjects(facts, earlier=earlier)
    columns = _empty_columns(facts, assign_cards(cards, subjects))
    parts = tuple(_score_card(card, at, subjects, columns) for at, card in enumerate(cards))
    _override(columns, facts, overrides, cards)
    return _sum_up(facts, cards, ScoreSequence(facts.keys, columns, parts))


def _empty_columns(facts: Facts, chosen: IntArray) -> BookColumns:
    import numpy as np

    count = len(facts.keys)
    score, computed, coverage = (np.full(count, np.nan) for _ in range(3))
    bands, places = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    return BookColumns(score, computed, coverage, bands, chosen, places)


def _score_card(card: Scorecard, at: int, subjects: Subjects, columns: BookColumns) -> CardScores:
    """Return what a card makes of its accounts, and write their scores into the columns."""
    import numpy as np

    facts, members = subjects.facts, np.flatnonzero(columns.cards == at)
    values, stale = read_fresh(card, facts, members)
    edges = find_edges(card, subjects, members)
    fading = read_fading(card, facts, members)
    found = score_matrix(values, card, edges, fading)
    bands = code_bands(found.score, card)
    if card.roll_up is RollUp.ANY_POOR:
        bands = code_by_worst(found.score, values, card, edges)
    columns.score[members] = columns.computed[members] = found.score
    columns.coverage[members], columns.bands[members] = found.coverage, bands
    columns.places[members] = np.arange(len(members))
    rate = partial(rate_matrix, values, card, edges, fading)
    return CardScores(card, values, stale, rate, partial(_weigh, card))


def _weigh(card: Scorecard, counting: Sequence[SignalId]) -> Mapping[SignalId, float]:
    return {one: float(weight) for one, weight in counting_weights(card, counting).items()}


def _override(
    columns: BookColumns,
    facts: Facts,
    overrides: Iterable[ScoreOverride],
    cards: Sequence[Scorecard],
) -> None:
    """Put the scores that persons set in place of the computed ones, the latest set last."""
    import numpy as np

    valid = [one for one in overrides if one.is_valid(facts.as_of)]
    if not valid:
        return
    places = {key: at for at, key in enumerate(facts.keys)}
    for one in sorted(valid, key=lambda one: one.set_on):
        at = places.get(one.account)
        if at is not None:
            columns.score[at] = one.score
            card = cards[int(columns.cards[at])]
            columns.bands[at] = code_bands(np.array([one.score]), card)[0]


def _sum_up(facts: Facts, cards: tuple[Scorecard, ...], scores: ScoreSequence) -> HealthResult:
    default = cards[-1]
    present = _present_signals(default, facts)
    average, weighted = average_scores(scores.columns.score, facts.arr)
    held = counting_weights(default, [signal.id for signal in default.signals])
    coverage = scores.columns.coverage
    return HealthResult(
        scorecard=default,
        as_of=facts.as_of,
        scores=scores,
        distribution=count_bands(scores.columns.bands, facts.arr),
        coverage=float(coverage.mean()) if len(coverage) else 0.0,
        available_weight=float(sum(held[signal] for signal in present)),
        missing=tuple(one.id for one in default.signals if one.id not in present),
        average=average,
        average_arr_weighted=weighted,
        scorecards=cards,
    )


def _present_signals(card: Scorecard, facts: Facts) -> frozenset[SignalId]:
    """Return the signals that are known of at least one account, whatever its card."""
    import numpy as np

    return frozenset(
        signal.id for signal in card.signals if not np.isnan(facts.numbers(signal.fact)).all()
    )
