"""Instruments: ladders, checklists, matrices and diagnostics, as content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.areas import Area, AreaKind, Dimension, Function, Origin
from csdesk.model.claims import ClaimCheck
from csdesk.model.identifiers import (
    AreaId,
    ChoiceId,
    InitiativeId,
    InstrumentId,
    QuestionId,
)
from csdesk.model.ladders import Mark, Tier
from csdesk.model.respondents import RespondentRole

MATURITY_LADDER = InstrumentId("maturity_ladder")
"""The instrument whose areas are the pillars that findings and initiatives stand under."""
OVERALL = AreaId("overall")
"""Stands for the whole instrument, where a question or a level belongs to no single area."""

OVERALL_NAME = "The whole"


class Polarity(StrEnum):
    """Whether saying yes to a question is good or bad news (D34)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class QuestionKind(StrEnum):
    """What an answer to a question is."""

    CHOICE = "choice"
    """One of several answers, each with the credit that it earns."""
    FACT = "fact"
    """One of several answers of which none is better than another; it earns nothing."""
    TEXT = "text"
    NUMBER = "number"


class Subject(StrEnum):
    """What an instrument is walked through for."""

    COMPANY = "company"
    ACCOUNT = "account"
    """Once for each customer that one chooses."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a question offers. ``credit`` is 0 (nothing achieved) to 1 (criterion met)."""

    id: ChoiceId
    label: str
    practice: str
    """What this answer looks like in practice."""
    credit: float
    improvement: str = ""
    """What would lift this answer, with the usual effort; empty on a choice with full credit."""
    rung: int | None = None
    """The highest tier that this answer shows to be in place, where its question has no tier."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an area.

    ``tier`` is the rung that it decides about; None where its choices carry rungs of their own,
    and for a question outside any ladder.
    """

    id: QuestionId
    area: AreaId
    short: str
    """Two or three words for lists."""
    text: str
    why: str
    tier: int | None = None
    polarity: Polarity = Polarity.POSITIVE
    choices: tuple[Choice, ...] = ()
    weight: float = 1.0
    kind: QuestionKind = QuestionKind.CHOICE
    revision: int = 1
    """Raised by the author when the criteria change, so that older answers are confirmed again."""
    may_not_apply: bool = False
    """Whether "not applicable", with a reason, is an answer to this question."""
    needs_owner: bool = False
    """Whether somebody has to be named who looks after what is asked about."""
    asked: tuple[RespondentRole, ...] = ()
    """Whose packets hold the question; empty: everybody's."""
    checks: tuple[ClaimCheck, ...] = ()
    """What the client's own data should show where the answer claims it."""
    from_data: bool = False
    """Whether the data answer it, through its checks, as long as nobody has (S3.8 to S3.13)."""
    initiatives: tuple[InitiativeId, ...] = ()
    """What would close the gap that a weak answer shows."""
    unit: str = ""
    """The unit of a number, such as "EUR" or "customers"."""
    due_day: int | None = None
    """Days after the start by which it is due, in an instrument about one customer."""
    origin: Origin = Origin.SOURCE
    source: str = ""
    """The system of the source texts it comes from ("S3.2")."""
    lender: InstrumentId | None = None
    """The instrument that asks it itself, where it only counts here as well."""

    def choice(self, choice_id: ChoiceId) -> Choice:
        """Return the choice with this id; KeyError when the question has none."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)


@dataclass(frozen=True, slots=True)
class Grid:
    """Questions that stand in rows and columns: the matrix view asks them as one table (S0.7).

    ``cells`` names a question for each column of each row, row by row.
    """

    area: AreaId
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Numbers of several people that should be one number (S4.21).

    ``tolerance`` is the spread, in percent of the largest, that is still the same number.
    """

    id: str
    name: str
    questions: tuple[QuestionId, ...]
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Instrument:
    """A set of questions with its ladder, as shipped content."""

    id: InstrumentId
    version: str
    name: str
    description: str
    tiers: tuple[Tier, ...]
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]
    overall_questions: tuple[QuestionId, ...]
    """Questions about the whole, which belong to no area's level (their ``tier`` is None)."""
    pass_credit: float = 1.0
    """Credit from which a question counts as passed on its rung (S1.15)."""
    lowest_tier: int = 0
    """The tier that nobody is below, even where not all of it is met (S1.15)."""
    subject: Subject = Subject.COMPANY
    dimensions: tuple[Dimension, ...] = ()
    functions: tuple[Function, ...] = ()
    """What the audit can be limited to."""
    grids: tuple[Grid, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Words for the index where there is no ladder, the lowest first."""
    points: float | None = None
    """Points of an answer with full credit, where the instrument counts points (S4.29)."""
    minutes: int | None = None
    """How long it takes to walk through."""
    shows: str = ""
    """What its answers show, as it goes on after "Shows"."""
    place: int = 100
    """Where it stands among the instruments, the lowest first."""
    source: str = ""

    def question(self, question_id: QuestionId) -> Question:
        """Return the question with this id; KeyError when the instrument has none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    @property
    def area_names(self) -> Mapping[AreaId, str]:
        """Return the name of each area by its id."""
        return {area.id: area.name for area in self.areas}

    def area_name(self, area: AreaId) -> str:
        """Return the name of an area; "The whole" for what belongs to none."""
        return self.area_names.get(area, OVERALL_NAME)

    @property
    def practice_areas(self) -> tuple[Area, ...]:
        """Return the areas that count towards the whole."""
        return tuple(area for area in self.areas if area.kind is AreaKind.PRACTICE)

    def area_questions(self, area: AreaId) -> tuple[Question, ...]:
        """Return the questions of an area in their order."""
        return tuple(q for q in self.questions if q.area == area)

    def tier_name(self, number: int) -> str:
        """Return the name of a rung; "Not in place" below the first."""
        for tier in self.tiers:
            if tier.number == number:
                return tier.name
        return "Not in place"
