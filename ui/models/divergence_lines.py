"""How far roles are apart, as lines beside the heatmap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csdesk.model.assessments import Observation
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument
from csdesk.model.responses import Divergence, Response
from csdesk.report.divergence_words import divergence_sentence
from csdesk.report.document import StatusWord
from csdesk.report.sections.divergence import LARGE, SMALL
from csdesk.scoring.divergence import (
    Compared,
    area_divergence,
    compare_roles,
    is_large,
    large_divergence,
)


@dataclass(frozen=True, slots=True)
class DivergenceLine:
    """One area or question on which roles differ, in a sentence of roles and figures."""

    divergence: Divergence
    sentence: str
    status: StatusWord
    is_kept: bool
    """Whether an observation says it already."""


def compare_instruments(
    instruments: Iterable[Instrument], responses: Sequence[Response]
) -> tuple[Compared, ...]:
    """Return the instruments of which two roles answered the same questions.

    Those with the most questions on which roles are far apart come first.
    """
    known = compare_roles(instruments, responses)
    return tuple(sorted(known, key=lambda one: -len(large_divergence(one.found))))


def shown_divergence(compared: Compared, area: AreaId | None) -> tuple[Divergence, ...]:
    """Return the areas of an instrument; with an area, its questions."""
    if area is None:
        return area_divergence(compared.found)
    return tuple(one for one in compared.found if one.question and one.area == area)


def list_divergence(
    instrument: Instrument, shown: Iterable[Divergence], observations: Iterable[Observation]
) -> tuple[DivergenceLine, ...]:
    """Return what differs at all, the widest first."""
    said = {observation.issue for observation in observations}
    lines = [_line(instrument, one, said) for one in shown if one.spread]
    return tuple(sorted(lines, key=lambda line: -(line.divergence.spread or 0)))


def _line(instrument: Instrument, divergence: Divergence, said: set[str]) -> DivergenceLine:
    sentence = divergence_sentence(instrument, divergence)
    status = LARGE if is_large(divergence) else SMALL
    return DivergenceLine(divergence, sentence, status, sentence in said)
