"""Growing with a customer: signals, scores, guardrails and forecasts (S1.43 to S1.53)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.actions import ActionRule, ProposedAction, RuleSet
from csdesk.model.conditions import Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey, ActionRuleId, KpiId, PlaybookId, RoleId
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


class Proof(StrEnum):
    """What a person ticks before more is offered (S4.27, C73)."""

    BREADTH = "breadth"
    """It uses most of what it bought."""
    USAGE = "usage"
    """Its use is steady, week after week."""
    REQUEST = "request"
    """It asks for more."""
    OUTCOME = "outcome"
    """It has reached an outcome that it wanted; no offer is made without (C73)."""


EVIDENCE = frozenset({Proof.BREADTH, Proof.USAGE, Proof.REQUEST})
"""The three ticks of S4.27 that make an account ready."""


@dataclass(frozen=True, slots=True)
class ExpansionLead:
    """An account as a candidate. ``score`` 0 to 100: the points of the factors that hold."""

    account: AccountKey
    arr: float
    score: float
    factors: tuple[str, ...]
    unknown: tuple[str, ...]
    """Factors that could not be judged; they give no points."""
    signals: tuple[str, ...]
    segments: tuple[str, ...]
    approach: str | None
    """Only of a lead of high priority."""
    is_priority: bool
    proofs: frozenset[Proof]
    held_back: str
    """Why no offer should be made now; empty: one may be made."""
    triggers: tuple[str, ...] = ()
    potential: float | None = None
    """ARR that could be won; None where nothing tells."""

    @property
    def is_ready(self) -> bool:
        """Tell whether an offer may be made now."""
        return not self.held_back


class OfferKind(StrEnum):
    """What an offer is meant to do."""

    RETENTION = "retention"
    EXPANSION = "expansion"


class Approval(StrEnum):
    """Whose word a discount needs (S1.52, C28)."""

    NONE = "none"
    MANAGER = "manager"
    VP = "vp"


class OfferState(StrEnum):
    """How far an offer is."""

    WAITING = "waiting"
    """Written down; nobody has decided about it."""
    APPROVED = "approved"
    """It may be made."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Offer:
    """A commercial offer to an account, with what it needs before it may be made."""

    account: AccountKey
    kind: OfferKind
    value: float
    """ARR."""
    discount: float
    """Percent."""
    term_months: int
    reason: str
    approver: str
    checks: frozenset[str]
    """Ids of the compliance checks that were ticked (S1.40)."""
    made_on: date
    state: OfferState = OfferState.APPROVED
    """One that was kept whole at once is approved."""
    evidence: str = ""
    """Where it is written down that the checks hold."""
    decided_on: date | None = None
    decision: str = ""
    """Why it was refused or withdrawn, or what the approval is bound to."""


@dataclass(frozen=True, slots=True)
class OfferVerdict:
    """Whether an offer may be made, whose approval it needs, and what is missing, in words."""

    is_allowed: bool
    approval: Approval
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComplianceCheck:
    """Something that must hold before an incentive is offered (S1.40)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferRules:
    """The guardrails of offers, as shipped content (S1.37, S1.40, S1.52, C28)."""

    cap: float
    """Discounts in percent up to which nobody has to approve."""
    vp_above: float
    """Above this a VP has to; between the two a manager, with a reason."""
    usual_low: float
    """Where discounts that keep a customer usually begin; they end at ``cap``."""
    term_months: int
    """The shortest commitment that an expansion is sold for."""
    checks: tuple[ComplianceCheck, ...]
    """All of them have to be ticked for an offer that keeps a customer."""
    source: str = ""


NO_OFFER_RULES = OfferRules(cap=0, vp_above=0, usual_low=0, term_months=0, checks=())
"""Stands for a library without guardrails; every discount needs a VP."""


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """How many opportunities reached a stage; ``rate`` percent of the stage before."""

    name: str
    count: int
    value: float
    """Of those whose ARR is known."""
    rate: float | None
    unpriced: int = 0
    """Opportunities without a known ARR."""
    accounts: tuple[AccountKey, ...] = ()
    """Whose opportunities they are, each account once; some opportunities name none."""

    @property
    def known_value(self) -> float | None:
        """Return the ARR of the stage; None where none of it is known."""
        return None if self.count and self.unpriced == self.count else self.value


@dataclass(frozen=True, slots=True)
class SourcedShare:
    """How many expansion opportunities customer success found (S3.11)."""

    sourced: int
    stated: int
    """Opportunities that say where they come from."""
    total: int
    share: float | None
    """Percent of those stated."""
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One product of one account in the whitespace grid (S3.4)."""

    account: AccountKey
    product: str
    arr: float
    """0 where the account does not have it."""
    potential: float | None
    """What similar accounts pay for it: the median; None where too few of them have it."""


