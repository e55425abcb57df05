"""Lifts: each about a tier that exists, once, with ranges that rise from tier to tier."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from csdesk.content.checks.identities import check_once
from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.identifiers import InstrumentId
from csdesk.model.lifts import Lift

SCENARIOS = ("conservative", "optimistic")


def check_lifts(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check the lifts that are said to go with the tiers of instruments."""
    tiers = {
        found.instrument.id: {tier.number for tier in found.instrument.tiers}
        for found in instruments
    }
    entries: tuple[Entry[Lift], ...] = contents.of("lift")
    for entry in entries:
        _check_tier(entry, tiers)
        _check_ranges(entry)
    check_once(entries, "tier", lambda lift: (lift.instrument, lift.tier))
    _check_order(tuple(entry for entry in entries if entry.item.tier is not None))


def _check_tier(entry: Entry[Lift], tiers: Mapping[InstrumentId, Collection[int]]) -> None:
    lift = entry.item
    if lift.instrument not in tiers:
        raise entry.reject("instrument", lift.instrument, "the id of an instrument")
    if lift.tier is not None and lift.tier not in tiers[lift.instrument]:
        raise entry.reject("tier", lift.tier, "the number of a tier of the instrument")


def _check_ranges(entry: Entry[Lift]) -> None:
    for scenario in SCENARIOS:
        span = getattr(entry.item, scenario)
        if not span.low < span.high:
            raise entry.reject(f"{scenario}.low", span.low, f"below high, {span.high:g}")


def _check_order(entries: tuple[Entry[Lift], ...]) -> None:
    ordered = sorted(entries, key=lambda entry: (entry.item.instrument, entry.item.tier or 0))
    for lower, higher in pairwise(ordered):
        if lower.item.instrument == higher.item.instrument:
            _check_rise(lower, higher)


def _check_rise(lower: Entry[Lift], higher: Entry[Lift]) -> None:
    for scenario in SCENARIOS:
        least, found = getattr(lower.item, scenario).low, getattr(higher.item, scenario).low
        if found <= least:
            raise higher.reject(f"{scenario}.low", found, f"above {least:g}, as in {lower.key}")
