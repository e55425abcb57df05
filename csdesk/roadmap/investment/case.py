"""The investment case of a plan, from the plan, the client's own data and what people stated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.investment import (
    HORIZON_MONTHS,
    NO_INVESTMENT,
    CaseInputs,
    Driver,
    Gap,
    InvestmentReview,
    Simulation,
    Span,
    TornadoBar,
)
from csdesk.model.library import Library
from csdesk.model.roadmap import Roadmap
from csdesk.roadmap.investment.costs import (
    NOTHING,
    WEEK_DAYS,
    add_spend,
    add_work,
    first_year_of_tools,
    integration_span,
    scale,
)
from csdesk.roadmap.investment.gains import Gains, read_gains
from csdesk.roadmap.investment.lifetime import lifetime_after, lifetime_now
from csdesk.roadmap.investment.outcomes import judge_scenarios
from csdesk.roadmap.investment.progress import follow_growth, follow_reach, follow_work
from csdesk.roadmap.investment.stated import StatedFigures
from csdesk.roadmap.investment.uncertainty import simulate, tell_swings

NAMES = (
    "week_cost", "licence_cost", "integration_share", "dollar_rate", "gross_margin",
    "acquisition_cost", "prevented_share", "confirmed_share", "late_months", "horizon_months",
    "discount_rate",
)  # fmt: skip
WHOLE = Span(100.0, 100.0, 100.0)
KEPT_CASES = 8


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the case is put together from."""

    diagnosis: Diagnosis
    roadmap: Roadmap
    figures: StatedFigures
    gains: Gains
    spend: Span | Gap


def review_investment(diagnosis: Diagnosis, library: Library) -> InvestmentReview:
    """Return the case of the plan of a diagnosis; gaps name what keeps it from being told."""
    roadmap = diagnosis.roadmap
    if roadmap is None or not roadmap.items:
        return NO_INVESTMENT
    figures = read_figures(diagnosis, library)
    gains = read_gains(diagnosis, roadmap, figures)
    parts = _Parts(diagnosis, roadmap, figures, gains, add_spend(roadmap.items, figures))
    known = _tell_known(parts)
    inputs = None if known.gaps_in_case else _put_together(parts)
    review = known.review
    if inputs is None:
        return review
    tornado, simulation = _look_ahead(inputs)
    confirmed = figures.find("confirmed_share") or 100.0
    late = figures.find("late_months") or 0.0
    return replace(
        review,
        inputs=inputs,
        outcomes=judge_scenarios(inputs, confirmed, late),
        tornado=tornado,
        simulation=simulation,
    )


def read_figures(diagnosis: Diagnosis, library: Library) -> StatedFigures:
    """Return what was stated about money, with the defaults of the content."""
    definitions = {str(one.id): one for one in (*library.plan_inputs, *library.kpi_inputs)}
    stated = diagnosis.metrics.settings.stated
    return StatedFigures(definitions, stated, diagnosis.client.currency)


@dataclass(frozen=True, slots=True)
class _Known:
    review: InvestmentReview
    gaps_in_case: bool
    """Something is missing without which there is no case at all."""


def _tell_known(parts: _Parts) -> _Known:
    figures, gains, items = parts.figures, parts.gains, parts.roadmap.items
    week, licence = figures.find("week_cost"), figures.find("licence_cost")
    work, lifetime = add_work(items), lifetime_now(parts.diagnosis)
    needed = [
        figures.gap("Cost and return", name)
        for name in ("week_cost", "gross_margin")
        if figures.find(name) is None
    ]
    needed += [parts.spend] if isinstance(parts.spend, Gap) else []
    nothing_gained = gains.preserved is None and gains.added is None
    review = InvestmentReview(
        work=work,
        people_cost=None if week is None else scale(work, week / WEEK_DAYS),
        spend=None if isinstance(parts.spend, Gap) else parts.spend,
        tools_first_year=None
        if licence is None
        else first_year_of_tools(licence, integration_span(figures)),
        named_accounts=len(gains.named),
        named_arr=gains.named_arr,
        churn=gains.churn,
        preserved=gains.preserved,
        added=gains.added,
        lifetime_now=lifetime,
        lifetime_then=lifetime_after(lifetime, gains),
        bases=tuple(one for one in map(figures.tell, NAMES) if one is not None),
        gaps=(*needed, *gains.gaps),
    )
    return _Known(review, bool(needed) or nothing_gained)


def _put_together(parts: _Parts) -> CaseInputs:
    figures, gains, items = parts.figures, parts.gains, parts.roadmap.items
    months = int(figures.find("horizon_months") or HORIZON_MONTHS)
    confirmed, late = figures.find("confirmed_share"), figures.find("late_months") or 0.0
    low = WHOLE.base if confirmed is None else confirmed
    spans = {
        Driver.WORK: add_work(items),
        Driver.SPEND: NOTHING if isinstance(parts.spend, Gap) else parts.spend,
        Driver.INTEGRATION: integration_span(figures) if figures.find("licence_cost") else NOTHING,
        Driver.CHURN: gains.churn or NOTHING,
        Driver.CONVERSION: gains.conversion or NOTHING,
        Driver.CONFIRMED: Span(low, WHOLE.base, WHOLE.base),
        Driver.DELAY: Span(0.0, 0.0, late),
    }
    discount = figures.find("discount_rate")
    return CaseInputs(
        months=months,
        drivers=tuple(spans.items()),
        day_cost=(figures.find("week_cost") or 0.0) / WEEK_DAYS,
        licence=figures.find("licence_cost") or 0.0,
        margin=(figures.find("gross_margin") or 0.0) / 100,
        named_arr=gains.named_arr if gains.preserved else 0.0,
        prevented=gains.prevented or 0.0,
        growth_pool=gains.growth_pool if gains.added else 0.0,
        work_done=follow_work(items, months),
        covered=follow_reach(gains.named, gains.arr, months),
        growing=follow_growth(items, months),
        discount=None if discount is None else discount / 100,
    )


@lru_cache(KEPT_CASES)
def _look_ahead(inputs: CaseInputs) -> tuple[tuple[TornadoBar, ...], Simulation]:
    """Return what is slow to tell: most changes of an engagement leave the inputs as they are."""
    return tell_swings(inputs), simulate(inputs)
