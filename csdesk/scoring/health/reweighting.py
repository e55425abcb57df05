"""Other weights for a scorecard, in tenths of a point that sum to exactly 100."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import Scorecard, Signal

PARTS = 1000
"""Tenths of a point in 100 points."""
TENTHS = 10
Named = TypeVar("Named", bound=Hashable)


def weigh_again(card: Scorecard, weights: Mapping[SignalId, float]) -> Scorecard:
    """Return a card whose signals weigh what is given, in points of 100 of the whole score.

    Weights are rounded to tenths by the largest remainders, within each group where the card has
    groups. Signals and groups that come to 0 leave the card. ValueError where all of them would.
    """
    given = {one.id: Fraction(weights.get(one.id, 0)) for one in card.signals}
    if not card.groups:
        return replace(card, signals=_give(card.signals, round_shares(given)))
    sums = {
        group.id: sum((given[one.id] for one in card.signals if one.group == group.id), Fraction())
        for group in card.groups
    }
    outer = round_shares(sums)
    groups = tuple(replace(one, weight=outer[one.id]) for one in card.groups if outer[one.id] > 0)
    inner = {
        signal: weight
        for group in groups
        for signal, weight in round_shares(
            {one.id: given[one.id] for one in card.signals if one.group == group.id}
        ).items()
    }
    return replace(card, groups=groups, signals=_give(card.signals, inner))


def round_shares(amounts: Mapping[Named, Fraction]) -> dict[Named, float]:
    """Return each amount in points of 100 of their sum, in tenths that sum to exactly 100.

    What is left over after rounding down goes to the largest remainders, the first ones of equals
    (the method of Hamilton). ValueError for amounts below 0, or without a sum.
    """
    total = sum(amounts.values(), Fraction())
    if total <= 0 or min(amounts.values()) < 0:
        raise ValueError("weights are 0 or more, and one of them is above 0")
    exact = {name: amount * PARTS / total for name, amount in amounts.items()}
    parts = {name: int(share) for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: parts[name] - exact[name])
    for name in by_remainder[: PARTS - sum(parts.values())]:
        parts[name] += 1
    return {name: count / TENTHS for name, count in parts.items()}


def _give(signals: tuple[Signal, ...], weights: Mapping[SignalId, float]) -> tuple[Signal, ...]:
    return tuple(
        replace(one, weight=weights[one.id]) for one in signals if weights.get(one.id, 0) > 0
    )
