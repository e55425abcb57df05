"""The level of what is made of areas: a dimension, and the whole instrument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from csdesk.model.areas import Dimension
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import OVERALL
from csdesk.model.levels import AreaLevel, LevelState
from csdesk.scoring.maturity.areas import mean, state_of

Parts = Sequence[tuple[AreaLevel, float]]
"""Levels with the weight that each has in the whole."""


def score_dimension(dimension: Dimension, areas: Mapping[AreaId, AreaLevel]) -> AreaLevel:
    """Return the index of a dimension: the mean of its areas by weight; it has no tier."""
    parts = [(areas[share.area], share.weight) for share in dimension.shares]
    return _combine(count(dimension.id, [level for level, _ in parts]), parts)


def describe_whole(areas: Parts, dimensions: Parts, counted: Iterable[AreaLevel]) -> AreaLevel:
    """Return the level of a whole instrument from its practice areas, or its dimensions."""
    whole = _combine(count(OVERALL, counted), dimensions or areas)
    return _place_lowest(whole, [level for level, _ in areas])


def _combine(counted: AreaLevel, parts: Parts) -> AreaLevel:
    """Give a whole the index of its assessed parts, and the range of all that can be assessed.

    A part without an index still widens the range: it may turn out worst or best.
    """
    index = mean((level.index, weight) for level, weight in parts if level.index is not None)
    low = mean((level.low, weight) for level, weight in parts if level.low is not None)
    high = mean((level.high, weight) for level, weight in parts if level.high is not None)
    sure = [(level.confidence, weight) for level, weight in parts if level.confidence is not None]
    ranged = replace(counted, index=index, low=low, high=high, confidence=mean(sure))
    if index is None or low is None or high is None:
        return replace(ranged, state=LevelState.NOT_ASSESSED)
    return replace(ranged, low=min(low, index), high=max(high, index))


def count(whole: AreaId, parts: Iterable[AreaLevel]) -> AreaLevel:
    """Return what the parts of a whole count together, without level and index."""
    levels = list(parts)
    answered = sum(level.answered for level in levels)
    applicable = sum(level.applicable for level in levels)
    return AreaLevel(
        area=whole,
        tier=None,
        index=None,
        low=None,
        high=None,
        answered=answered,
        applicable=applicable,
        state=state_of(answered, applicable),
        not_applicable=sum(level.not_applicable for level in levels),
        deferred=sum(level.deferred for level in levels),
    )


def _place_lowest(whole: AreaLevel, areas: Sequence[AreaLevel]) -> AreaLevel:
    """Place a whole at the tier of its lowest assessed area; not met where that one is not."""
    tiers = [level.tier for level in areas if level.tier is not None and level.index is not None]
    if not tiers:
        return whole
    lowest = min(tiers)
    return replace(
        whole,
        tier=lowest,
        is_met=all(level.is_met for level in areas if level.index is not None),
        tier_low=min([lowest, *(one.tier_low for one in areas if one.tier_low is not None)]),
        tier_high=max(lowest, min(one.tier_high for one in areas if one.tier_high is not None)),
    )


def average_tiers(parts: Parts) -> tuple[float | None, float | None, float | None]:
    """Return the mean tier of the assessed areas, and its worst and best case over all."""
    on_ladder = [(level, weight) for level, weight in parts if level.tier is not None]
    assessed = [(level, weight) for level, weight in on_ladder if level.index is not None]
    average = mean((level.tier or 0, weight) for level, weight in assessed)
    if average is None:
        return None, None, None
    low = mean((level.tier_low or 0, weight) for level, weight in on_ladder)
    high = mean((level.tier_high or 0, weight) for level, weight in on_ladder)
    return average, min(average, low or 0.0), max(average, high or 0.0)
