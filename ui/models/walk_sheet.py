"""What of an instrument is asked, and for whom: the areas in scope with their questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from csdesk.model.answers import NOBODY, Answer, Answers
from csdesk.model.assessments import Assessment
from csdesk.model.claims import Claim
from csdesk.model.identifiers import AccountKey, AreaId, QuestionId
from csdesk.model.instruments import OVERALL, OVERALL_NAME, Instrument, Question, QuestionKind
from csdesk.model.levels import MaturityResult
from csdesk.scoring.maturity import score_instrument


@dataclass(frozen=True, slots=True)
class WalkArea:
    """An area in scope; its questions in their order."""

    area: AreaId
    name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class WalkSheet:
    """An assessment as it is walked through, for the company or for one of its customers."""

    assessment: Assessment
    subject: AccountKey = NOBODY
    subject_name: str = ""
    asked_by: Mapping[QuestionId, tuple[str, ...]] = field(default_factory=dict)
    """The names of other instruments that ask a question as well."""
    due: Mapping[QuestionId, str] = field(default_factory=dict)
    """When a question is due, in words, where its instrument has days."""

    @property
    def instrument(self) -> Instrument:
        """Return the instrument."""
        return self.assessment.instrument

    @cached_property
    def areas(self) -> tuple[WalkArea, ...]:
        """Return the areas that belong to the chosen functions, what is about the whole last."""
        left_out = set(self.assessment.claimed.left_out)
        instrument = self.instrument
        areas = [
            WalkArea(area.id, area.name, instrument.area_questions(area.id))
            for area in instrument.areas
            if area.id not in left_out
        ]
        about_whole = tuple(map(instrument.question, instrument.overall_questions))
        areas.append(WalkArea(OVERALL, OVERALL_NAME, about_whole))
        return tuple(area for area in areas if area.questions)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return every question in the order in which it is walked."""
        return tuple(question for area in self.areas for question in area.questions)

    @cached_property
    def claims(self) -> Mapping[QuestionId, tuple[Claim, ...]]:
        """Return what the data say, by question."""
        found: dict[QuestionId, tuple[Claim, ...]] = {}
        for claim in self.assessment.claims:
            found[claim.question] = (*found.get(claim.question, ()), claim)
        return found

    def is_same_walk(self, other: WalkSheet) -> bool:
        """Say whether the same is walked through for the same subject."""
        same = self.instrument.id == other.instrument.id
        return same and self.subject == other.subject

    def find_area(self, question: Question) -> WalkArea:
        """Return the area in which a question is walked."""
        return next(area for area in self.areas if question in area.questions)

    def score(self, answers: Answers) -> MaturityResult:
        """Return what these answers say, within the chosen functions."""
        functions = self.assessment.functions
        return score_instrument(self.instrument, answers, functions=functions)


def read_sheet(assessments: Iterable[Assessment], wanted: Assessment) -> WalkSheet:
    """Return the sheet of an assessment about the company, knowing who else asks what."""
    asked_by: dict[QuestionId, tuple[str, ...]] = {}
    own = {question.id for question in wanted.instrument.questions}
    for other in assessments:
        if other.instrument.id == wanted.instrument.id:
            continue
        for question in other.instrument.questions:
            if question.id in own:
                asked_by[question.id] = (*asked_by.get(question.id, ()), other.instrument.name)
    return WalkSheet(wanted, asked_by=asked_by)


def is_stale(question: Question, answer: Answer) -> bool:
    """Say whether an answer was given to earlier criteria and has to be confirmed."""
    return not is_blank(answer) and answer.revision < question.revision


def is_blank(answer: Answer) -> bool:
    """Say whether nothing was answered, neither an answer nor a reason for none."""
    given = answer.choice is not None or answer.value is not None or bool(answer.text)
    return not given and not answer.not_applicable_reason and not answer.deferred


def offers_choices(question: Question) -> bool:
    """Say whether one of several answers is chosen; else something is written."""
    return question.kind in (QuestionKind.CHOICE, QuestionKind.FACT)
