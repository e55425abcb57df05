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
        self._place = next(iter(self._find(_needs_a_look)), 0)

    @property
    def question(self) -> Question:
        """Return the question that is shown."""
        return self._questions[self._place]

    @property
    def is_last(self) -> bool:
        """Say whether no question follows the one that is shown."""
        return self._place == len(self._questions) - 1

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

    def go_to_open(self) -> bool:
        """Go to the next question that nobody answered; False where no other is open."""
        open_places = [place for place in self._find(_is_open) if place != self._place]
        later = (place for place in open_places if place > self._place)
        self._place = next(later, next(iter(open_places), self._place))
        return bool(open_places)

    def _find(self, wanted: Callable[[Status], bool]) -> list[int]:
        return [
            place
            for place, question in enumerate(self._questions)
            if wanted(answer_status(question, self._find_answer(question.id)))
        ]


def _needs_a_look(status: Status) -> bool:
    return status is not Status.GOOD


def _is_open(status: Status) -> bool:
    return status is Status.NONE
