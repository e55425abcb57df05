"""The answers given to the questions of the instruments."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from csdesk.model.answers import NOBODY, Answer
from csdesk.model.identifiers import AccountKey, ChoiceId, EngagementId, QuestionId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database
from csdesk.storage.records.answer_rows import (
    COLUMNS,
    MARKS,
    REPLACED,
    answer_values,
    read_answer,
)

SAVE = f"""
INSERT INTO answer (engagement_id, {COLUMNS}) VALUES (?, {MARKS})
ON CONFLICT (engagement_id, subject, question) DO UPDATE SET {REPLACED}
"""  # noqa: S608
READ = f"""
SELECT {COLUMNS} FROM answer WHERE engagement_id = ? AND subject = ? ORDER BY question
"""  # noqa: S608
READ_CHOICES = """
SELECT subject, question, choice FROM answer
WHERE engagement_id = ? AND subject <> ? AND choice IS NOT NULL AND question IN
"""
LAST = """
SELECT json_extract(coalesce(new_value, old_value), '$.question') FROM change
WHERE entity = 'answer' AND engagement_id = ?
    AND coalesce(json_extract(coalesce(new_value, old_value), '$.subject'), '') = ?
ORDER BY id DESC LIMIT 1
"""


class AnswerRecords:
    """The consultant's answers, one for each question and subject."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(
        self, subject: AccountKey = NOBODY, engagement: EngagementId | None = None
    ) -> dict[QuestionId, Answer]:
        """Return every answer about a subject, sorted by question.

        Those of the chosen engagement, unless another one is given.
        """
        chosen = engagement or current_engagement(self._database)
        rows = self._database.rows(READ, (chosen, subject))
        return {answer.question: answer for answer in map(read_answer, rows)}

    def last(self) -> QuestionId | None:
        """Return the question about the company whose answer changed last, by the change log.

        None where the log tells of none, as in a file that a client was exported to without it.
        """
        row = self._database.row(LAST, (current_engagement(self._database), NOBODY))
        return QuestionId(row[0]) if row else None

    def subjects(self) -> frozenset[AccountKey]:
        """Return the customers that something was answered about."""
        rows = self._database.rows(
            "SELECT DISTINCT subject FROM answer WHERE engagement_id = ? AND subject <> ?",
            (current_engagement(self._database), NOBODY),
        )
        return frozenset(AccountKey(subject) for (subject,) in rows)

    def choices_about_customers(
        self, questions: Collection[QuestionId]
    ) -> dict[AccountKey, dict[QuestionId, ChoiceId]]:
        """Return what was chosen at some questions for each customer, where something was."""
        marks = ", ".join("?" * len(questions))
        rows = self._database.rows(
            f"{READ_CHOICES} ({marks}) ORDER BY subject, question",
            (current_engagement(self._database), NOBODY, *questions),
        )
        found: dict[AccountKey, dict[QuestionId, ChoiceId]] = {}
        for subject, question, choice in rows:
            found.setdefault(AccountKey(subject), {})[QuestionId(question)] = ChoiceId(choice)
        return found

    def questions(self) -> frozenset[QuestionId]:
        """Return the questions to which something is kept, whoever it is about."""
        rows = self._database.rows(
            "SELECT DISTINCT question FROM answer WHERE engagement_id = ?",
            (current_engagement(self._database),),
        )
        return frozenset(QuestionId(question) for (question,) in rows)

    def save(self, answer: Answer) -> None:
        """Keep an answer, in place of an earlier one to the same question about the same subject.

        Raises WrongUsage for a text that cannot be kept.
        """
        engagement = current_engagement(self._database)
        self._database.write(SAVE, (engagement, *answer_values(answer)))

    def save_all(self, answers: Iterable[Answer]) -> None:
        """Keep several answers, all or none."""
        with self._database.transaction():
            for answer in answers:
                self.save(answer)

    def clear(self, question: QuestionId, subject: AccountKey = NOBODY) -> None:
        """Forget the answer to a question; without one nothing happens."""
        self._database.write(
            "DELETE FROM answer WHERE engagement_id = ? AND subject = ? AND question = ?",
            (current_engagement(self._database), subject, question),
        )
