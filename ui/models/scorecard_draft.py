"""A scorecard while it is changed: what is moved, and why it cannot be kept as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from csdesk.formatting import number, plural
from csdesk.model.directions import Direction
from csdesk.model.fact_windows import split_window
from csdesk.model.identifiers import SignalGroupId, SignalId
from csdesk.model.scorecards import MissingPolicy, Scorecard, Shape, Signal
from csdesk.scoring.health import effective_weights
from ui.models.condition_choice import find_gaps

WHOLE = 100
SHAPES = {
    Shape.BANDS: "10, 5 or 0 points by its bands",
    Shape.LINEAR: "in a straight line from worst to best",
    Shape.BOUNDED_LINEAR: "in a straight line; beyond its ends it does not count",
    Shape.PERCENTILE: "by the part of the book that is worse",
    Shape.MIN_MAX: "from the worst to the best of the book",
    Shape.Z_SCORE: "by its distance from the mean of the book",
}
POLICIES = {
    MissingPolicy.EXCLUDE: "Leave it out",
    MissingPolicy.NEUTRAL: "Count as neutral",
    MissingPolicy.WORST: "Count as poor",
    MissingPolicy.BEST: "Count as good",
}


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One signal of a card with what it really weighs, and how it is scored in words."""

    signal: Signal
    effective: str
    note: str


def list_rows(card: Scorecard, windows: Callable[[Signal], int]) -> tuple[SignalRow, ...]:
    """Return the signals of a card in its order; ``windows`` gives the days that one looks at."""
    weights = effective_weights(card)
    return tuple(
        SignalRow(
            signal, number(weight.effective, 1).removesuffix(".0"), _note(signal, windows(signal))
        )
        for signal, weight in zip(card.signals, weights, strict=True)
    )


def move_weight(card: Scorecard, signal: SignalId, weight: float) -> Scorecard:
    """Return the card with another weight of a signal."""
    return _change(card, signal, lambda one: replace(one, weight=weight))


def move_group(card: Scorecard, group: SignalGroupId, weight: float) -> Scorecard:
    """Return the card with another weight of a group."""
    groups = (replace(one, weight=weight) if one.id == group else one for one in card.groups)
    return replace(card, groups=tuple(groups))


def move_green(card: Scorecard, signal: SignalId, edge: float) -> Scorecard:
    """Return the card with another value from which a signal is good."""
    return _change(card, signal, lambda one: replace(one, green=edge))


def move_yellow(card: Scorecard, signal: SignalId, edge: float) -> Scorecard:
    """Return the card with another value from which a signal is fair."""
    return _change(card, signal, lambda one: replace(one, yellow=edge))


def choose_policy(card: Scorecard, signal: SignalId, policy: MissingPolicy) -> Scorecard:
    """Return the card with another way to count a signal without a value."""
    return _change(card, signal, lambda one: replace(one, missing=policy))


def find_obstacles(card: Scorecard) -> tuple[str, ...]:
    """Return why a card cannot be kept as it stands; empty: it can."""
    return (*_sums(card), *_edges(card), *_ends(card), *_exceptions(card), *_frame(card))


def is_whole(card: Scorecard) -> bool:
    """Tell whether all weights sum to 100, on both levels where there are two."""
    return next(_sums(card), None) is None


def write_total(card: Scorecard) -> str:
    """Return what the weights come to: "98 of 100"."""
    parts = card.groups or card.signals
    return f"{_plain(_total([part.weight for part in parts]))} of {WHOLE}"


def _change(card: Scorecard, signal: SignalId, change: Callable[[Signal], Signal]) -> Scorecard:
    signals = tuple(change(one) if one.id == signal else one for one in card.signals)
    return replace(card, signals=signals)


