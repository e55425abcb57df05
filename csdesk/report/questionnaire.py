"""A questionnaire to hand out: the questions of an instrument, with the answers known so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from csdesk.formatting import confidence_word
from csdesk.model.answers import Answer, Confidence
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Instrument, Question
from csdesk.model.questionnaires import NOT_APPLICABLE

CONFIDENCES = tuple(confidence_word(confidence) for confidence in Confidence)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One line of the questionnaire; answer and the rest are empty until they are given."""

    area: str
    question_id: QuestionId
    text: str
    choices: tuple[str, ...]
    """What may be answered, "Not applicable" last."""
    practices: tuple[str, ...]
    """What each answer looks like in practice."""
    answer: str = ""
    confidence: str = ""
    evidence: str = ""
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """An instrument as a form; ``rows`` are its lines in the instrument's order."""

    instrument: Instrument
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[QuestionRow, ...]:
        """Return one line for each question."""
        return tuple(self._row(question) for question in self.instrument.questions)

    def _row(self, question: Question) -> QuestionRow:
        empty = QuestionRow(
            area=self.instrument.area_name(question.area),
            question_id=question.id,
            text=question.text,
            choices=(*(choice.label for choice in question.choices), NOT_APPLICABLE),
            practices=(
                *(choice.practice for choice in question.choices),
                "The question makes no sense for this company; say why.",
            ),
        )
        answer = self.answers.get(question.id)
        return empty if answer is None else _filled(empty, question, answer)


def _filled(row: QuestionRow, question: Question, answer: Answer) -> QuestionRow:
    word = NOT_APPLICABLE if answer.choice is None else question.choice(answer.choice).label
    return replace(
        row,
        answer=word,
        confidence=confidence_word(answer.confidence),
        evidence=answer.evidence,
        note=answer.note,
        reason=answer.not_applicable_reason,
    )
