"""What respondents answered beside the consultant, and where they disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId, QuestionId, RespondentId
from csdesk.model.respondents import Person, RespondentRole, tell_person


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who filled in a packet."""

    id: RespondentId
    name: str
    role: RespondentRole

    @property
    def person(self) -> Person:
        """Return who it is, however the name is spaced and capitalised."""
        return tell_person(self.name, self.role)


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent answered to one question; the consultant's own answer stands apart."""

    respondent: Respondent
    answer: Answer


class MergeState(StrEnum):
    """How what people answered to a question stands to each other and to the consultant."""

    AGREED = "agreed"
    """Two or more people say the same, and the consultant has not answered yet."""
    NEW = "new"
    """One person has answered, and the consultant has not."""
    CONFLICT = "conflict"
    """People differ among themselves, or from the consultant."""
    CONFIRMED = "confirmed"
    """Everybody says what the consultant says."""
    UNANSWERED = "unanswered"
    """No packet that came back answers it."""


@dataclass(frozen=True, slots=True)
class MergedQuestion:
    """One question with everything that was answered to it."""

    question: QuestionId
    area: AreaId
    state: MergeState
    given: tuple[Response, ...]
    own: Answer | None
    """The consultant's."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The questions of an instrument with the answers of all respondents beside the own ones."""

    questions: tuple[MergedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Divergence:
    """How far respondents are apart on a question, or on an area as a whole.

    ``credits`` holds the mean credit 0 to 1 of each role that answered. ``spread``, 0 to 1, is the
    largest difference between two roles over the questions that both answered, and None where no
    two roles answered the same question. Of an area only such questions count.
    """

    area: AreaId
    question: QuestionId | None
    credits: Mapping[RespondentRole, float]
    spread: float | None
    people: int
