"""What respondents answered in their packets, beside the consultant's own answers."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId, RespondentId
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Respondent, Response
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database
from csdesk.storage.records.answer_rows import COLUMNS, MARKS, answer_values, read_answer

ADD_RESPONDENT = "INSERT INTO respondent (engagement_id, name, role) VALUES (?, ?, ?)"
ADD = f"INSERT INTO response (respondent_id, {COLUMNS}) VALUES (?, {MARKS})"  # noqa: S608
READ_RESPONDENTS = "SELECT id, name, role FROM respondent WHERE engagement_id = ? ORDER BY id"
READ = f"""
SELECT {COLUMNS}, respondent_id FROM response
WHERE respondent_id IN (SELECT id FROM respondent WHERE engagement_id = ?)
ORDER BY respondent_id, subject, question
"""  # noqa: S608


class ResponseRecords:
    """The respondents of the engagement with their answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def respondents(self) -> tuple[Respondent, ...]:
        """Return everybody whose packet was brought in, in that order."""
        rows = self._database.rows(READ_RESPONDENTS, (current_engagement(self._database),))
        return tuple(
            Respondent(RespondentId(number), name, RespondentRole(role))
            for number, name, role in rows
        )

    def all(self) -> tuple[Response, ...]:
        """Return every answer of every respondent, in the order in which these came.

        The answers of one are sorted by subject and question.
        """
        people = {person.id: person for person in self.respondents()}
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(Response(people[row[-1]], read_answer(row)) for row in rows)

    def questions(self) -> frozenset[QuestionId]:
        """Return the questions that some respondent answered."""
        rows = self._database.rows(
            "SELECT DISTINCT question FROM response WHERE respondent_id IN "
            "(SELECT id FROM respondent WHERE engagement_id = ?)",
            (current_engagement(self._database),),
        )
        return frozenset(QuestionId(question) for (question,) in rows)

    def add(self, name: str, role: RespondentRole, answers: Iterable[Answer]) -> Respondent:
        """Keep a respondent with the answers of a packet, all or none.

        Raises WrongUsage for a text that cannot be kept.
        """
        with self._database.transaction():
            engagement = current_engagement(self._database)
            number = self._database.write(ADD_RESPONDENT, (engagement, name, role))
            for answer in answers:
                self._database.write(ADD, (number, *answer_values(answer)))
        return Respondent(RespondentId(number), name, role)

    def remove(self, respondent: RespondentId) -> None:
        """Forget a respondent with all answers; without one nothing happens.

        The answers go first, so that an undo brings back the respondent before them.
        """
        with self._database.transaction():
            self._database.write("DELETE FROM response WHERE respondent_id = ?", (respondent,))
            self._database.write("DELETE FROM respondent WHERE id = ?", (respondent,))
