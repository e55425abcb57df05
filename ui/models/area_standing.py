"""Where an area stands, where it aims, and where it stood before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.formatting import level_word, number
from csdesk.model.areas import AreaKind
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from ui.models.walk_sheet import WalkSheet


@dataclass(frozen=True, slots=True)
class AreaStanding:
    """The words for the level of an area; empty where there is nothing to say.

    ``target`` None: the instrument has no ladder. ``supported`` is what the data leave of it.
    """

    now: str
    target: int | None
    target_word: str
    previous: str
    supported: str


def read_standing(sheet: WalkSheet, result: MaturityResult, area: AreaId) -> AreaStanding | None:
    """Return where an area stands by these answers; None for what has no level, such as facts."""
    level = find_level(result.areas, area)
    kinds = {known.id: known.kind for known in sheet.instrument.areas}
    if level is None or kinds.get(area) is AreaKind.FACTS:
        return None
    assessment, instrument = sheet.assessment, sheet.instrument
    target = assessment.targets.get(area) if instrument.tiers else None
    before = find_level(assessment.previous.areas, area) if assessment.previous else None
    return AreaStanding(
        now=standing_words(level, instrument),
        target=target,
        target_word=instrument.tier_name(target) if target else "",
        previous=_stands(before, instrument) if before and before.index is not None else "",
        supported=_supported(sheet, area),
    )


def standing_words(level: AreaLevel, instrument: Instrument) -> str:
    """Return a level as "Repeatable, provisional", or an index where there is no ladder."""
    note = ", provisional" if level.state is LevelState.PROVISIONAL else ""
    return f"{_stands(level, instrument)}{note}"


def find_level(levels: Iterable[AreaLevel], area: AreaId) -> AreaLevel | None:
    """Return the level of an area among others."""
    return next((level for level in levels if level.area == area), None)


def _supported(sheet: WalkSheet, area: AreaId) -> str:
    claimed = find_level(sheet.assessment.claimed.areas, area)
    supported = find_level(sheet.assessment.supported.areas, area)
    if claimed is None or supported is None or supported.index == claimed.index:
        return ""
    return _stands(supported, sheet.instrument)


def _stands(level: AreaLevel, instrument: Instrument) -> str:
    word = level_word(level, instrument)
    if level.index is None or level.tier is not None:
        return word
    points = f"{number(level.index)} of 100"
    return f"{points}, {word[0].lower()}{word[1:]}" if word else points
