"""Ladders and marks: tiers that count upwards, and ask for more the higher they stand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.ladders import Mark, Tier


def check_ladder(found: InstrumentContents) -> None:
    """Check the tiers of one instrument, their needs, and the words for its index."""
    for number, tier in enumerate(found.tiers, start=1):
        if tier.item.number != number:
            raise tier.reject("number", tier.item.number, f"{number}, tiers ascend from 1")
        _check_needs(tier)
    for lower, higher in pairwise(found.tiers):
        _check_rise(lower, higher)
    _check_head(found)
    _check_marks(found.of("mark"))


def _needs_of(tier: Tier) -> Mapping[int, float]:
    """Return the percentage that a tier asks of each rung: where it says none, all of each."""
    if not tier.needs:
        return dict.fromkeys(range(1, tier.number + 1), 100.0)
    return {need.rung: need.percent for need in tier.needs}


def _check_needs(tier: Entry[Tier]) -> None:
    own = tier.item.number
    rungs = [need.rung for need in tier.item.needs]
    for number, need in enumerate(tier.item.needs, start=1):
        if not 1 <= need.rung <= own:
            raise tier.reject(f"needs[{number}].rung", need.rung, f"from 1 to {own}, its own rung")
        if not 0 < need.percent <= 100:
            expected = "above 0 and at most 100"
            raise tier.reject(f"needs[{number}].percent", need.percent, expected)
    if len(set(rungs)) != len(rungs):
        raise tier.reject("needs.rung", _listed(rungs), "each rung once")
    if rungs and own not in rungs:
        raise tier.reject("needs.rung", _listed(rungs), f"one for {own}, its own rung")
    _check_fall(tier)


def _check_fall(tier: Entry[Tier]) -> None:
    for lower, higher in pairwise(sorted(tier.item.needs, key=lambda need: need.rung)):
        if higher.percent > lower.percent:
            expected = f"at most {lower.percent:g}, what the tier asks of rung {lower.rung}"
            raise tier.reject("needs.percent", higher.percent, expected)


def _check_rise(lower: Entry[Tier], higher: Entry[Tier]) -> None:
    asked = _needs_of(higher.item)
    for rung, percent in _needs_of(lower.item).items():
        if asked.get(rung, 0) < percent:
            expected = f"at least {percent:g} of rung {rung}, as tier {lower.item.number} asks"
            raise higher.reject("needs.percent", asked.get(rung, 0), expected)


def _check_head(found: InstrumentContents) -> None:
    head, highest = found.head, len(found.tiers)
    if not 0 < head.item.pass_credit <= 1:
        raise head.reject("pass_credit", head.item.pass_credit, "above 0 and at most 1")
    if not 0 <= head.item.lowest_tier <= highest:
        expected = f"0, or a tier up to {highest}" if highest else "0, as there are no tiers"
        raise head.reject("lowest_tier", head.item.lowest_tier, expected)
    for key in ("points", "minutes"):
        value = getattr(head.item, key)
        if value is not None and value <= 0:
            raise head.reject(key, value, "above 0")


def _check_marks(marks: tuple[Entry[Mark], ...]) -> None:
    if marks and marks[0].item.at_least != 0:
        expected = "0, as the first mark is the lowest"
        raise marks[0].reject("at_least", marks[0].item.at_least, expected)
    for lower, higher in pairwise(marks):
        if not lower.item.at_least < higher.item.at_least <= 100:
            expected = f"above {lower.item.at_least:g} and at most 100"
            raise higher.reject("at_least", higher.item.at_least, expected)


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers)
