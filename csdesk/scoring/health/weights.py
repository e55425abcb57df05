"""What each signal of a scorecard weighs, exactly."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from fractions import Fraction
from math import gcd, lcm, prod
from typing import TypeVar

from csdesk.model.identifiers import SignalGroupId, SignalId
from csdesk.model.score_arithmetic import LARGEST_WHOLE, STEP, WeighedCard, unit_of
from csdesk.model.scorecards import Scorecard, Signal, SignalWeight

ALL = Fraction(100)
Named = TypeVar("Named", bound=Hashable)


def effective_weights(card: Scorecard) -> tuple[SignalWeight, ...]:
    """Return the weight of each signal: as it is given, in its group, and of the whole score.

    The last two are points of 100: weights that sum to something else are scaled.
    """
    known = [signal.id for signal in card.signals]
    effective = counting_weights(card, known)
    return tuple(
        SignalWeight(
            signal.id,
            signal.weight,
            float(ALL * _exact(signal.weight) / _sum_of(_peers(card, signal))),
            float(effective[signal.id]),
        )
        for signal in card.signals
    )


def counting_weights(
    card: Scorecard, counting: Collection[SignalId]
) -> Mapping[SignalId, Fraction]:
    """Return the effective weights of the signals that count, in points of 100 altogether.

    Within a group those that count share its whole weight, and groups of which none counts leave
    theirs to the other groups.
    """
    signals = [signal for signal in card.signals if signal.id in counting]
    if not card.groups:
        return _scale({signal.id: _exact(signal.weight) for signal in signals})
    inside = {group.id: _inside(signals, group.id) for group in card.groups}
    found: dict[SignalId, Fraction] = {}
    for group in card.groups:
        for signal, part in inside[group.id].items():
            found[signal] = part * _exact(group.weight)
    return _scale({signal.id: found[signal.id] for signal in signals})


def whole_weights(weights: Mapping[Named, Fraction]) -> Mapping[Named, int]:
    """Return weights in the same proportions as whole numbers without a common divisor of all.

    Sums of whole numbers are exact, so that every order of adding gives the same score.
    """
    scale = lcm(*(weight.denominator for weight in weights.values()))
    whole = {name: int(weight * scale) for name, weight in weights.items()}
    divisor = gcd(*whole.values()) or 1
    return {name: number // divisor for name, number in whole.items()}


def weigh_card(card: Scorecard) -> WeighedCard:
    """Return a card with its weights as whole numbers, and whether sums by them stay whole."""
    known = [signal.id for signal in card.signals]
    weights = tuple(whole_weights(counting_weights(card, known)).values())
    unit = unit_of(card)
    if not card.groups:
        return WeighedCard(card, weights, weights, {}, unit, is_exact=unit == STEP)
    members = {group.id: _inside(card.signals, group.id) for group in card.groups}
    inside = {
        signal: weight
        for inner in members.values()
        for signal, weight in whole_weights(inner).items()
    }
    given = {group.id: _exact(group.weight) for group in card.groups if members[group.id]}
    outer = whole_weights(given)
    sums = (sum(inside[signal] for signal in inner) for inner in members.values() if inner)
    largest = ALL * sum(outer.values()) * prod(sums)
    return WeighedCard(
        card,
        weights,
        tuple(inside[signal] for signal in known),
        outer,
        unit,
        is_exact=unit == STEP and largest < LARGEST_WHOLE,
    )


def _inside(signals: Collection[Signal], group: SignalGroupId) -> Mapping[SignalId, Fraction]:
    members = {one.id: _exact(one.weight) for one in signals if one.group == group}
    return _scale(members) if members else {}


def _peers(card: Scorecard, signal: Signal) -> tuple[Signal, ...]:
    return tuple(one for one in card.signals if one.group == signal.group)


def _sum_of(signals: Collection[Signal]) -> Fraction:
    return sum((_exact(signal.weight) for signal in signals), start=Fraction())


def _scale(weights: Mapping[SignalId, Fraction]) -> Mapping[SignalId, Fraction]:
    total = sum(weights.values(), start=Fraction())
    return {signal: ALL * weight / total for signal, weight in weights.items()}


def _exact(weight: float) -> Fraction:
    """Return a weight as it is written: 33.3 is 333/10, not the nearest binary number."""
    return Fraction(str(weight))
