"""How far the symptoms of each dysfunction are there (S3.14 to S3.18)."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import percent
from csdesk.model.areas import Area, AreaKind
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, MaturityResult

THERE_FROM = 50
"""The match from which on a dysfunction is there, as the shipped rules have it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How far a dysfunction matches, 0 to 100, with its least and most likely value."""

    area: Area
    match: float
    least: float
    most: float
    answered: int
    applicable: int


def rank_dysfunctions(instrument: Instrument, result: MaturityResult) -> tuple[Match, ...]:
    """Return the dysfunctions of an instrument that are assessed, the best match first."""
    matches = [
        match
        for area in instrument.areas
        if area.kind is AreaKind.SYMPTOMS
        and (match := _match(area, result.area(area.id))) is not None
    ]
    return tuple(sorted(matches, key=lambda match: -match.match))


def _match(area: Area, level: AreaLevel) -> Match | None:
    """Return 100 less the index of an area of symptoms; None where nothing is answered."""
    if level.index is None or level.low is None or level.high is None:
        return None
    return Match(
        area,
        match=100 - level.index,
        least=100 - level.high,
        most=100 - level.low,
        answered=level.answered,
        applicable=level.applicable,
    )


def match_words(match: Match) -> str:
    """Return "62.5%", or "62.5%, between 25% and 100%" where answers are open or doubtful."""
    words = percent(match.match, trim=True)
    least, most = percent(match.least, trim=True), percent(match.most, trim=True)
    return words if least == most else f"{words}, between {least} and {most}"
