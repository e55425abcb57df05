"""The consultant's own past clients as a benchmark, without their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import quantiles

from csdesk.model.benchmarks import OthersValue, PeerSet
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiDefinition, KpiValue, Unit
from csdesk.scoring.revenue.periods import is_a_year

ENOUGH = 5
"""Of fewer clients a quartile would tell what a single one has."""
ALIKE = 0.1
"""Windows that are not a year may differ by so much of the longer one."""


def choose_alike(
    others: Mapping[KpiId, Sequence[OthersValue]],
    definitions: Sequence[KpiDefinition],
    values: Mapping[KpiId, KpiValue],
    currency: str,
) -> dict[KpiId, tuple[float, ...]]:
    """Return the values of other clients that a client's own may be held against.

    Amounts in its own currency, and what moves within a window over one as long as its own; over a
    year where it has none (C18).
    """
    money = {one.id for one in definitions if one.unit is Unit.MONEY}
    moving = {one.id for one in definitions if one.needs_previous}
    own = {kpi: value.window_days for kpi, value in values.items()}

    def is_alike(kpi: KpiId, one: OthersValue) -> bool:
        days = own.get(kpi)
        if kpi in money and one.currency != currency:
            return False
        return (days is None and kpi not in moving) or _is_as_long(_count_days(one.window), days)

    return {
        kpi: tuple(one.value for one in found if is_alike(kpi, one))
        for kpi, found in others.items()
    }


def _count_days(window: str) -> int | None:
    """Return how long a window is, "2025-01-31 to 2026-01-31"; None for a single day."""
    try:
        first, last = map(date.fromisoformat, window.split(" to "))
    except ValueError:
        return None
    return (last - first).days


def _is_as_long(theirs: int | None, ours: int | None) -> bool:
    if theirs is None:
        return True
    if ours is None or is_a_year(ours):
        return is_a_year(theirs)
    return abs(theirs - ours) <= ALIKE * max(theirs, ours)


def make_peers(values_by_kpi: Mapping[KpiId, Sequence[float]]) -> dict[KpiId, PeerSet]:
    """Return the quartiles of other clients for each KPI that five or more of them have.

    ``values_by_kpi``: one value per client, in the KPI's unit. The quartiles are interpolated
    between the clients, the lowest and highest being the ends (method 7 of Hyndman and Fan).
    """
    return {
        kpi: _make_set(kpi, sorted(values))
        for kpi, values in values_by_kpi.items()
        if len(values) >= ENOUGH
    }


def _make_set(kpi: KpiId, values: Sequence[float]) -> PeerSet:
    low, median, high = quantiles(values, n=4, method="inclusive")
    return PeerSet(kpi, tuple(values), low, median, high)
