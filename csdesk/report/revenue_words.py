"""What movements of revenue and figures of retention are called, on paper and on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from csdesk.model.revenue import CohortMeasure, MovementKind, MovementPeriod, RetentionFigure

NAMES: Mapping[MovementKind, str] = MappingProxyType(
    {
        MovementKind.NEW: "New",
        MovementKind.REACTIVATION: "Came back",
        MovementKind.EXPANSION: "Expansion",
        MovementKind.PRICE: "Price",
        MovementKind.CONTRACTION: "Contraction",
        MovementKind.CHURN: "Churn",
        MovementKind.FX: "Exchange rates",
    }
)
"""In the order in which a bridge tells them."""
FIGURES: Mapping[RetentionFigure, str] = MappingProxyType(
    {
        RetentionFigure.NRR: "Net retention (NRR)",
        RetentionFigure.GRR: "Gross retention (GRR)",
        RetentionFigure.LOGO_CHURN: "Customers lost (logo churn)",
    }
)
MEASURES: Mapping[CohortMeasure, str] = MappingProxyType(
    {
        CohortMeasure.LOGOS: "Customers",
        CohortMeasure.NET: "Net revenue",
        CohortMeasure.GROSS: "Gross revenue",
    }
)
USUAL = frozenset(
    {MovementKind.NEW, MovementKind.EXPANSION, MovementKind.CONTRACTION, MovementKind.CHURN}
)
"""Shown even where nothing of the kind happened: that is an answer."""
LOSSES = frozenset({MovementKind.CONTRACTION, MovementKind.CHURN})


def signed_amount(period: MovementPeriod, kind: MovementKind) -> float:
    """Return what a movement adds to revenue, below 0 where it takes away."""
    amount = period.amount(kind)
    return -amount if kind in LOSSES else amount


def shown_kinds(periods: Sequence[MovementPeriod]) -> tuple[MovementKind, ...]:
    """Return the kinds of movements that a table of these periods tells of, in their order."""
    return tuple(
        kind for kind in NAMES if kind in USUAL or any(one.amount(kind) for one in periods)
    )
