"""Instruments (ladders, checklists), the answers given to them, and the levels that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, KpiId, QuestionId

OVERALL = AreaId("overall")
"""Stands for the whole instrument, where a question or a level belongs to no single area."""
OVERALL_NAME = "The whole"


class Polarity(StrEnum):
    """Whether saying yes to a question is good or bad news (D34)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Confidence(StrEnum):
    """How sure the respondent is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a question offers. ``credit`` is 0 (nothing achieved) to 1 (criterion met)."""

    id: ChoiceId
    label: str
    practice: str
    """What this answer looks like in practice."""
    credit: float
    improvement: str = ""
    """What would lift this answer to full credit; empty on a choice with full credit."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an area. ``tier`` is 1 to 4, or None for a question outside the ladder."""

    id: QuestionId
    area: AreaId
    short: str
    """Two or three words for lists."""
    text: str
    why: str
    tier: int | None
    polarity: Polarity
    choices: tuple[Choice, ...]
    weight: float = 1.0

    def choice(self, choice_id: ChoiceId) -> Choice:
        """Return the choice with this id; KeyError when the question has none."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)


@dataclass(frozen=True, slots=True)
class KpiTarget:
    """A KPI that an area aims at, as the source text states it; ``value`` None: no number given."""

    name: str
    value: float | None
    unit: str
    kpi: KpiId | None = None
    """The computed KPI that shows the actual value, where csdesk has one."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of an instrument that gets a level of its own (a pillar of the ladder)."""

    id: AreaId
    name: str
    definition: str
    inputs: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    targets: tuple[KpiTarget, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    """A rung of the ladder; ``number`` counts from 1, 0 stands for "not in place"."""

    number: int
    name: str
    meaning: str


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

    def area_questions(self, area: AreaId) -> tuple[Question, ...]:
        """Return the questions of an area in their order."""
        return tuple(q for q in self.questions if q.area == area)

    def tier_name(self, number: int) -> str:
        """Return the name of a rung; "Not in place" below the first."""
        for tier in self.tiers:
            if tier.number == number:
                return tier.name
        return "Not in place"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question: a choice, or a reason why it does not apply."""

    question: QuestionId
    choice: ChoiceId | None
    not_applicable_reason: str = ""
    confidence: Confidence = Confidence.MEDIUM
    evidence: str = ""
    note: str = ""
    flagged: bool = False
    respondent: str = ""


class LevelState(StrEnum):
    """How far a level can be trusted."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    """Some questions that apply are unanswered."""
    NOT_ASSESSED = "not_assessed"
    """Nothing is answered, or nothing applies."""


@dataclass(frozen=True, slots=True)
class AreaLevel:
    """The level of one area.

    ``tier`` 0 to 4 (None: not assessed). ``index``, ``low``, ``high`` 0 to 100: the weighted mean
    credit of the answered questions, and its worst and best case over what is unanswered or
    uncertain.
    """

    area: AreaId
    tier: int | None
    index: float | None
    low: float | None
    high: float | None
    answered: int
    applicable: int
    state: LevelState


@dataclass(frozen=True, slots=True)
class MaturityResult:
    """The levels of all areas, and of the whole: its tier is the lowest of the areas (S1.15)."""

    instrument: InstrumentId
    areas: tuple[AreaLevel, ...]
    overall: AreaLevel
    average_tier: float | None
    """Mean tier of the assessed areas, shown beside the lowest."""

    def area(self, area: AreaId) -> AreaLevel:
        """Return the level of one area; KeyError when there is none."""
        for level in self.areas:
            if level.area == area:
                return level
        raise KeyError(area)


Answers = Mapping[QuestionId, Answer]
