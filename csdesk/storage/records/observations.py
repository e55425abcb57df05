"""What the consultant saw at the questions."""

from __future__ import annotations

from csdesk.model.assessments import Observation
from csdesk.model.identifiers import AccountKey, ObservationId, QuestionId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

COLUMNS = "question, subject, issue, impact, recommendation, importance"
ADD = f"INSERT INTO observation (engagement_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
CHANGE = """
UPDATE observation SET question = ?, subject = ?, issue = ?, impact = ?, recommendation = ?,
                       importance = ?
WHERE id = ?
"""
READ = f"SELECT id, {COLUMNS} FROM observation WHERE engagement_id = ? ORDER BY id"  # noqa: S608
NEW = ObservationId(0)
"""The number of an observation that is not kept yet."""


class ObservationRecords:
    """The observations of the engagement; a question can have several."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Observation, ...]:
        """Return every observation, in the order in which they were made."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(map(_read_observation, rows))

    def save(self, observation: Observation) -> ObservationId:
        """Keep a new observation, whose number is 0, or change the one that has its number.

        Raises WrongUsage for a text that cannot be kept.
        """
        values = (
            observation.question,
            observation.subject,
            observation.issue,
            observation.impact,
            observation.recommendation,
            observation.importance,
        )
        if observation.id == NEW:
            engagement = current_engagement(self._database)
            return ObservationId(self._database.write(ADD, (engagement, *values)))
        self._database.write(CHANGE, (*values, observation.id))
        return observation.id

    def remove(self, observation: ObservationId) -> None:
        """Forget an observation; without one nothing happens."""
        self._database.write("DELETE FROM observation WHERE id = ?", (observation,))


def _read_observation(row: Row) -> Observation:
    number, question, subject, issue, impact, recommendation, importance = row
    return Observation(
        id=ObservationId(number),
        question=QuestionId(question),
        issue=issue,
        impact=impact,
        recommendation=recommendation,
        importance=importance,
        subject=AccountKey(subject),
    )
