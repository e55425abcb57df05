"""What movements of revenue and figures of retention are called, on paper and on the screen."""

from __future__ import annotations

from collections.abc import Mapping
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
LOSSES = frozenset({MovementKind.CONTRACTION, MovementKind.CHURN})


def signed_amount(period: MovementPeriod, kind: MovementKind) -> float:
    """Return what a movement adds to revenue, below 0 where it takes away."""
    amount = period.amount(kind)
    return -amount if kind in LOSSES else amount
