"""The way through the questions: in order, round and round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Question
from csdesk.report.document import Status
from ui.models.question_progress import answer_status

Find = Callable[[QuestionId], Answer]


class QuestionCourse:
    """A ring of questions with the one that is shown; it begins at the first that is open."""

    def __init__(self, questions: Sequence[Question], find_answer: Find) -> None:
        self._questions = tuple(questions)
        self._find_answer = find_answer
        self._place = self._find_open() or 0

    @property
    def question(self) -> Question:
        """Return the question that is shown."""
        return self._questions[self._place]

    def __bool__(self) -> bool:
        return bool(self._questions)

    def __contains__(self, question: str) -> bool:
        return any(known.id == question for known in self._questions)

    def go_to(self, question: str) -> None:
        """Go to a question of the ring."""
        self._place = [known.id for known in self._questions].index(QuestionId(question))

    def go_on(self, steps: int) -> None:
        """Go some questions on, or back where ``steps`` is below nothing."""
        self._place = (self._place + steps) % len(self._questions)

    def _find_open(self) -> int | None:
        for place, question in enumerate(self._questions):
            if answer_status(question, self._find_answer(question.id)) is not Status.GOOD:
                return place
        return None
