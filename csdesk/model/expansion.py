"""Growing with a customer: signals, scores, guardrails and forecasts (S1.43 to S1.53)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.actions import ProposedAction
from csdesk.model.identifiers import AccountKey


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
class HandOffs:
    """What customer success found and nobody has closed, and what of it waits too long (S3.16)."""

    open: int
    stalled: int
    """Not qualified although it was found more than the allowed days ago."""
    accounts: tuple[AccountKey, ...]
    """Whose chances wait, each account once."""
    arr: float | None
    """What they are worth a year; None where none of them says."""


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
class BoardFigure:
    """One KPI of the board with its value; None with a reason in words."""

    kpi: str
    value: float | None
    reason: str = ""
    """Why there is no value, or what it does not tell."""
    n: int | None = None
    """Opportunities that the value rests on; None: it rests on others than opportunities."""
    is_comparable: bool = True
    """Whether it may be held against a target of a year (C18)."""


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
    hand_offs: HandOffs | None = None
    """None: no list says what customer success found, and when."""
