"""What a plan can keep and add, from what the client's own customers did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import fsum

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.investment import Gap, Span
from csdesk.model.roadmap import Roadmap
from csdesk.roadmap.investment.costs import scale
from csdesk.roadmap.investment.progress import name_accounts, seeks_growth
from csdesk.roadmap.investment.stated import StatedFigures
from csdesk.scoring.goal_progress import CHURN
from csdesk.scoring.observed_rates import (
    CONVERSION,
    LOGO_CHURN,
    WON_VALUE,
    observe_churn,
    observe_conversion,
    observe_value,
)

FULL = 100.0
PRESERVED, ADDED = "ARR preserved", "ARR added"


@dataclass(frozen=True, slots=True)
class Gains:
    """What is known of the gains; None with a gap where it is not."""

    named: Mapping[AccountKey, tuple[int, ...]]
    """The customers of the plan's findings, with the due days of what is done for them."""
    arr: Mapping[AccountKey, float]
    """The ARR of the customers whom findings name."""
    total_arr: float = 0.0
    """The ARR of all customers."""
    churn: Span | None = None
    conversion: Span | None = None
    prevented: float | None = None
    growth_pool: float = 0.0
    gaps: tuple[Gap, ...] = ()

    @property
    def named_arr(self) -> float:
        """Return the ARR of the named customers."""
        return fsum(self.arr[key] for key in self.named)

    @property
    def preserved(self) -> Span | None:
        """Return the ARR a year that would leave without the plan: ARR × churn × its part."""
        if self.churn is None or self.prevented is None or not self.named:
            return None
        return scale(self.churn, self.named_arr * self.prevented / FULL)

    @property
    def added(self) -> Span | None:
        """Return the ARR of won expansions, once: the open ones × conversion × mean value."""
        if self.conversion is None or not self.growth_pool:
            return None
        return scale(self.conversion, self.growth_pool / FULL)


def read_gains(diagnosis: Diagnosis, roadmap: Roadmap, figures: StatedFigures) -> Gains:
    """Return what the plan of a diagnosis can keep and add."""
    arr = _arr_of_named(diagnosis)
    named = name_accounts(roadmap.items, diagnosis.findings, arr)
    total = diagnosis.accounts.total_arr() if diagnosis.accounts else 0.0
    gains = _with_losses(Gains(named, arr, total), diagnosis, figures)
    return _with_growth(gains, diagnosis, roadmap)


def _arr_of_named(diagnosis: Diagnosis) -> Mapping[AccountKey, float]:
    """Return the ARR of the customers whom findings name."""
    table = diagnosis.accounts
    if table is None:
        return {}
    named = {key for finding in diagnosis.findings for key in finding.accounts}
    amounts, places = table.arr(), table.places
    return {key: amounts[places[key]] for key in named if key in places}


def _with_losses(gains: Gains, diagnosis: Diagnosis, figures: StatedFigures) -> Gains:
    churn = observe_churn(diagnosis.kpis.get(LOGO_CHURN))
    prevented = _read_prevented(diagnosis, figures)
    gaps = [one for one in (churn, prevented) if isinstance(one, Gap)]
    if not gains.named:
        reason = "No finding behind the plan names customers with ARR."
        gaps.append(Gap(PRESERVED, reason, "Import a customer list with ARR."))
    return replace(
        gains,
        churn=None if isinstance(churn, Gap) else churn,
        prevented=None if isinstance(prevented, Gap) else prevented,
        gaps=tuple(gaps),
    )


def _read_prevented(diagnosis: Diagnosis, figures: StatedFigures) -> float | Gap:
    """Return the part of losses that the plan is to prevent: stated, else by the churn goal."""
    stated = figures.find("prevented_share")
    if stated is not None:
        return stated / FULL
    goals = (one.goal for one in diagnosis.metrics.goals)
    goal = next((one for one in goals if one.kpi == CHURN and one.baseline > 0), None)
    if goal is None:
        missing = figures.gap(PRESERVED, "prevented_share")
        return replace(missing, unlock=f"{missing.unlock[:-1]}, or set a goal for gross churn.")
    return max(0.0, (goal.baseline - goal.target) / goal.baseline)


def _with_growth(gains: Gains, diagnosis: Diagnosis, roadmap: Roadmap) -> Gains:
    if not any(seeks_growth(item.initiative) for item in roadmap.items):
        reason = "The plan has no initiative for expansion."
        return _lacking(gains, Gap(ADDED, reason, "Add one of them to the plan."))
    conversion = observe_conversion(diagnosis.kpis.get(CONVERSION))
    value = observe_value(diagnosis.kpis.get(WON_VALUE))
    if isinstance(conversion, Gap):
        return _lacking(gains, conversion)
    if isinstance(value, Gap):
        return _lacking(gains, value)
    waiting = _count_waiting(diagnosis)
    if not waiting:
        reason = "No customer who is ready for more is left without an offer."
        return _lacking(gains, Gap(ADDED, reason, "Nothing is missing."))
    return replace(gains, conversion=conversion, growth_pool=waiting * value)


def _count_waiting(diagnosis: Diagnosis) -> int:
    """Return how many customers are ready for more and nobody has made an offer to."""
    review = diagnosis.review
    if review is None:
        return 0
    pursued = {row.account for row in review.expansion.opportunities if row.is_pursued}
    leads = review.expansion.leads
    return sum(
        1 for one in leads if one.is_priority and one.is_ready and one.account not in pursued
    )


def _lacking(gains: Gains, gap: Gap) -> Gains:
    return replace(gains, gaps=(*gains.gaps, gap))