def _sums(card: Scorecard) -> Iterator[str]:
    if not card.signals:
        return
    if not card.groups:
        yield from _expect_whole("The weights", [one.weight for one in card.signals])
        return
    yield from _expect_whole("The weights of the groups", [one.weight for one in card.groups])
    for group in card.groups:
        inside = [one.weight for one in card.signals if one.group == group.id]
        yield from _expect_whole(f"The weights in “{group.name}”", inside)


def _expect_whole(what: str, weights: list[float]) -> Iterator[str]:
    total = _total(weights)
    if total < WHOLE:
        yield f"{what} sum to {_plain(total)}: give {_points(WHOLE - total)} more."
    elif total > WHOLE:
        yield f"{what} sum to {_plain(total)}: take {_points(total - WHOLE)} away."


def _edges(card: Scorecard) -> Iterator[str]:
    if not 0 < card.yellow < card.green <= WHOLE:
        yield "The bands of the score are out of order: watch must begin below healthy."
    for signal in card.signals:
        higher = signal.direction is Direction.HIGHER
        if not (signal.green > signal.yellow if higher else signal.green < signal.yellow):
            word = "above" if higher else "below"
            yield f"{signal.name}: good must lie {word} fair."


def _ends(card: Scorecard) -> Iterator[str]:
    for signal in card.signals:
        if signal.worst is None or signal.best is None:
            continue
        higher = signal.direction is Direction.HIGHER
        if not (signal.best > signal.worst if higher else signal.best < signal.worst):
            word = "above" if higher else "below"
            yield f"{signal.name}: the end with full points must lie {word} the end with none."


def _exceptions(card: Scorecard) -> Iterator[str]:
    for signal in card.signals:
        higher = signal.direction is Direction.HIGHER
        for at, one in enumerate(signal.exceptions, start=1):
            where = f"{signal.name}, exception {at}"
            if not one.when:
                yield f"{where}: say for whom it is."
            yield from find_gaps(one.when, where)
            if not (one.green > one.yellow if higher else one.green < one.yellow):
                yield f"{where}: good must lie {'above' if higher else 'below'} fair."


def _frame(card: Scorecard) -> Iterator[str]:
    if not card.signals:
        yield "The card has no signal: add one."
    if not 0 < card.minimum_coverage < card.sufficient_coverage <= WHOLE:
        yield "A score must need less data than it takes to rely on it."
    if not card.name.strip() or not all(one.name.strip() for one in card.signals):
        yield "The card and each of its signals need a name."
    if not all(one.name.strip() for one in card.groups):
        yield "Each group of signals needs a name."
    yield from find_gaps(card.applies_to, "Whom the card is for")


def _window_words(signal: Signal, days: int) -> list[str]:
    window = split_window(signal.fact)[1]
    if window is not None and window.is_smoothed:
        return [f"moving average of {plural(window.days, 'day')}"]
    return [f"last {plural(days, 'day')}"] if days else []


def _note(signal: Signal, days: int) -> str:
    is_said = signal.unit.casefold() in signal.name.casefold()
    parts = ([] if is_said else [signal.unit]) + _window_words(signal, days)
    if signal.valid_days is not None:
        parts.append(f"too old after {plural(signal.valid_days, 'day')}")
    if signal.half_life_days is not None:
        parts.append(f"half faded after {plural(signal.half_life_days, 'day')}")
    parts.append(f"{'higher' if signal.direction is Direction.HIGHER else 'lower'} is better")
    if signal.exceptions:
        parts.append(f"{plural(len(signal.exceptions), 'exception')}")
    if signal.shape is not Shape.BANDS:
        parts.append(SHAPES[signal.shape])
    text = ", ".join(parts)
    return f"{text[0].upper()}{text[1:]}"


def _tenths(weight: float) -> str:
    return number(weight, 1).removesuffix(".0")


def _total(weights: list[float]) -> Fraction:
    return sum((Fraction(str(weight)) for weight in weights), start=Fraction())


def _plain(total: Fraction) -> str:
    return f"{float(total):g}"


def _points(total: Fraction) -> str:
    return f"{_plain(total)} {'point' if total == 1 else 'points'}"
