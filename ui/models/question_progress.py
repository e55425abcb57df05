"""How far the questions of an instrument are answered, area by area."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from csdesk.model.answers import Answer, AnswerState
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, QuestionId
from csdesk.model.instruments import Question
from csdesk.report.document import Status
from ui.models.walk_sheet import WalkArea, WalkSheet, is_stale

Find = Callable[[QuestionId], Answer]
_DONE = (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """The questions of one area, and how many of them are answered, flagged or unsure."""

    area: AreaId
    name: str
    questions: tuple[Question, ...]
    answered: int
    flagged: int
    unsure: int
    deferred: int = 0
    stale: int = 0

    @property
    def status(self) -> Status:
        """Return done, needs a look, in progress or not started."""
        if self.flagged or self.unsure or self.stale:
            return Status.WATCH
        if self.answered == len(self.questions):
            return Status.GOOD
        return Status.DOING if self.answered or self.deferred else Status.NONE

    @property
    def share(self) -> float:
        """Return the share of answered questions, 0 to 1."""
        return self.answered / len(self.questions) if self.questions else 0.0

    @property
    def remark(self) -> str:
        """Return what needs a look, empty when nothing does."""
        counted = (
            (self.flagged, "flagged"),
            (self.unsure, "not sure"),
            (self.stale, "to confirm"),
            (self.deferred, "put off"),
        )
        return ", ".join(f"{count} {what}" for count, what in counted if count)


@dataclass(frozen=True, slots=True)
class SheetProgress:
    """How many of the questions that are asked are done with; what does not apply is."""

    answered: int
    total: int

    @property
    def left(self) -> int:
        """Return how many nobody has answered."""
        return self.total - self.answered

    @property
    def share(self) -> float:
        """Return the share that is done with, 0 to 1."""
        return self.answered / self.total if self.total else 0.0


def is_answered(answer: Answer | None) -> bool:
    """Say whether a question is done with: it was answered, or it does not apply."""
    return answer is not None and answer.state in _DONE


def is_unsure(answer: Answer) -> bool:
    """Say whether an answer was given with low confidence."""
    return answer.state is AnswerState.ANSWERED and answer.confidence.is_low


def answer_status(question: Question, answer: Answer | None) -> Status:
    """Return the status of one question."""
    if answer is None or answer.state is AnswerState.UNANSWERED:
        return Status.NONE
    if answer.state is AnswerState.DEFERRED:
        return Status.DOING
    needs_look = answer.flagged or is_unsure(answer) or is_stale(question, answer)
    return Status.WATCH if needs_look else Status.GOOD


def measure_area(area: WalkArea, find_answer: Find) -> AreaProgress:
    """Return the progress of an area."""
    given = [(question, find_answer(question.id)) for question in area.questions]
    answers = [answer for _, answer in given]
    return AreaProgress(
        area=area.area,
        name=area.name,
        questions=area.questions,
        answered=sum(map(is_answered, answers)),
        flagged=sum(answer.flagged for answer in answers),
        unsure=sum(map(is_unsure, answers)),
        deferred=sum(answer.state is AnswerState.DEFERRED for answer in answers),
        stale=sum(is_stale(question, answer) for question, answer in given),
    )


def measure_progress(areas: Iterable[WalkArea], find_answer: Find) -> tuple[AreaProgress, ...]:
    """Return the progress of each area in its order."""
    return tuple(measure_area(area, find_answer) for area in areas)


def measure_sheet(sheet: WalkSheet) -> SheetProgress:
    """Return how far the stored answers to a sheet are."""
    answers = sheet.assessment.answers
    answered = sum(is_answered(answers.get(question.id)) for question in sheet.questions)
    return SheetProgress(answered, len(sheet.questions))


def measure_assessed(diagnosis: Diagnosis) -> SheetProgress:
    """Return how far the instruments that were begun are answered; before the first, the ladder.

    A question that several of them ask counts once.
    """
    known = diagnosis.assessments
    ladder = [one for key, one in known.items() if key == diagnosis.instrument.id]
    begun = [one for one in known.values() if one.is_begun] or ladder
    asked = {
        question.id: is_answered(one.answers.get(question.id))
        for one in begun
        for question in WalkSheet(one).questions
    }
    return SheetProgress(sum(asked.values()), len(asked))
