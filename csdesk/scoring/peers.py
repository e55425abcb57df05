"""The consultant's own past clients as a benchmark, without their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import quantiles

from csdesk.model.benchmarks import PeerSet
from csdesk.model.identifiers import KpiId

ENOUGH = 5
"""Of fewer clients a quartile would tell what a single one has."""


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