@dataclass(frozen=True, slots=True)
class Whitespace:
    """Who has which product, and what the gaps could be worth."""

    products: tuple[str, ...]
    """By ARR, largest first."""
    accounts: tuple[AccountKey, ...]
    owned: Mapping[AccountKey, Mapping[str, float]]
    """ARR by product of the accounts that have any."""
    kinds: Mapping[AccountKey, str]
    """What makes accounts similar: their segment; empty where none is stated."""
    usual: Mapping[tuple[str, str], float]
    """What accounts of a kind pay for a product (kind, product), where enough have it."""

    def row(self, account: AccountKey) -> tuple[GridCell, ...]:
        """Return the cells of an account, product by product."""
        has, kind = self.owned.get(account, {}), self.kinds.get(account, "")
        return tuple(
            GridCell(
                account,
                product,
                has.get(product, 0.0),
                None if product in has else self.usual.get((kind, product)),
            )
            for product in self.products
        )

    def potential(self, account: AccountKey) -> float | None:
        """Return what the gaps of an account could be worth together; None where unknown."""
        known = [cell.potential for cell in self.row(account) if cell.potential is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """One row of the expansion opportunity table (S1.110), its columns in their order."""

    account: AccountKey
    current_acv: float
    expansion_score: float
    """0 to 100: feature adoption in percent times the growth rate."""
    feature_adoption: float
    """Percent."""
    opportunity_size: float
    """ARR times growth rate times the part that is adopted."""
    is_pursued: bool


@dataclass(frozen=True, slots=True)
class ForecastBand:
    """The leads of a band of scores, and what they would bring at a conversion rate."""

    low: float
    high: float | None
    """Below this; None: up to 100."""
    leads: int
    value: float
    """What those could bring of whom something tells it."""
    uplift: float
    unvalued: int = 0
    """Leads of which nothing tells it."""

    @property
    def is_known(self) -> bool:
        """Tell whether anything tells what the leads of this band could bring."""
        return not self.leads or self.unvalued < self.leads


@dataclass(frozen=True, slots=True)
class Forecast:
    """ARR that scored leads would bring (S1.53). ``rate`` is their conversion in percent."""

    rate: float
    bands: tuple[ForecastBand, ...]
    uplift: float
    unvalued: int
    """Leads of high priority without a potential: they bring nothing here."""
    closes_on: date
    """When the leads of today would be closed."""
    is_own_rate: bool = False
    """The rate is the client's own; else it is that of the content."""


@dataclass(frozen=True, slots=True)
class CashYear:
    """What comes in at the end of a year, and what that is worth today."""

    year: int
    """1 for the first one."""
    flow: float
    present: float


@dataclass(frozen=True, slots=True)
class PresentValue:
    """What years of payments are worth today (S1.51)."""

    years: tuple[CashYear, ...]
    present: float
    """All of them together."""
    cost: float
    """Paid today."""

    @property
    def net(self) -> float:
        """Return what remains after the cost."""
        return self.present - self.cost


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


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """One KPI of the board with its value; None with a reason in words."""

    kpi: str
    value: float | None
    reason: str = ""
    """Why there is no value, or what it does not tell."""
    n: int | None = None
    """Opportunities that the value rests on; None: it rests on others than opportunities."""


@dataclass(frozen=True, slots=True)
class ExpansionReview:
    """What is known about growing with the customers of a book."""

    leads: tuple[ExpansionLead, ...]
    """Every account with a point or a signal, highest score first."""
    watched: tuple[AccountKey, ...]
    funnel: tuple[FunnelStage, ...]
    sourced: SourcedShare | None
    whitespace: Whitespace | None
    opportunities: tuple[OpportunityRow, ...]
    forecast: Forecast
    board: tuple[BoardFigure, ...]
    talks: tuple[ProposedAction, ...] = ()
    """What to do about the leads, the large ones first of all."""
