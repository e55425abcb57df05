"""Every question with its answer, as lines of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.formatting import UNKNOWN, confidence_word, join_words, plural
from csdesk.model.answers import Answer, AnswerState
from csdesk.model.attachments import Attachment
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Question
from csdesk.model.levels import MaturityResult
from csdesk.report.document import Status
from csdesk.report.level_words import index_words
from ui.models.answer_words import answer_word
from ui.models.question_progress import AreaProgress, Find, answer_status


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
    areas: Iterable[AreaProgress],
    find_answer: Find,
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
                _line(question, find_answer(question.id), files[question.id])
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


def _line(question: Question, answer: Answer, files: int) -> AnswerLine:
    is_given = answer.state is AnswerState.ANSWERED
    return AnswerLine(
        question=question.id,
        text=question.text,
        status=answer_status(question, answer),
        answer=answer_word(question, answer),
        confidence=confidence_word(answer.confidence) if is_given else UNKNOWN,
        evidence=_evidence_word(answer, files),
        flagged=answer.flagged,
    )


def _evidence_word(answer: Answer, files: int) -> str:
    pairs = (("evidence", answer.evidence), ("note", answer.note))
    parts = [word for word, text in pairs if text]
    if files:
        parts.append(plural(files, "file"))
    return join_words(parts).capitalize() or UNKNOWN
