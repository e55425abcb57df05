"""One signal of a scorecard while it is changed; signals that come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from csdesk.model.conditions import Condition
from csdesk.model.directions import Direction
from csdesk.model.fact_windows import FactWindow, name_window
from csdesk.model.identifiers import SignalGroupId, SignalId
from csdesk.model.scorecards import EdgeException, Scorecard, Shape, Signal
from csdesk.scoring.health.reweighting import round_shares

LINEAR = frozenset({Shape.LINEAR, Shape.BOUNDED_LINEAR})
SignalChange = Callable[[Signal], Signal]
Named = TypeVar("Named", SignalId, SignalGroupId)


def alter(card: Scorecard, signal: SignalId, change: SignalChange) -> Scorecard:
    """Return the card with one signal changed."""
    signals = tuple(change(one) if one.id == signal else one for one in card.signals)
    return replace(card, signals=signals)


def choose_shape(signal: Signal, shape: Shape) -> Signal:
    """Return a signal with another shape; a straight line begins with the edges as its ends."""
    if shape not in LINEAR:
        return replace(signal, shape=shape, worst=None, best=None)
    worst = signal.yellow if signal.worst is None else signal.worst
    best = signal.green if signal.best is None else signal.best
    return replace(signal, shape=shape, worst=worst, best=best)


def choose_direction(signal: Signal, direction: Direction) -> Signal:
    """Return a signal of which the other side is better; its edges and ends change places."""
    if direction is signal.direction:
        return signal
    exceptions = tuple(
        replace(one, green=one.yellow, yellow=one.green) for one in signal.exceptions
    )
    return replace(
        signal,
        direction=direction,
        green=signal.yellow,
        yellow=signal.green,
        worst=signal.best,
        best=signal.worst,
        exceptions=exceptions,
    )


def choose_window(signal: Signal, window: FactWindow | None) -> Signal:
    """Return a signal that looks at its fact over another window; None: over the fact's own."""
    return replace(signal, fact=name_window(signal.fact, window))


def add_exception(signal: Signal, condition: Condition) -> Signal:
    """Return a signal with edges of their own for the accounts that meet a condition."""
    own = EdgeException((condition,), signal.green, signal.yellow)
    return replace(signal, exceptions=(*signal.exceptions, own))


def put_exception(signal: Signal, at: int, exception: EdgeException | None) -> Signal:
    """Return a signal with another exception at a place; None takes it away."""
    put = () if exception is None else (exception,)
    exceptions = (*signal.exceptions[:at], *put, *signal.exceptions[at + 1 :])
    return replace(signal, exceptions=exceptions)


def add_signal(card: Scorecard, signal: Signal) -> Scorecard:
    """Return the card with one more signal, in its first group where it has groups."""
    group = card.groups[0].id if card.groups else None
    taken = {one.id for one in card.signals}
    name = next(name for name in _names(signal.id) if name not in taken)
    return replace(card, signals=(*card.signals, replace(signal, id=name, group=group)))


def remove_signal(card: Scorecard, signal: SignalId) -> Scorecard:
    """Return the card without a signal; a group that it leaves empty goes with it."""
    signals = tuple(one for one in card.signals if one.id != signal)
    used = {one.group for one in signals}
    groups = tuple(group for group in card.groups if group.id in used)
    return replace(card, signals=signals, groups=groups)


def share_out(card: Scorecard) -> Scorecard:
    """Return the card with all weights scaled to 100, on both levels where it has two."""
    groups = _scale({one.id: one.weight for one in card.groups})
    weights: dict[SignalId, float] = {}
    ids: list[SignalGroupId | None] = [one.id for one in card.groups]
    for group in ids or [None]:
        inside = {one.id: one.weight for one in card.signals if one.group == group}
        weights |= _scale(inside)
    return replace(
        card,
        groups=tuple(replace(one, weight=groups[one.id]) for one in card.groups),
        signals=tuple(replace(one, weight=weights[one.id]) for one in card.signals),
    )


def move_to_group(card: Scorecard, signal: SignalId, group: SignalGroupId) -> Scorecard:
    """Return the card with a signal in another of its groups."""
    moved = alter(card, signal, lambda one: replace(one, group=group))
    used = {one.group for one in moved.signals}
    return replace(moved, groups=tuple(one for one in moved.groups if one.id in used))


def _scale(weights: dict[Named, float]) -> dict[Named, float]:
    if not weights:
        return {}
    return round_shares({name: Fraction(str(weight)) for name, weight in weights.items()})


def _names(first: SignalId) -> list[SignalId]:
    return [first, *(SignalId(f"{first}_{number}") for number in range(2, 100))]
