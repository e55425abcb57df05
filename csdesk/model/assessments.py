"""An instrument as it stands in one engagement, and how it compares with an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csdesk.model.answers import NOBODY, Answer, Answers, AnswerState
from csdesk.model.claims import Claim, ClaimVerdict
from csdesk.model.clients import Engagement
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    FunctionId,
    InstrumentId,
    ObservationId,
    QuestionId,
)
from csdesk.model.instruments import Instrument
from csdesk.model.levels import MaturityResult


@dataclass(frozen=True, slots=True)
class Observation:
    """What the consultant saw at a question: the issue, what it leads to, what to do about it."""

    id: ObservationId
    question: QuestionId
    issue: str
    impact: str = ""
    recommendation: str = ""
    importance: int = 3
    """1 (good to know) to 5 (must be mended)."""
    subject: AccountKey = NOBODY


@dataclass(frozen=True, slots=True)
class EarlierAudit:
    """What an instrument was answered in the engagement before, to hold today's answers against."""

    engagement: Engagement
    instrument: Instrument
    """As it was at that time."""
    answers: Answers
    carried: Answers
    """The same answers as an upgrade moves them to the version of today."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An instrument with its answers and what follows from them."""

    instrument: Instrument
    """As it was when the first question was answered, or as it is shipped today."""
    answers: Answers
    """Those to questions of this instrument, whichever instrument asked them."""
    claimed: MaturityResult
    """What the answers say."""
    supported: MaturityResult
    """The same with answers that the data contradict cut down to what the data support."""
    claims: tuple[Claim, ...] = ()
    targets: Mapping[AreaId, int] = field(default_factory=dict)
    """The tier that each assessed area aims at: chosen, or else the next one."""
    functions: frozenset[FunctionId] = frozenset()
    """What the audit is limited to; empty: to nothing."""
    is_kept: bool = False
    """Whether the engagement holds its own copy of the instrument's text."""
    is_outdated: bool = False
    """Whether another version is shipped than the one that the engagement holds."""
    previous: MaturityResult | None = None
    """The result of the engagement before, by the instrument of that time."""
    earlier: EarlierAudit | None = None
    """What that result came from; None where there is no result."""
    lent: frozenset[QuestionId] = frozenset()
    """Questions that more than one instrument asks."""

    @property
    def is_begun(self) -> bool:
        """Say whether somebody answered a question that the instrument alone asks.

        What the data answer, or another instrument asks as well, does not begin it.
        """
        asked = self.instrument.questions
        own = (one.id for one in asked if one.lender is None and one.id not in self.lent)
        given = (self.answers.get(question) for question in own)
        return any(
            answer is not None
            and answer.state is not AnswerState.UNANSWERED
            and not answer.is_from_data
            for answer in given
        )

    @property
    def contradicted(self) -> tuple[Claim, ...]:
        """Return the checks whose answers the data contradict."""
        return tuple(c for c in self.claims if c.verdict is ClaimVerdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class KeptInstrument:
    """The text of an instrument as an engagement holds it. ``compiled`` is canonical JSON."""

    id: InstrumentId
    version: str
    compiled: bytes
    is_own: bool = False
    """Whether a consultant brought it, so that no shipped one takes its place."""


class QuestionChange(StrEnum):
    """What became of a question between two versions of an instrument."""

    SAME = "same"
    REWORDED = "reworded"
    """The same criteria in other words; the answer holds."""
    RECONFIRM = "reconfirm"
    """Other criteria; the answer is kept and has to be confirmed."""
    REMAPPED = "remapped"
    """Other choices; the answer moves to the one that earns the nearest credit."""
    RETIRED = "retired"
    """No longer asked; the answer is kept and counts no more."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class UpgradeLine:
    """One question in the preview of an upgrade, with the answer before and after."""

    question: QuestionId
    text: str
    change: QuestionChange
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One question that two engagements answered differently. Credits are 0 to 1."""

    question: QuestionId
    area: AreaId
    before: Answer | None
    after: Answer | None
    credit_before: float | None
    credit_after: float | None


@dataclass(frozen=True, slots=True)
class AreaChange:
    """The index and tier of an area, or of the whole, at two dates."""

    area: AreaId
    index_before: float | None
    index_after: float | None
    tier_before: int | None
    tier_after: int | None
    is_met_before: bool = True
    is_met_after: bool = True
    """False where the tier is the lowest of all and even of that something is missing."""

    @property
    def delta(self) -> float | None:
        """Return by how many points the index rose; None where one of them is unknown."""
        if self.index_before is None or self.index_after is None:
            return None
        return self.index_after - self.index_before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two engagements by one instrument."""

    areas: tuple[AreaChange, ...]
    overall: AreaChange
    answers: tuple[AnswerChange, ...]
    """Changed answers, those that changed most first."""
    improved: AreaChange | None
    """The area that rose most; None where none rose."""
    concern: AreaChange | None
    """The area that fell most, or else the lowest below 100 that did not rise; None: no such."""
    by_instrument: float | None
    """Points of the overall change that come from another version of the instrument."""
    shared_questions: int
    all_questions: int
    """Questions that both versions ask, and that either asks."""
