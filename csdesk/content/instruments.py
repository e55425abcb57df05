"""Reads one instrument: a folder of TOML files with its ladder, its areas and its questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.content.contents import Contents, Entry, read_contents
from csdesk.content.files import read_files
from csdesk.content.rejection import MISSING, rejection
from csdesk.model.identifiers import InstrumentId, QuestionId
from csdesk.model.instruments import Area, Instrument, Question, Tier

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class InstrumentHead:
    """What stands above the tiers, areas and questions of an instrument."""

    id: InstrumentId
    version: str
    name: str
    description: str
    overall_questions: tuple[QuestionId, ...]
    pass_credit: float = 1.0


SECTIONS: dict[str, type] = {
    "instrument": InstrumentHead,
    "tier": Tier,
    "area": Area,
    "question": Question,
}


@dataclass(frozen=True, slots=True)
class InstrumentContents:
    """An instrument with the places its parts stand at."""

    instrument: Instrument
    head: Entry[InstrumentHead]
    tiers: tuple[Entry[Tier], ...]
    areas: tuple[Entry[Area], ...]
    questions: tuple[Entry[Question], ...]


def read_instrument(folder: Traversable) -> InstrumentContents:
    """Return the instrument of a folder; its questions follow the order of its areas."""
    name = f"assessments/{folder.name}"
    contents = read_contents(read_files(folder, name), SECTIONS)
    head = _read_head(contents, name)
    tiers = contents.of("tier")
    areas = contents.of("area")
    questions = _order(contents.of("question"), areas)
    instrument = Instrument(
        id=head.item.id,
        version=head.item.version,
        name=head.item.name,
        description=head.item.description,
        tiers=tuple(entry.item for entry in tiers),
        areas=tuple(entry.item for entry in areas),
        questions=tuple(entry.item for entry in questions),
        overall_questions=head.item.overall_questions,
        pass_credit=head.item.pass_credit,
    )
    return InstrumentContents(instrument, head, tiers, areas, questions)


def _read_head(contents: Contents, name: str) -> Entry[InstrumentHead]:
    heads = contents.of("instrument")
    if len(heads) != 1:
        found = ", ".join(head.item.id for head in heads) or MISSING
        raise rejection(name, "instrument", found, "exactly one [instrument] table")
    return heads[0]


def _order(
    questions: tuple[Entry[Question], ...], areas: tuple[Entry[Area], ...]
) -> tuple[Entry[Question], ...]:
    places = {area.item.id: place for place, area in enumerate(areas)}
    return tuple(sorted(questions, key=lambda entry: places.get(entry.item.area, len(places))))
