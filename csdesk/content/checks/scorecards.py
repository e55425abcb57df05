"""Scorecards: weights are points of 100, bands stand in order."""

from __future__ import annotations

from csdesk.content.contents import Contents, Entry
from csdesk.model.directions import Direction
from csdesk.model.scorecards import Scorecard, Signal

_DERIVATIONS = ("value", "days_until", "per_month")


def check_scorecards(contents: Contents) -> None:
    """Check the weights, bands and signals of every scorecard."""
    for card in contents.of("scorecard"):
        _check_weights(card)
        _check_bands(card)
        for number, signal in enumerate(card.item.signals, start=1):
            _check_signal(card, f"signals[{number}] “{signal.id}”", signal)


def _check_weights(card: Entry[Scorecard]) -> None:
    total = sum(signal.weight for signal in card.item.signals)
    if total != 100:
        raise card.reject("signals.weight", f"{total} in sum", "weights that sum to 100")
    ids = [signal.id for signal in card.item.signals]
    for signal_id in ids:
        if ids.count(signal_id) > 1:
            raise card.reject("signals.id", signal_id, "one that is used once in the scorecard")


def _check_bands(card: Entry[Scorecard]) -> None:
    item = card.item
    if not 0 < item.yellow < item.green <= 100:
        raise card.reject("yellow", item.yellow, f"above 0 and below green, {item.green:g}")
    if not 0 < item.minimum_coverage < item.sufficient_coverage <= 100:
        expected = f"above 0 and below sufficient_coverage, {item.sufficient_coverage:g}"
        raise card.reject("minimum_coverage", item.minimum_coverage, expected)


def _check_signal(card: Entry[Scorecard], path: str, signal: Signal) -> None:
    higher = signal.direction is Direction.HIGHER
    in_order = signal.green > signal.yellow if higher else signal.green < signal.yellow
    if not in_order:
        expected = f"{'below' if higher else 'above'} green, {signal.green:g}"
        raise card.reject(f"{path}.yellow", signal.yellow, expected)
    if signal.weight <= 0:
        raise card.reject(f"{path}.weight", signal.weight, "more than 0")
    if signal.derivation not in _DERIVATIONS:
        wanted = f"one of: {', '.join(_DERIVATIONS)}"
        raise card.reject(f"{path}.derivation", signal.derivation, wanted)
    if not signal.fields:
        raise card.missing(f"{path}.fields", "at least one account field")
