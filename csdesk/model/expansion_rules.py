"""What makes an account ready for more, and how growing is judged: content that ships."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.actions import ActionRule, RuleSet
from csdesk.model.conditions import Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import ActionRuleId, KpiId, PlaybookId, RoleId
from csdesk.model.kpis import Unit


class SignalFamily(StrEnum):
    """Where a signal of readiness comes from (S1.47)."""

    USAGE = "usage"
    SENTIMENT = "sentiment"
    GROWTH = "growth"
    """The customer does more without being asked to."""


@dataclass(frozen=True, slots=True)
class ExpansionSignal:
    """Something that shows readiness (S1.47) or starts a talk (S1.48), as shipped content."""

    id: str
    name: str
    family: SignalFamily
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...] = ()
    """Any one of these takes it back (C82, C83)."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class LeadFactor:
    """What gives a lead points (S1.48): all of them, or none (an assumption)."""

    id: str
    name: str
    points: int
    when: tuple[Condition, ...] = ()
    potential_above: float | None = None
    """The ARR that could be won has to be above this; None: it does not matter."""


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """What fits an account of this kind (S1.46), or how to approach it (S1.49)."""

    id: str
    name: str
    when: tuple[Condition, ...]
    advice: str
    playbook: PlaybookId | None = None


@dataclass(frozen=True, slots=True)
class OpportunityWords:
    """What lists call things, in any language; without case, accents and punctuation."""

    growing: tuple[str, ...]
    """Deals with customers; a stated kind of expansion makes one as well."""
    won: tuple[str, ...]
    lost: tuple[str, ...]
    early: tuple[str, ...]
    """Stages before anybody has found one worth pursuing; any later one is qualified."""
    from_success: tuple[str, ...]
    """Sources of opportunities that customer success found."""


@dataclass(frozen=True, slots=True)
class ExpansionRules:
    """Everything that the content says about expansion. Amounts are ARR."""

    lead_score: float
    """From here a lead is of high priority."""
    high_value: float
    """Potential above which a lead is of high value (C67)."""
    routed_value: float
    """Potential above which a dedicated CSM takes it."""
    ready_signals: int
    """So many signals, with every proof, make an account ready."""
    watch_score: float
    """From this health score an account is watched for an upsell (S2.18)."""
    watch_months: int
    """So many months in a row among the most active ones have an account watched as well."""
    watch_quantile: float
    """From which part of the book's monthly active users on, 0 to 1."""
    similar_accounts: int
    """So many similar accounts have to own a product before it has a potential (S3.4)."""
    pursued_above: float
    """Expansion score of S1.110 above which an opportunity is pursued."""
    adopted_above: float
    """Feature adoption in percent below which S1.110 lists no opportunity."""
    sourced_target: float
    """Percent of the opportunities that customer success should find (S3.11)."""
    conversion: float
    """Percent of the ready leads that are closed, until the client's own rate is known."""
    closing_days: int
    """From a ready lead to a closed one, until the client's own time is known."""
    handoff_days: int
    """So long may a chance that customer success found wait for Sales to qualify it (S3.16)."""
    score_bands: tuple[float, ...]
    """Lead scores at which the bands of the forecast begin, lowest first."""
    signals: tuple[ExpansionSignal, ...]
    triggers: tuple[ExpansionSignal, ...]
    factors: tuple[LeadFactor, ...]
    segments: tuple[SegmentRule, ...]
    """Every one that fits counts."""
    approaches: tuple[SegmentRule, ...]
    """The first one that fits counts."""
    talk: ActionRule
    """What is asked for of a lead of high priority; a talk is no offer. Its reason may hold
    {score} and {held_back}."""
    route: ActionRule
    """What is asked for of a lead above ``routed_value``. Its reason may hold {potential} and
    {limit}."""
    words: OpportunityWords


_NO_TASK = ActionRule(
    ActionRuleId(""), RuleSet.EXPANSION, "", (), "", "", RoleId(""), 0, Severity.NOTE, ""
)
NO_EXPANSION_RULES = ExpansionRules(
    lead_score=70,
    high_value=0,
    routed_value=0,
    ready_signals=0,
    watch_score=100,
    watch_months=1,
    watch_quantile=1,
    similar_accounts=1,
    pursued_above=100,
    adopted_above=0,
    sourced_target=100,
    conversion=0,
    closing_days=0,
    handoff_days=0,
    score_bands=(),
    signals=(),
    triggers=(),
    factors=(),
    segments=(),
    approaches=(),
    talk=_NO_TASK,
    route=_NO_TASK,
    words=OpportunityWords((), (), (), (), ()),
)
"""Stands for a library without rules of expansion; it finds no lead."""


@dataclass(frozen=True, slots=True)
class ExpansionKpi:
    """One KPI of the expansion board (S1.45), as shipped content."""

    id: str
    name: str
    unit: Unit
    benchmark: float | None
    target: float
    sample: float
    """A made-up quarter, shown for the sample client only (D31)."""
    meaning: str
    is_less_better: bool = False
    source: str = ""
    kpi: KpiId | None = None
    """The KPI of the library that its benchmark can be held against as well."""
