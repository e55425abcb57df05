"""What a plan promises on the day on which it is made final: its value, and where things stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InitiativeId, KpiId
from csdesk.model.investment import Span
from csdesk.model.plan_choices import PlanBaseline, PromisedItem, PromisedKpi
from csdesk.model.revenue import MovementKind, RevenueReview, RevenueSource
from csdesk.model.roadmap import Initiative, Roadmap, RoadmapItem
from csdesk.roadmap.investment.progress import name_accounts, seeks_growth
from csdesk.roadmap.since import add_losses
from csdesk.roadmap.tasks import middle_work

Ends = tuple[float, float]


def promise_items(diagnosis: Diagnosis, roadmap: Roadmap) -> tuple[PromisedItem, ...]:
    """Return every initiative of a plan with the part of the plan's value that is its own.

    A customer whom several initiatives reach counts in equal parts, and so does growth: the parts
    add up to what the whole plan preserves and adds in a year, in ARR (S1.4). None where nothing
    was told of either.
    """
    preserved = _part_preserved(diagnosis, roadmap)
    added = _part_added(diagnosis, roadmap)
    return tuple(
        _promise(item, [parts[item.initiative.id] for parts in (preserved, added)])
        for item in roadmap.items
    )


def keep_baseline(diagnosis: Diagnosis, roadmap: Roadmap) -> PlanBaseline:
    """Return where the client stands on the day of its lists, as later days are held against it."""
    revenue = read_revenue(diagnosis)
    case = diagnosis.plan.investment
    review = diagnosis.metrics.revenue
    window = _read_pace(review) if review else {}
    return PlanBaseline(
        as_of=revenue.on if revenue else roadmap.start_on,
        currency=diagnosis.client.currency,
        arr=revenue.arr if revenue else None,
        source=revenue.source if revenue else None,
        lost=window.get("lost"),
        grown=window.get("grown"),
        window_days=int(window.get("days", 0)),
        preserved=_ends(case.preserved),
        added=_ends(case.added),
        kpis=promise_kpis(diagnosis, roadmap),
    )


def promise_kpis(diagnosis: Diagnosis, roadmap: Roadmap) -> tuple[PromisedKpi, ...]:
    """Return the KPIs that initiatives of a plan are to move, and those that have a goal."""
    movers: dict[KpiId, list[Initiative]] = defaultdict(list)
    for item in roadmap.items:
        if item.initiative.kpi is not None:
            movers[item.initiative.kpi].append(item.initiative)
    goals = {one.goal.kpi: one.goal.target for one in diagnosis.metrics.goals}
    targets = {one.id: one.target for one in diagnosis.definitions} | goals
    return tuple(
        PromisedKpi(
            kpi=kpi,
            unit=found.unit,
            value=found.value,
            method=found.method,
            target=targets.get(kpi),
            low=_add(one.gain_low for one in movers[kpi]),
            high=_add(one.gain_high for one in movers[kpi]),
        )
        for kpi in dict.fromkeys((*movers, *goals))
        if (found := diagnosis.kpis.get(kpi)) is not None
    )


@dataclass(frozen=True, slots=True)
class KnownRevenue:
    """A year's recurring revenue on the last day that is known, and which lists say so."""

    on: date
    arr: float
    source: RevenueSource


def read_revenue(diagnosis: Diagnosis) -> KnownRevenue | None:
    """Return the ARR of a client, of what tells it over time first; None where nothing does."""
    import numpy as np

    review, accounts = diagnosis.metrics.revenue, diagnosis.accounts
    if review is not None:
        grid = review.grid
        return KnownRevenue(grid.days[-1], float(np.nansum(grid.amounts[:, -1])), grid.source)
    if accounts is None or not accounts.total_arr():
        return None
    return KnownRevenue(accounts.as_of, accounts.total_arr(), RevenueSource.CUSTOMER_LISTS)


def _read_pace(review: RevenueReview) -> Mapping[str, float]:
    period = review.period
    return {
        "lost": add_losses(period),
        "grown": period.amount(MovementKind.EXPANSION),
        "days": (period.end_on - period.start_on).days,
    }


def _part_preserved(
    diagnosis: Diagnosis, roadmap: Roadmap
) -> defaultdict[InitiativeId, Ends | None]:
    """Return what of the preserved ARR is due to each initiative, by the ARR it reaches."""
    parts: defaultdict[InitiativeId, Ends | None] = defaultdict(lambda: None)
    case, accounts = diagnosis.plan.investment, diagnosis.accounts
    if case.preserved is None or accounts is None or not case.named_arr:
        return parts
    arr = dict(zip(accounts.keys, accounts.arr(), strict=True))
    reached = name_accounts(roadmap.items, diagnosis.findings, arr)
    for item in roadmap.items:
        own = name_accounts([item], diagnosis.findings, arr)
        share = fsum(arr[key] / len(reached[key]) for key in own) / case.named_arr
        if own:
            parts[item.initiative.id] = _scaled(case.preserved, share)
    return parts


def _part_added(diagnosis: Diagnosis, roadmap: Roadmap) -> defaultdict[InitiativeId, Ends | None]:
    parts: defaultdict[InitiativeId, Ends | None] = defaultdict(lambda: None)
    added = diagnosis.plan.investment.added
    growing = [one.initiative.id for one in roadmap.items if seeks_growth(one.initiative)]
    if added is not None:
        parts.update({one: _scaled(added, 1 / len(growing)) for one in growing})
    return parts


def _promise(item: RoadmapItem, parts: Sequence[Ends | None]) -> PromisedItem:
    known = [one for one in parts if one is not None]
    initiative = item.initiative
    return PromisedItem(
        initiative=initiative.id,
        title=initiative.title,
        horizon=item.horizon,
        due_on=item.due_on,
        effort_days=middle_work(initiative),
        value_low=fsum(low for low, _ in known) if known else None,
        value_high=fsum(high for _, high in known) if known else None,
    )


def _scaled(span: Span, factor: float) -> Ends:
    return span.low * factor, span.high * factor


def _ends(span: Span | None) -> Ends | None:
    return None if span is None else (span.low, span.high)


def _add(gains: Iterable[float | None]) -> float | None:
    """Return the sum of what is known; None where nobody put a figure on any."""
    known = [gain for gain in gains if gain is not None]
    return fsum(known) if known else None
