"""What dashboards show, down to the accounts that each of their numbers is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.conditions import Condition
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, FactId, FieldId, RoleId


class BoardId(StrEnum):
    """The boards that a layout can hold."""

    SNAPSHOT = "snapshot"
    NRR = "nrr"
    HEATMAP = "heatmap"
    AT_RISK = "at_risk"
    RISK = "risk"
    RENEWALS = "renewals"
    LOAD = "load"
    ADOPTION = "adoption"
    ONBOARDING = "onboarding"
    EXPANSION = "expansion"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Accounts of one column and one range of scores."""

    accounts: tuple[AccountKey, ...]
    arr: float


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Accounts by a field of the list and by score (S1.79); every account is in one cell."""

    field: FieldId
    columns: tuple[str, ...]
    """Values of the field, that with most accounts first; accounts without one come last."""
    rows: tuple[str, ...]
    """Ranges of scores from the top; accounts without a score come last."""
    cells: Mapping[tuple[int, int], HeatCell]
    """By row and column; empty cells are left out."""


@dataclass(frozen=True, slots=True)
class AtRiskRule:
    """Accounts at risk of one kind (S1.80, C16), as shipped content."""

    id: str
    name: str
    about: str
    when: tuple[Condition, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class RiskSignal:
    """Something that counts towards the risk of an account (S1.109, D13), as shipped content."""

    id: str
    name: str
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class StuckRule:
    """When an onboarding stands still, and what somebody does then (S2.11), as shipped content."""

    days: int
    """More days than these without a task that was finished."""
    title: str
    owner: RoleId
    due_hours: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class BoardRules:
    """What the boards ask of accounts, as shipped content."""

    at_risk: tuple[AtRiskRule, ...]
    risk_signals: tuple[RiskSignal, ...]
    signals_of_risk: int
    """From so many signals on an account counts as at risk in its cohort."""
    cohort_alert: float
    """Above so many percent of accounts at risk a cohort is warned of."""
    depth: FactId
    breadth: FactId
    depth_edge: float
    breadth_edge: float
    onboarding_day: int
    """From this day on an onboarding has to be far enough."""
    onboarding_share: float
    """Percent of its tasks that are done by then."""
    churn_limit: float
    """Percent of customers lost in a month above which the week is red."""
    soon_days: int
    """Days ahead within which a renewal counts as due soon."""
    heatmap_field: FieldId
    """The field of the customer list that parts the heatmap."""
    notes: tuple[str, ...] = ()
    suspects: tuple[AtRiskRule, ...] = ()
    """Steps of a funnel, each among those of the step before (S1.80)."""
    stuck: StuckRule | None = None
    high_risk_below: float = 0
    medium_risk_below: float = 0
    """Scores below which the risk of an account is called high, or medium (S1.108, D8)."""


@dataclass(frozen=True, slots=True)
class AtRiskGroup:
    """The accounts that one rule finds, the largest ARR first."""

    rule: AtRiskRule
    accounts: tuple[AccountKey, ...]
    arr: float
    unknown: tuple[AccountKey, ...]
    """Accounts for which the lists do not say enough to tell."""


@dataclass(frozen=True, slots=True)
class AccountRisk:
    """One account of a risk cohort; ``score`` is signals met of those known, in percent."""

    account: AccountKey
    cohort: str
    score: float | None
    signals: tuple[str, ...]
    """Names of the signals that are met."""
    known: int
    last_activity: date | None


@dataclass(frozen=True, slots=True)
class RiskCohort:
    """Accounts that signed up in one month; ``risk`` in percent of those with a known signal."""

    month: str
    accounts: int
    at_risk: int
    risk: float | None
    is_alert: bool


@dataclass(frozen=True, slots=True)
class RiskBoard:
    """Who is likely to leave, by month of sign-up (S1.109)."""

    cohorts: tuple[RiskCohort, ...]
    accounts: tuple[AccountRisk, ...]


class Quadrant(StrEnum):
    """How deep and how broad an account uses the product (S4.8)."""

    DEEP_BROAD = "deep_broad"
    DEEP_NARROW = "deep_narrow"
    SHALLOW_BROAD = "shallow_broad"
    SHALLOW_NARROW = "shallow_narrow"


@dataclass(frozen=True, slots=True)
class AdoptionPoint:
    """One account by depth and breadth of use."""

    account: AccountKey
    depth: float
    breadth: float
    quadrant: Quadrant
    arr: float


@dataclass(frozen=True, slots=True)
class AdoptionBoard:
    """All accounts whose depth and breadth are known (S4.8); edges belong to the better side."""

    depth_edge: float
    breadth_edge: float
    points: tuple[AdoptionPoint, ...]
    unknown: tuple[AccountKey, ...]
    """Accounts whose depth or breadth nobody knows."""


@dataclass(frozen=True, slots=True)
class CsmLoad:
    """What one CSM carries."""

    csm: str
    accounts: tuple[AccountKey, ...]
    """The largest ARR first, as in ``bands`` and ``due``."""
    arr: float
    bands: Mapping[Band, tuple[AccountKey, ...]]
    due: tuple[AccountKey, ...]
    """Renewals that are due soon."""


@dataclass(frozen=True, slots=True)
class LoadBoard:
    """What all CSMs carry (domain 3.2)."""

    loads: tuple[CsmLoad, ...]
    """Most ARR first."""
    unassigned: tuple[AccountKey, ...]
    unassigned_arr: float
    median: float | None
    most: int | None
    soon_days: int
    """Within so many days a renewal is due soon."""
    gini: float | None
    """0: all have the same number of accounts; towards 1: one has them all."""


@dataclass(frozen=True, slots=True)
class RenewalMonth:
    """The renewals of one month."""

    month: date
    """Its first day."""
    accounts: tuple[AccountKey, ...]
    arr: float
    arr_by_band: Mapping[Band, float]


@dataclass(frozen=True, slots=True)
class RenewalCalendar:
    """Renewals of the next twelve months, those that are overdue, and those nobody has dated."""

    months: tuple[RenewalMonth, ...]
    overdue: tuple[AccountKey, ...]
    overdue_arr: float
    later: tuple[AccountKey, ...]
    undated: tuple[AccountKey, ...]


@dataclass(frozen=True, slots=True)
class OnboardingLine:
    """One onboarding (S1.112)."""

    account: AccountKey
    stage: str
    done: int
    tasks: int
    completion: float
    """Percent of its tasks."""
    day: int
    """Days since it began."""
    days_to_complete: int | None
    blockers: tuple[str, ...]
    is_alert: bool
    still_days: int | None = None
    """Days since a task was finished, or since it began; None where it is whole or undated."""
    is_stuck: bool = False


@dataclass(frozen=True, slots=True)
class OnboardingStage:
    """A stage of all onboardings, and whose tasks belong to it."""

    name: str
    done: int
    tasks: int
    accounts: tuple[AccountKey, ...]


@dataclass(frozen=True, slots=True)
class OnboardingBoard:
    """All onboardings that have tasks, alerts first; stages from first to last."""

    lines: tuple[OnboardingLine, ...]
    stages: tuple[OnboardingStage, ...]


@dataclass(frozen=True, slots=True)
class BoardReview:
    """All boards of a client; None where the lists do not give one."""

    heatmap: Heatmap | None
    at_risk: tuple[AtRiskGroup, ...]
    risk: RiskBoard | None
    adoption: AdoptionBoard | None
    load: LoadBoard | None
    renewals: RenewalCalendar | None
    onboarding: OnboardingBoard | None
    suspects: tuple[AtRiskGroup, ...] = ()
    """Who is silent for long, and who of them asks for help all the same (S1.80)."""


NO_BOARD_RULES = BoardRules(
    at_risk=(),
    risk_signals=(),
    signals_of_risk=1,
    cohort_alert=100.0,
    depth=FactId("use_depth"),
    breadth=FactId("use_depth"),
    depth_edge=0,
    breadth_edge=0,
    onboarding_day=0,
    onboarding_share=0,
    churn_limit=100.0,
    soon_days=0,
    heatmap_field=FieldId("industry"),
)
"""Stands for a library without rules."""
