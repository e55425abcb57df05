"""Scorecards: weights are points of 100, bands stand in order, ends and exceptions fit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from csdesk.content.checks.conditions import Subjects, check_conditions
from csdesk.content.checks.identities import check_once
from csdesk.content.contents import Contents, Entry
from csdesk.model.directions import Direction
from csdesk.model.scorecards import Scorecard, Shape, Signal

LINEAR = frozenset({Shape.LINEAR, Shape.BOUNDED_LINEAR})


def check_scorecards(contents: Contents) -> None:
    """Check the weights, bands, groups and signals of every scorecard."""
    known = Subjects.of(contents)
    for card in contents.of("scorecard"):
        _check_signal_ids(card)
        _check_groups(card)
        _check_weights(card)
        _check_bands(card)
        check_conditions(card, "applies_to", card.item.applies_to, known, may_ask_scores=False)
        for number, signal in enumerate(card.item.signals, start=1):
            part = card.part(f"signals[{number}] “{signal.id}”", signal)
            _check_signal(part)
            _check_ends(part)
            _check_exceptions(part, known)


def _check_signal_ids(card: Entry[Scorecard]) -> None:
    ids = [signal.id for signal in card.item.signals]
    for signal_id in ids:
        if ids.count(signal_id) > 1:
            raise card.reject("signals.id", signal_id, "one that is used once in the scorecard")


def _check_groups(card: Entry[Scorecard]) -> None:
    parts = [card.part(f"groups[{at}]", one) for at, one in enumerate(card.item.groups, start=1)]
    check_once(parts, "id", lambda group: group.id)
    groups = {group.id for group in card.item.groups}
    for signal in card.item.signals:
        path = f"signals “{signal.id}”.group"
        if groups and signal.group is None:
            raise card.missing(path, "the id of a group")
        if groups and signal.group not in groups:
            raise card.reject(path, signal.group, "the id of a group")
        if not groups and signal.group is not None:
            raise card.reject(path, signal.group, "none without groups")


def _check_weights(card: Entry[Scorecard]) -> None:
    groups = card.item.groups
    if not groups:
        _expect_hundred(card, "signals.weight", (one.weight for one in card.item.signals))
        return
    _expect_hundred(card, "groups.weight", (group.weight for group in groups))
    for group in groups:
        inside = [one.weight for one in card.item.signals if one.group == group.id]
        _expect_hundred(card, f"signals.weight in group “{group.id}”", inside)


def _expect_hundred(card: Entry[Scorecard], path: str, weights: Iterable[float]) -> None:
    total = sum(Fraction(str(weight)) for weight in weights)
    if total != 100:
        raise card.reject(path, f"{float(total):g} in sum", "weights that sum to 100")


def _check_bands(card: Entry[Scorecard]) -> None:
    item = card.item
    if not 0 < item.yellow < item.green <= 100:
        raise card.reject("yellow", item.yellow, f"above 0 and below green, {item.green:g}")
    if not 0 < item.minimum_coverage < item.sufficient_coverage <= 100:
        expected = f"above 0 and below sufficient_coverage, {item.sufficient_coverage:g}"
        raise card.reject("minimum_coverage", item.minimum_coverage, expected)


def _check_signal(part: Entry[Signal]) -> None:
    signal = part.item
    _expect_order(part, "", signal.green, signal.yellow)
    if signal.weight <= 0:
        raise part.reject("weight", signal.weight, "more than 0")
    if signal.valid_days is not None and signal.valid_days < 1:
        raise part.reject("valid_days", signal.valid_days, "at least one day")
    if signal.half_life_days is not None and signal.half_life_days < 1:
        raise part.reject("half_life_days", signal.half_life_days, "at least one day")


def _expect_order(part: Entry[Signal], path: str, green: float, yellow: float) -> None:
    higher = part.item.direction is Direction.HIGHER
    if not (green > yellow if higher else green < yellow):
        expected = f"{'below' if higher else 'above'} green, {green:g}"
        raise part.reject(f"{path}yellow", yellow, expected)


def _check_ends(part: Entry[Signal]) -> None:
    signal = part.item
    for key, end in (("worst", signal.worst), ("best", signal.best)):
        if signal.shape in LINEAR and end is None:
            raise part.missing(key, f"the value at which “{signal.shape}” ends")
        if signal.shape not in LINEAR and end is not None:
            raise part.reject(key, end, f"none for the shape “{signal.shape}”")
    if signal.worst is None or signal.best is None:
        return
    higher = signal.direction is Direction.HIGHER
    if not (signal.best > signal.worst if higher else signal.best < signal.worst):
        expected = f"{'below' if higher else 'above'} best, {signal.best:g}"
        raise part.reject("worst", signal.worst, expected)


def _check_exceptions(part: Entry[Signal], known: Subjects) -> None:
    for number, exception in enumerate(part.item.exceptions, start=1):
        path = f"exceptions[{number}]"
        if not exception.when:
            raise part.missing(f"{path}.when", "at least one condition")
        check_conditions(part, f"{path}.when", exception.when, known, may_ask_scores=False)
        _expect_order(part, f"{path}.", exception.green, exception.yellow)
