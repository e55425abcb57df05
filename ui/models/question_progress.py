"""How far the questions of an instrument are answered, area by area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.model.answers import Answer, Answers
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import OVERALL, OVERALL_NAME, Instrument, Question
from csdesk.report.document import Status


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """The questions of one area, and how many of them are answered, flagged or unsure."""

    area: AreaId
    name: str
    questions: tuple[Question, ...]
    answered: int
    flagged: int
    unsure: int

    @property
    def status(self) -> Status:
        """Return done, needs a look, in progress or not started."""
        if self.flagged or self.unsure:
            return Status.WATCH
        if self.answered == len(self.questions):
            return Status.GOOD
        return Status.DOING if self.answered else Status.NONE

    @property
    def share(self) -> float:
        """Return the share of answered questions, 0 to 1."""
        return self.answered / len(self.questions) if self.questions else 0.0

    @property
    def remark(self) -> str:
        """Return what needs a look, empty when nothing does."""
        parts = []
        if self.flagged:
            parts.append(f"{self.flagged} flagged")
        if self.unsure:
            parts.append(f"{self.unsure} not sure")
        return ", ".join(parts)


def is_answered(answer: Answer | None) -> bool:
    """Say whether a question is done with: a choice was made, or it does not apply."""
    return answer is not None and (answer.choice is not None or bool(answer.not_applicable_reason))


def question_status(answer: Answer | None) -> Status:
    """Return the status of one question."""
    if answer is None or not is_answered(answer):
        return Status.NONE
    needs_look = answer.flagged or answer.confidence.is_low
    return Status.WATCH if needs_look else Status.GOOD


def measure_progress(instrument: Instrument, answers: Answers) -> tuple[AreaProgress, ...]:
    """Return the progress of each area in its order, that of the whole last."""
    rows = [
        _progress(area.id, area.name, instrument.area_questions(area.id), answers)
        for area in instrument.areas
    ]
    about_whole = tuple(instrument.question(question) for question in instrument.overall_questions)
    if about_whole:
        rows.append(_progress(OVERALL, OVERALL_NAME, about_whole, answers))
    return tuple(rows)


def flagged_answers(answers: Answers) -> list[Answer]:
    """Return the answers that someone wants to look at again."""
    return [answer for answer in answers.values() if answer.flagged]


def unsure_answers(answers: Answers) -> list[Answer]:
    """Return the answers that were given with low confidence."""
    return [
        answer
        for answer in answers.values()
        if answer.choice is not None and answer.confidence.is_low
    ]


def _progress(
    area: AreaId, name: str, questions: Sequence[Question], answers: Answers
) -> AreaProgress:
    given = {q.id: answers[q.id] for q in questions if q.id in answers}
    return AreaProgress(
        area=area,
        name=name,
        questions=tuple(questions),
        answered=sum(is_answered(answer) for answer in given.values()),
        flagged=len(flagged_answers(given)),
        unsure=len(unsure_answers(given)),
    )
