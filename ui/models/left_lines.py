"""What is left before the report, across all instruments that were begun."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.answers import Answer, AnswerState
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InstrumentId, QuestionId
from csdesk.model.instruments import Question
from csdesk.report.document import Status
from ui.models.answer_words import answer_word
from ui.models.question_progress import is_answered, is_unsure
from ui.models.walk_sheet import WalkSheet, is_stale


class LeftKind(StrEnum):
    """Why a question needs somebody."""

    UNANSWERED = "unanswered"
    CONTRADICTED = "contradicted"
    STALE = "stale"
    FLAGGED = "flagged"
    DEFERRED = "deferred"
    UNSURE = "unsure"
    NO_EVIDENCE = "no_evidence"
    NO_OWNER = "no_owner"


LEFT_WORDS: Mapping[LeftKind, tuple[str, Status]] = {
    LeftKind.UNANSWERED: ("Unanswered", Status.DOING),
    LeftKind.CONTRADICTED: ("Contradicted by data", Status.WATCH),
    LeftKind.STALE: ("To confirm", Status.WATCH),
    LeftKind.FLAGGED: ("Flagged", Status.WATCH),
    LeftKind.DEFERRED: ("Put off", Status.DOING),
    LeftKind.UNSURE: ("Not sure", Status.DOING),
    LeftKind.NO_EVIDENCE: ("Without evidence", Status.NONE),
    LeftKind.NO_OWNER: ("Without an owner", Status.DOING),
}


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One question, and one reason why it needs somebody."""

    kind: LeftKind
    question: QuestionId
    text: str
    instrument: InstrumentId
    instrument_name: str
    area: str
    answer: str


Lines = Mapping[LeftKind, tuple[LeftLine, ...]]


def list_left(diagnosis: Diagnosis) -> Lines:
    """Return what is left, by reason; a question that two instruments ask stands there once."""
    found: dict[LeftKind, list[LeftLine]] = {kind: [] for kind in LeftKind}
    shown = {file.question for file in diagnosis.attachments}
    seen: set[QuestionId] = set()
    for assessment in begun(diagnosis.assessments.values()):
        sheet = WalkSheet(assessment)
        for area in sheet.areas:
            for question in area.questions:
                if question.id in seen:
                    continue
                seen.add(question.id)
                answer = assessment.answers.get(question.id) or Answer(question.id)
                for kind in _kinds(question, answer, assessment, question.id in shown):
                    found[kind].append(_line(kind, question, answer, sheet, area.name))
    return {kind: tuple(lines) for kind, lines in found.items()}


def begun(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Return the instruments that were begun."""
    return [one for one in assessments if one.is_begun]


def _kinds(
    question: Question, answer: Answer, assessment: Assessment, has_file: bool
) -> list[LeftKind]:
    contradicted = any(claim.question == question.id for claim in assessment.contradicted)
    given = answer.state is AnswerState.ANSWERED
    tests: tuple[tuple[LeftKind, Callable[[], bool]], ...] = (
        (LeftKind.UNANSWERED, lambda: answer.state is AnswerState.UNANSWERED),
        (LeftKind.CONTRADICTED, lambda: contradicted),
        (LeftKind.STALE, lambda: is_stale(question, answer)),
        (LeftKind.FLAGGED, lambda: answer.flagged),
        (LeftKind.DEFERRED, lambda: answer.state is AnswerState.DEFERRED),
        (LeftKind.UNSURE, lambda: is_unsure(answer)),
        (LeftKind.NO_EVIDENCE, lambda: given and not answer.evidence and not has_file),
        (LeftKind.NO_OWNER, lambda: _lacks_owner(question, answer)),
    )
    return [kind for kind, holds in tests if holds()]


def _lacks_owner(question: Question, answer: Answer) -> bool:
    applies = answer.state is not AnswerState.NOT_APPLICABLE
    return question.needs_owner and applies and is_answered(answer) and not answer.owner.strip()


def _line(
    kind: LeftKind, question: Question, answer: Answer, sheet: WalkSheet, area: str
) -> LeftLine:
    return LeftLine(
        kind=kind,
        question=question.id,
        text=question.text,
        instrument=sheet.instrument.id,
        instrument_name=sheet.instrument.name,
        area=area,
        answer=answer_word(question, answer),
    )
