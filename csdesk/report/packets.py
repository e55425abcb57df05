"""A packet to hand out: the questions of instruments as a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from types import MappingProxyType

from csdesk.formatting.respondents import role_group
from csdesk.model.identifiers import FunctionId, InstrumentId, QuestionId
from csdesk.model.instruments import Instrument, Question, QuestionKind
from csdesk.model.questionnaires import NOT_APPLICABLE
from csdesk.model.respondents import RespondentRole
from csdesk.report.brand import NO_BRAND, ReportBrand
from csdesk.scoring.maturity import EVERYTHING, find_left_out

MINUTES_A_QUESTION = 1.0
"""Where the instrument does not say how long it takes."""
ROUNDED_TO = 5
ALL_FUNCTIONS: Mapping[InstrumentId, frozenset[FunctionId]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One line of the form."""

    question: Question
    area: str

    @property
    def choices(self) -> tuple[str, ...]:
        """Return what may be answered, "Not applicable" last; nothing where one writes freely."""
        labels = tuple(choice.label for choice in self.question.choices)
        return (*labels, NOT_APPLICABLE) if labels and self.question.may_not_apply else labels

    @property
    def meanings(self) -> str:
        """Return what each answer means, one on a line."""
        question = self.question
        lines = [_meaning(choice.label, choice.practice) for choice in question.choices]
        if question.kind is QuestionKind.NUMBER:
            lines.append(f"A number: {question.unit}." if question.unit else "A number.")
        elif question.kind is QuestionKind.TEXT:
            lines.append("In your own words.")
        if question.may_not_apply:
            lines.append(f"{NOT_APPLICABLE}: it makes no sense for this company; say why.")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class PacketSheet:
    """The questions of one instrument."""

    instrument: Instrument
    rows: tuple[PacketRow, ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """A form with a cover. Without a client it is the empty questionnaire of an instrument."""

    sheets: tuple[PacketSheet, ...]
    client: str = ""
    engagement: str = ""
    role: RespondentRole | None = None
    person: str = ""
    asked_by: str = ""
    due_on: date | None = None
    brand: ReportBrand = NO_BRAND

    @property
    def title(self) -> str:
        """Return what the form is called."""
        if not self.client:
            return self.sheets[0].instrument.name
        if self.role is None:
            return f"Questions about {self.client}"
        return f"Questions for {role_group(self.role)}"

    @property
    def questions(self) -> int:
        """Return how many questions it asks."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    @property
    def minutes(self) -> int:
        """Return how long it takes, in minutes, rounded up to five."""
        return ROUNDED_TO * ceil(sum(map(_minutes, self.sheets)) / ROUNDED_TO)


def ask_questions(
    instruments: Iterable[Instrument],
    role: RespondentRole | None = None,
    functions: Mapping[InstrumentId, frozenset[FunctionId]] = ALL_FUNCTIONS,
) -> tuple[PacketSheet, ...]:
    """Return the questions for a role, each once, whichever instruments share it.

    Areas outside the chosen functions are left out, and instruments that ask the role nothing.
    """
    asked: set[QuestionId] = set()
    sheets = []
    for instrument in instruments:
        left_out = find_left_out(instrument, functions.get(instrument.id, EVERYTHING))
        questions = [
            question
            for question in instrument.questions
            if question.id not in asked
            and is_asked(question, role)
            and question.area not in left_out
        ]
        asked.update(question.id for question in questions)
        rows = tuple(PacketRow(one, instrument.area_name(one.area)) for one in questions)
        sheets += [PacketSheet(instrument, rows)] if rows else []
    return tuple(sheets)


def is_asked(question: Question, role: RespondentRole | None) -> bool:
    """Say whether a role's packets hold a question; without a role every question is asked."""
    return role is None or not question.asked or role in question.asked


def _meaning(label: str, practice: str) -> str:
    return f"{label}: {practice}" if practice else label


def _minutes(sheet: PacketSheet) -> float:
    """Return the part of the instrument's time that its questions here take."""
    instrument = sheet.instrument
    if instrument.minutes is None or not instrument.questions:
        return MINUTES_A_QUESTION * len(sheet.rows)
    return instrument.minutes * len(sheet.rows) / len(instrument.questions)
