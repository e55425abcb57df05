"""What came of a final plan: revenue and KPIs since, parted by what caused the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.investment import Gap
from csdesk.model.kpi_book import KeptKpi
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.plan_choices import PlanBaseline, PromisedKpi
from csdesk.model.plan_since import KpiSince, PlanSince, RevenueBridge, ValueSince
from csdesk.model.revenue import MovementKind, MovementPeriod, RevenueGrid, RevenueSource
from csdesk.scoring.revenue.periods import measure_period

NEAREST_DAYS = 16
"""Revenue is known once a month: a day further from the plan's is another month."""
MONTHS = 12
"""A grid of so many months and more has one day a month."""
BRIDGE, VALUE = "ARR since the plan", "Value realised"
AGAIN = "Make the plan final again to hold what follows against today’s figures."


def look_since(
    since: PlanSince, diagnosis: Diagnosis, restated: Mapping[KpiId, KeptKpi]
) -> PlanSince:
    """Return a final plan with what came of it by the day of a diagnosis.

    ``restated`` are the KPIs of the plan's day as the lists of today give them, where those were
    computed again. Amounts are the client's own; that something moved since the plan is no proof
    that the plan moved it, as nobody knows what would have come without.
    """
    baseline = since.final.baseline
    if baseline is None:
        reason = "The plan was made final before the figures of its day were kept with it."
        return replace(since, gaps=(Gap(BRIDGE, reason, AGAIN),))
    bridge = bridge_revenue(baseline, diagnosis)
    review = diagnosis.metrics.revenue
    grid = review.grid if review else None
    value = bridge if isinstance(bridge, Gap) else measure_value(baseline, bridge, grid)
    change = _currency_change(baseline, diagnosis)
    kpis = tuple(
        compare_kpi(one, diagnosis.kpis.get(one.kpi), restated.get(one.kpi), change)
        for one in baseline.kpis
    )
    gaps = {one.figure: one for one in (bridge, value) if isinstance(one, Gap)}
    return replace(
        since,
        bridge=None if isinstance(bridge, Gap) else bridge,
        value=None if isinstance(value, Gap) else value,
        kpis=kpis,
        gaps=tuple(gaps.values()),
    )


def bridge_revenue(baseline: PlanBaseline, diagnosis: Diagnosis) -> RevenueBridge | Gap:
    """Return what led from the ARR of the plan to that of now, in the client's currency.

    The lists of today say once more what customers paid on the day of the plan. What that differs
    by is a repair of data where the same kind of list tells it, and another method where another
    kind does; where the customer list of that day is still there, both can be told apart. The rest
    is what customers did, movement by movement.
    """
    import numpy as np

    review = diagnosis.metrics.revenue
    if baseline.arr is None or baseline.source is None:
        return Gap(BRIDGE, "No list said what customers paid when the plan was made final.", AGAIN)
    if change := _currency_change(baseline, diagnosis):
        return Gap(BRIDGE, change, AGAIN)
    if review is None:
        reason = "Nothing says what customers paid on two days."
        return Gap(BRIDGE, reason, "Import the list of the plan’s day beside today’s.")
    grid = review.grid
    first, last = _find_day(grid, baseline.as_of), len(grid.days) - 1
    if grid.days[last] <= baseline.as_of:
        reason = "The lists end on the day of the plan: nothing has come of it yet."
        return Gap(BRIDGE, reason, "Import lists of a later day, or start a re-audit.")
    if first is None or first == last:
        reason = "Today’s lists do not say what customers paid when the plan was made final."
        return Gap(BRIDGE, reason, "Import the list of that day beside today’s.")
    period = measure_period(grid, first, last)
    restated, now = (float(np.nansum(grid.amounts[:, at])) for at in (first, last))
    unknown = (now - restated) - (period.end - period.start)
    listed = _list_again(baseline, diagnosis)
    is_same = grid.source is baseline.source
    middle = restated if is_same else baseline.arr if listed is None else listed
    return RevenueBridge(
        then_on=baseline.as_of,
        then=baseline.arr,
        repair=middle - baseline.arr + unknown,
        method=restated - middle,
        period=period,
        now=now,
        is_parted=is_same or listed is not None,
    )


