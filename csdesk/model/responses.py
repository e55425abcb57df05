"""What respondents answered beside the consultant, and where they disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.answers import Answer
from csdesk.model.identifiers import AreaId, QuestionId, RespondentId
from csdesk.model.respondents import RespondentRole


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who filled in a packet."""

    id: RespondentId
    name: str
    role: RespondentRole


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent answered to one question; the consultant's own answer stands apart."""

    respondent: Respondent
    answer: Answer


@dataclass(frozen=True, slots=True)
class Divergence:
    """How far respondents are apart on a question, or on an area as a whole.

    ``credits`` holds the mean credit 0 to 1 of each role that answered; ``spread`` is the largest
    less the smallest, 0 to 1, and None where fewer than two roles answered.
    """

    area: AreaId
    question: QuestionId | None
    credits: Mapping[RespondentRole, float]
    spread: float | None
    people: int
