"""Why a score changed: the customer, the scorecard and persons kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from csdesk.model.health import AccountScore
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.score_changes import ScoreChange, SignalChange
from csdesk.model.score_history import KeptScore
from csdesk.model.scorecards import FULL_POINTS, Scorecard
from csdesk.scoring.health.weights import counting_weights

Parts = Mapping[SignalId, tuple[Fraction, Fraction]]
"""Points and effective weight of each signal that counts."""


def explain_change(
    before: KeptScore,
    after: AccountScore,
    cards: Sequence[Scorecard],
    earlier_cards: Sequence[Scorecard] | None = None,
    restated: AccountScore | None = None,
) -> ScoreChange | None:
    """Return what brought an account from one score to the next; None where one is missing.

    ``earlier_cards`` are those of the earlier snapshot where they were others, ``restated`` is the
    score of today by them: what differs from it is the scorecard's doing, and not the customer's.
    Without it, or where the earlier card is gone, the scorecard takes the blame for everything.
    """
    if before.score is None or after.score is None or after.computed is None:
        return None
    new = _find_card(after.scorecard, after.points, cards)
    earlier = cards if earlier_cards is None else earlier_cards
    old = _find_card(before.scorecard, before.points, earlier)
    total = Fraction(after.computed) if new is None else _add_up(_weigh(new, after.points))
    computed = Fraction(before.score) if old is None else _add_up(_weigh(old, before.points))
    if restated is None and old == new:
        restated = after
    today = computed
    signals: tuple[SignalChange, ...] = ()
    if restated is not None and restated.computed is not None and old is not None:
        later = _weigh(old, restated.points)
        today, signals = _add_up(later), _compare(_weigh(old, before.points), later)
    return ScoreChange(
        before=before.score,
        after=after.score,
        signals=signals,
        card=float(total - today),
        override=float(Fraction(after.score) - total - (Fraction(before.score) - computed)),
    )


def _find_card(
    card: ScorecardId, points: Mapping[SignalId, float], cards: Iterable[Scorecard]
) -> Scorecard | None:
    """Return the card that gave these points; None where it is not among them as it was then."""
    found = next((one for one in cards if one.id == card), None)
    known = {signal.id for signal in found.signals} if found else set()
    return found if known >= points.keys() else None


def _weigh(card: Scorecard, points: Mapping[SignalId, float]) -> Parts:
    weights = counting_weights(card, points)
    return {signal: (Fraction(points[signal]), weight) for signal, weight in weights.items()}


def _add_up(parts: Parts) -> Fraction:
    total = sum((points * weight for points, weight in parts.values()), start=Fraction())
    return total / FULL_POINTS


def _compare(before: Parts, after: Parts) -> tuple[SignalChange, ...]:
    """Return the change by signal: weights sum to 100 both times, so they sum to the whole.

    Points are taken from the score before, so that a signal of just its height moves nothing.
    """
    level = _add_up(before) / FULL_POINTS
    found = (
        _compare_signal(signal, before.get(signal), after.get(signal), level)
        for signal in {**before, **after}
    )
    return tuple(sorted((one for one in found if one.change), key=lambda one: -abs(one.change)))


def _compare_signal(
    signal: SignalId,
    before: tuple[Fraction, Fraction] | None,
    after: tuple[Fraction, Fraction] | None,
    level: Fraction,
) -> SignalChange:
    was, now = (
        Fraction() if part is None else (part[0] - level) * part[1] for part in (before, after)
    )
    return SignalChange(
        signal,
        None if before is None else float(before[0]),
        None if after is None else float(after[0]),
        float((now - was) / FULL_POINTS),
    )
