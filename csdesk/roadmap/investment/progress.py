"""How much of a plan is done by the end of each month: its work, and whom it has reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import fsum

from csdesk.model.findings import Finding
from csdesk.model.identifiers import AccountKey, KpiId, RuleId
from csdesk.model.roadmap import Aim, Initiative, RoadmapItem

MONTH_DAYS = 365 / 12
EXPANSION_RATE = KpiId("expansion_rate")


def days_of(initiative: Initiative) -> float:
    """Return the person-days of an initiative: those by role, else the middle of its estimate."""
    by_role = fsum(initiative.work.values())
    return by_role or (initiative.effort_low + initiative.effort_high) / 2


def follow_work(items: Sequence[RoadmapItem], months: int) -> tuple[float, ...]:
    """Return the share of all person-days that is done by each month, evenly from start to due."""
    weights = [days_of(item.initiative) for item in items]
    total = fsum(weights)
    if not total:
        return tuple(float(month > 0) for month in range(months + 1))
    return tuple(
        fsum(weight * _done(item, month) for item, weight in zip(items, weights, strict=True))
        / total
        for month in range(months + 1)
    )


def name_accounts(
    items: Iterable[RoadmapItem], findings: Iterable[Finding], arr: Mapping[AccountKey, float]
) -> dict[AccountKey, tuple[int, ...]]:
    """Return the customers with ARR whom the plan's findings name.

    Each with the due days of the initiatives that are done for it.
    """
    bits: dict[RuleId, int] = {}
    named_by: dict[AccountKey, int] = defaultdict(int)
    for finding in findings:
        bit = bits[finding.id] = 1 << len(bits)
        for key in finding.accounts:
            named_by[key] |= bit
    dues = [(sum(bits.get(rule, 0) for rule in item.findings), item.due_day) for item in items]

    @cache
    def find_days(rules: int) -> tuple[int, ...]:
        return tuple(sorted(day for answered, day in dues if answered & rules))

    reached = {key: find_days(rules) for key, rules in named_by.items() if arr.get(key)}
    return {key: days for key, days in reached.items() if days}


def follow_reach(
    named: Mapping[AccountKey, Sequence[int]], arr: Mapping[AccountKey, float], months: int
) -> tuple[float, ...]:
    """Return the share of the named ARR that the plan has reached by each month.

    An account with several initiatives is reached in equal parts, one with each that is due.
    """
    amounts: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for key, days in named.items():
        amounts[tuple(days)].append(arr[key])
    sums = {days: fsum(parts) for days, parts in amounts.items()}
    total = fsum(sums.values())
    return tuple(
        fsum(amount * _part(days, month) for days, amount in sums.items()) / total if total else 0.0
        for month in range(months + 1)
    )


def seeks_growth(initiative: Initiative) -> bool:
    """Tell whether an initiative is for expansion: it aims at it, or it is to move its rate."""
    return initiative.aim is Aim.EXPANSION or initiative.kpi == EXPANSION_RATE


def follow_growth(items: Iterable[RoadmapItem], months: int) -> tuple[float, ...]:
    """Return the share of the plan's initiatives for expansion that is done by each month."""
    days = [item.due_day for item in items if seeks_growth(item.initiative)]
    return tuple(_part(days, month) for month in range(months + 1))


def _part(days: Sequence[int], month: int) -> float:
    if not days:
        return 0.0
    return sum(day <= month * MONTH_DAYS for day in days) / len(days)


def _done(item: RoadmapItem, month: int) -> float:
    length = max(1, item.due_day - item.start_day)
    return min(1.0, max(0.0, (month * MONTH_DAYS - item.start_day) / length))
