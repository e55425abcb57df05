"""Every question with its answer, as lines of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.formatting import UNKNOWN, confidence_word, join_words, plural
from csdesk.model.answers import Answer, Answers
from csdesk.model.attachments import Attachment
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Question
from csdesk.model.levels import MaturityResult
from csdesk.model.questionnaires import NOT_APPLICABLE
from csdesk.report.document import Status
from csdesk.report.narrative import index_words
from ui.models.question_progress import AreaProgress, is_answered, question_status


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question: what was answered, how surely, and whether anything shows it."""

    question: QuestionId
    text: str
    status: Status
    answer: str
    confidence: str
    evidence: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The lines of one area under its name; ``note`` says how far it is and where it stands."""

    title: str
    note: str
    lines: tuple[AnswerLine, ...]


def list_answers(
    areas: tuple[AreaProgress, ...],
    answers: Answers,
    maturity: MaturityResult,
    attachments: Iterable[Attachment] = (),
) -> tuple[AnswerGroup, ...]:
    """Return the questions of every area in their order, with their answers and files."""
    files = Counter(attachment.question for attachment in attachments)
    return tuple(
        AnswerGroup(
            title=area.name,
            note=_note(area, maturity),
            lines=tuple(
                _line(question, answers.get(question.id), files[question.id])
                for question in area.questions
            ),
        )
        for area in areas
    )


def _note(area: AreaProgress, maturity: MaturityResult) -> str:
    counted = f"{area.answered} of {len(area.questions)} answered"
    level = next((known for known in maturity.areas if known.area == area.area), None)
    if level is None or level.index is None:
        return counted
    return f"{index_words(level)} · {counted}"


def _line(question: Question, answer: Answer | None, files: int) -> AnswerLine:
    known = answer if is_answered(answer) else None
    return AnswerLine(
        question=question.id,
        text=question.text,
        status=question_status(answer),
        answer=_answer_word(question, known),
        confidence=confidence_word(known.confidence) if known and known.choice else UNKNOWN,
        evidence=_evidence_word(answer, files),
        flagged=answer is not None and answer.flagged,
    )


def _answer_word(question: Question, answer: Answer | None) -> str:
    if answer is None:
        return UNKNOWN
    if answer.choice is None:
        return NOT_APPLICABLE
    return question.choice(answer.choice).label


def _evidence_word(answer: Answer | None, files: int) -> str:
    evidence, note = (answer.evidence, answer.note) if answer else ("", "")
    parts = [word for word, text in (("evidence", evidence), ("note", note)) if text]
    if files:
        parts.append(plural(files, "file"))
    return join_words(parts).capitalize() or UNKNOWN
