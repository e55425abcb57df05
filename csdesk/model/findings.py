"""What is wrong, how bad it is, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from csdesk.errors import ContentInvalid
from csdesk.model.identifiers import AccountKey, AreaId, InitiativeId, KpiId, QuestionId, RuleId
from csdesk.model.investment import Span


class Severity(StrEnum):
    """How much a finding matters."""

    CRITICAL = "critical"
    WATCH = "watch"
    NOTE = "note"


class Certainty(StrEnum):
    """How much what shows a finding can bear."""

    HIGH = "high"
    """The client's own lists show it."""
    MEDIUM = "medium"
    """People say it, or lists show it with a caution."""
    LOW = "low"
    """It rests on few accounts, on thin scores, on guesses, or sources contradict each other."""


class RuleKind(StrEnum):
    """What a rule looks at."""

    ANSWER = "answer"
    LEVEL = "level"
    KPI = "kpi"
    HEALTH = "health"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Rule:
    """When to raise a finding, as shipped content.

    ``test`` is one of a fixed set of named tests of its kind; ``subject`` is what it looks at (a
    question, area, KPI, field); ``threshold`` is in the subject's unit. Texts may hold the
    placeholders {value}, {threshold}, {target}, {limit}, {count}, {total}, {in_percent}, {names}
    and {arr}, and {count:is|are} for a word that follows a number.
    """

    id: RuleId
    kind: RuleKind
    test: str
    subject: str
    threshold: float | None
    severity: Severity
    area: AreaId
    title: str
    detail: str
    impact: int
    feasibility: int
    initiatives: tuple[InitiativeId, ...]
    source: str = ""
    largest: int | None = None
    """How many of the largest accounts a rule about concentration takes together."""
    detail_few: str = ""
    """The detail where it rests on too few accounts for a percentage; empty: the same."""

    @property
    def limit(self) -> float:
        """Return the threshold; ContentInvalid where the rule has none."""
        if self.threshold is None:
            raise ContentInvalid(f"Rule {self.id}: the test “{self.test}” needs a threshold.")
        return self.threshold


@dataclass(frozen=True, slots=True)
class ImpactBound:
    """The greatest impact of a finding that puts less than ``below`` percent of ARR at stake."""

    below: float
    impact: int
    critical: int | None = None
    """The greatest impact where the finding is critical; None: the same."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that shows a finding: a sentence, with the place it can be checked at."""

    text: str
    file: str | None = None
    sheet: str | None = None
    rows: tuple[int, ...] = ()
    question: QuestionId | None = None
    kpi: KpiId | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. ``impact`` and ``feasibility`` 1 to 5; ``arr_at_stake`` None: no amount."""

    id: RuleId
    kind: RuleKind
    area: AreaId
    title: str
    detail: str
    severity: Severity
    impact: int
    feasibility: int
    arr_at_stake: float | None
    evidence: tuple[Evidence, ...]
    accounts: tuple[AccountKey, ...] = ()
    initiatives: tuple[InitiativeId, ...] = field(default=())
    account_arr: tuple[float, ...] = ()
    """ARR of each of ``accounts``, in their order."""
    certainty: Certainty = Certainty.MEDIUM
    certainty_reason: str = ""
    """A sentence; empty where nothing was judged."""
    yearly_loss: Span | None = None
    """What of the ARR at stake leaves in a year at the rate at which this client's own customers
    left, between the ends of its 95 % interval; None: no amount, or no rate of its own."""

    @property
    def priority(self) -> int:
        """Return impact times feasibility (S0.21)."""
        return self.impact * self.feasibility
