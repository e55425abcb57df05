"""What was answered to the questions of instruments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from csdesk.model.identifiers import AccountKey, ChoiceId, QuestionId

NOBODY = AccountKey("")
"""The subject of an answer that is about the company, not about one of its customers."""


class Confidence(IntEnum):
    """How sure the respondent is, 1 (a guess) to 5 (seen and checked)."""

    VERY_LOW = 1
    LOW = 2
    MEDIUM = 3
    HIGH = 4
    VERY_HIGH = 5

    @property
    def is_low(self) -> bool:
        """Say whether an answer given like this widens the range of its area."""
        return self <= Confidence.LOW


FROM_DATA = "The client’s data"
"""Stands for the respondent where the data answered a question that nobody had."""


class AnswerState(StrEnum):
    """Where a question stands."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"
    DEFERRED = "deferred"
    """Put off until somebody is asked or something is at hand."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question: a choice, number or text, or why there is none."""

    question: QuestionId
    choice: ChoiceId | None = None
    not_applicable_reason: str = ""
    confidence: Confidence = Confidence.MEDIUM
    evidence: str = ""
    note: str = ""
    flagged: bool = False
    respondent: str = ""
    value: float | None = None
    """The answer to a question for a number, in its unit."""
    text: str = ""
    """The answer to a question for a text."""
    deferred: str = ""
    """Why the question is put off, or who will be asked."""
    owner: str = ""
    """Who looks after what is asked about."""
    revision: int = 1
    """The revision of the question that was answered."""
    subject: AccountKey = NOBODY

    @property
    def is_from_data(self) -> bool:
        """Say whether the data answered, as long as nobody has."""
        return self.respondent == FROM_DATA

    @property
    def state(self) -> AnswerState:
        """Return where the question stands; an answer counts before a reason for none."""
        if self.choice is not None or self.value is not None or self.text:
            return AnswerState.ANSWERED
        if self.not_applicable_reason:
            return AnswerState.NOT_APPLICABLE
        return AnswerState.DEFERRED if self.deferred else AnswerState.UNANSWERED


Answers = Mapping[QuestionId, Answer]
