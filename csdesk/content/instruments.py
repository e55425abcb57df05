"""Reads instruments: each a folder of TOML files with its areas, its questions and its ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from csdesk.content.contents import Contents, Entry, read_contents
from csdesk.content.files import find_folders, read_files
from csdesk.content.questions import (
    Scale,
    SharedQuestion,
    WrittenQuestion,
    finish_question,
    lend_question,
)
from csdesk.content.rejection import MISSING, rejection
from csdesk.model.areas import Area, Dimension, Function
from csdesk.model.identifiers import InstrumentId, QuestionId
from csdesk.model.instruments import Grid, Instrument, Question, Reconciliation, Subject
from csdesk.model.ladders import Mark, Tier

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class InstrumentHead:
    """What stands above the areas and questions of an instrument."""

    id: InstrumentId
    version: str
    name: str
    description: str
    overall_questions: tuple[QuestionId, ...] = ()
    pass_credit: float = 1.0
    lowest_tier: int = 0
    subject: Subject = Subject.COMPANY
    points: float | None = None
    minutes: int | None = None
    shows: str = ""
    place: int = 100
    source: str = ""


SECTIONS: dict[str, type] = {
    "instrument": InstrumentHead,
    "tier": Tier,
    "mark": Mark,
    "area": Area,
    "dimension": Dimension,
    "function": Function,
    "grid": Grid,
    "reconciliation": Reconciliation,
    "scale": Scale,
    "question": WrittenQuestion,
    "shared": SharedQuestion,
}


@dataclass(frozen=True, slots=True)
class InstrumentContents:
    """An instrument with the places its parts stand at."""

    instrument: Instrument
    head: Entry[InstrumentHead]
    questions: tuple[Entry[Question], ...]
    """Its own, in the order of its areas."""
    contents: Contents
    shared: tuple[Entry[Question], ...] = ()
    """Those of other instruments, as they count here."""

    def of(self, section: str) -> tuple[Entry[Any], ...]:
        """Return what is written in one section, question by question as it was written."""
        return self.contents.of(section)

    @property
    def tiers(self) -> tuple[Entry[Tier], ...]:
        """Return the rungs of the ladder; none where there is no ladder."""
        return self.contents.of("tier")

    @property
    def areas(self) -> tuple[Entry[Area], ...]:
        """Return the areas in their order."""
        return self.contents.of("area")


def read_instruments(assessments: Traversable) -> tuple[InstrumentContents, ...]:
    """Return the instruments of all folders, each with the questions that it shares."""
    found = tuple(
        read_instrument(folder, f"assessments/{folder.name}")
        for folder in find_folders(assessments)
    )
    lenders = tuple(one.instrument for one in found)
    return tuple(add_shared(one, lenders) for one in found)


def read_instrument(folder: Traversable, name: str) -> InstrumentContents:
    """Return the instrument of a folder, called ``name``, without what it shares."""
    return put_together(read_contents(read_files(folder, name), SECTIONS), name)


def put_together(contents: Contents, name: str) -> InstrumentContents:
    """Return the instrument that was written; its questions follow the order of its areas."""
    head = _read_head(contents, name)
    scales = {entry.item.id: entry for entry in contents.of("scale")}
    written = [finish_question(entry, scales) for entry in contents.of("question")]
    areas = contents.items("area")
    questions = tuple(sorted(written, key=lambda entry: _place(entry.item, areas)))
    values = {item.name: getattr(head.item, item.name) for item in fields(InstrumentHead)}
    instrument = Instrument(
        **values,
        tiers=contents.items("tier"),
        areas=areas,
        questions=tuple(entry.item for entry in questions),
        dimensions=contents.items("dimension"),
        functions=contents.items("function"),
        grids=contents.items("grid"),
        reconciliations=contents.items("reconciliation"),
        marks=contents.items("mark"),
    )
    return InstrumentContents(instrument, head, questions, contents)


def add_shared(found: InstrumentContents, lenders: Iterable[Instrument]) -> InstrumentContents:
    """Return the instrument with those questions of ``lenders`` that it counts as well."""
    known = {
        question.id: (lender.id, question)
        for lender in lenders
        for question in lender.questions
        if question.lender is None and lender.id != found.head.item.id
    }
    shared = tuple(_find_shared(entry, known) for entry in found.of("shared"))
    areas = found.instrument.areas
    together = (*found.instrument.questions, *(entry.item for entry in shared))
    ordered = tuple(sorted(together, key=lambda question: _place(question, areas)))
    return replace(found, instrument=replace(found.instrument, questions=ordered), shared=shared)


def _find_shared(
    entry: Entry[SharedQuestion], known: Mapping[QuestionId, tuple[InstrumentId, Question]]
) -> Entry[Question]:
    shared = entry.item
    if shared.question not in known:
        wanted = "the id of a question that another instrument asks itself"
        raise entry.reject("question", shared.question, wanted)
    lender, question = known[shared.question]
    return entry.part("", lend_question(question, lender, shared))


def _read_head(contents: Contents, name: str) -> Entry[InstrumentHead]:
    heads = contents.of("instrument")
    if len(heads) != 1:
        found = ", ".join(head.item.id for head in heads) or MISSING
        raise rejection(name, "instrument", found, "exactly one [instrument] table")
    return heads[0]


def _place(question: Question, areas: tuple[Area, ...]) -> int:
    places = {area.id: place for place, area in enumerate(areas)}
    return places.get(question.area, len(places))
