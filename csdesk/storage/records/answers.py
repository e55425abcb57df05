"""The answers given to the questions of the instruments."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.answers import Answer, Confidence
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

SAVE = """
INSERT INTO answer (engagement_id, question, choice, not_applicable_reason, confidence, evidence,
                    note, flagged, respondent)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, question) DO UPDATE SET
    choice = excluded.choice, not_applicable_reason = excluded.not_applicable_reason,
    confidence = excluded.confidence, evidence = excluded.evidence, note = excluded.note,
    flagged = excluded.flagged, respondent = excluded.respondent
"""
READ = """
SELECT question, choice, not_applicable_reason, confidence, evidence, note, flagged, respondent
FROM answer WHERE engagement_id = ? ORDER BY question
"""


_READ = {"low": Confidence.LOW, "medium": Confidence.MEDIUM, "high": Confidence.HIGH}
_WRITTEN = {Confidence.VERY_LOW: "low", Confidence.VERY_HIGH: "high"} | {
    confidence: word for word, confidence in _READ.items()
}


class AnswerRecords:
    """The answers of the engagement, one for each question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[QuestionId, Answer]:
        """Return every answer, sorted by question."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return {answer.question: answer for answer in map(_read_answer, rows)}

    def save(self, answer: Answer) -> None:
        """Keep an answer, in place of an earlier one to the same question.

        Raises WrongUsage for a text that cannot be kept.
        """
        self._database.write(
            SAVE,
            (
                current_engagement(self._database),
                answer.question,
                answer.choice,
                answer.not_applicable_reason,
                _WRITTEN[answer.confidence],
                answer.evidence,
                answer.note,
                answer.flagged,
                answer.respondent,
            ),
        )

    def save_all(self, answers: Iterable[Answer]) -> None:
        """Keep several answers, all or none."""
        with self._database.transaction():
            for answer in answers:
                self.save(answer)

    def clear(self, question: QuestionId) -> None:
        """Forget the answer to a question; without one nothing happens."""
        self._database.write(
            "DELETE FROM answer WHERE engagement_id = ? AND question = ?",
            (current_engagement(self._database), question),
        )


def _read_answer(row: Row) -> Answer:
    question, choice, reason, confidence, evidence, note, flagged, respondent = row
    return Answer(
        question=QuestionId(question),
        choice=None if choice is None else ChoiceId(choice),
        not_applicable_reason=reason,
        confidence=_READ[confidence],
        evidence=evidence,
        note=note,
        flagged=bool(flagged),
        respondent=respondent,
    )