def measure_value(
    baseline: PlanBaseline, bridge: RevenueBridge, grid: RevenueGrid | None = None
) -> ValueSince | Gap:
    """Return what was lost and gained since the plan beside the pace of the days before it.

    The pace is the one that was kept with the plan; where nothing told it then, that of the twelve
    months before as a grid of today tells them.
    """
    pace = _keep_pace(baseline) or _find_pace(grid, bridge.period)
    if pace is None:
        reason = "Nothing says what customers took away and added before the plan."
        return Gap(VALUE, reason, "Import subscriptions or movements that reach back a year more.")
    period = bridge.period
    return ValueSince(
        days=(period.end_on - period.start_on).days,
        window_days=pace.days,
        lost_before=pace.lost,
        grown_before=pace.grown,
        lost=add_losses(period),
        grown=period.amount(MovementKind.EXPANSION),
    )


def add_losses(period: MovementPeriod) -> float:
    """Return the ARR that customers took away in a period."""
    return period.amount(MovementKind.CHURN) + period.amount(MovementKind.CONTRACTION)


def compare_kpi(
    promised: PromisedKpi, now: KpiValue | None, restated: KeptKpi | None, currency_change: str = ""
) -> KpiSince:
    """Return a promised KPI beside its value now, its movement parted by what caused it."""
    value = now.value if now else None
    if promised.unit is Unit.MONEY and currency_change:
        return KpiSince(promised, value, None, reason=currency_change)
    if promised.value is None:
        return KpiSince(promised, value, None, reason="Not computable then.")
    if now is None or value is None:
        return KpiSince(promised, None, None, reason=_say_why(now))
    again = None if restated is None else restated.value
    if restated is None or again is None:
        late, is_same = value - promised.value, now.method == promised.method
        return KpiSince(
            promised, value, late, customers=late if is_same else None, is_mixed=not is_same
        )
    early, late, is_same = again - promised.value, value - again, restated.method == now.method
    is_repair = restated.method == promised.method
    return KpiSince(
        promised=promised,
        now=value,
        change=value - promised.value,
        data=early if is_repair else None,
        method=early if not is_repair else 0.0 if is_same else None,
        customers=late if is_same else None,
        is_mixed=not is_same,
    )


class _Pace(NamedTuple):
    lost: float
    grown: float
    days: int


def _keep_pace(baseline: PlanBaseline) -> _Pace | None:
    lost, grown, days = baseline.lost, baseline.grown, baseline.window_days
    return None if lost is None or grown is None or not days else _Pace(lost, grown, days)


def _find_pace(grid: RevenueGrid | None, period: MovementPeriod) -> _Pace | None:
    if grid is None or period.start_on not in grid.days:
        return None
    first = grid.days.index(period.start_on)
    if first < MONTHS or len(grid.days) <= MONTHS:
        return None
    before = measure_period(grid, first - MONTHS, first)
    days = (before.end_on - before.start_on).days
    return _Pace(add_losses(before), before.amount(MovementKind.EXPANSION), days)


def _find_day(grid: RevenueGrid, wanted: date) -> int | None:
    """Return the place of the day that is nearest to a wanted one; None where none is near."""
    near = min(range(len(grid.days)), key=lambda at: abs((grid.days[at] - wanted).days))
    return near if abs((grid.days[near] - wanted).days) <= NEAREST_DAYS else None


def _list_again(baseline: PlanBaseline, diagnosis: Diagnosis) -> float | None:
    """Return what the customer list of the plan's day says now; None where it is not there."""
    if baseline.source is not RevenueSource.CUSTOMER_LISTS:
        return None
    lists = (one for one in (diagnosis.previous, diagnosis.accounts) if one is not None)
    found = next((one for one in lists if one.as_of == baseline.as_of), None)
    return found.total_arr() if found else None


def _say_why(now: KpiValue | None) -> str:
    reason = now.reason if now and now.reason else "it is not computed any more"
    return f"{reason[:1].upper()}{reason[1:]}".rstrip(".") + "."


def _currency_change(baseline: PlanBaseline, diagnosis: Diagnosis) -> str:
    now = diagnosis.client.currency
    if now == baseline.currency:
        return ""
    return f"Amounts were in {baseline.currency} then and are in {now} now."
