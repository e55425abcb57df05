"""Figures that source texts cite: shown as estimates with their source, never reckoned with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.benchmarks import BenchmarkPeriod, EvidenceQuality
from csdesk.model.identifiers import KpiId


class CitedTopic(StrEnum):
    """What a cited figure is about."""

    CHURN = "churn"
    EXPANSION = "expansion"
    EXPERIMENTS = "experiments"


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure of somebody else, in percent, as shipped content; nobody checked it."""

    id: str
    topic: CitedTopic
    name: str
    low: float
    high: float
    said_by: str
    period: str = ""
    payback: str = ""
    """How soon it is said to pay for itself."""
    source: str = ""
    quality: EvidenceQuality = EvidenceQuality.NAMED
    kpi: KpiId | None = None
    """The KPI that it can be held against; None for a change of one."""
    runs_over: BenchmarkPeriod = BenchmarkPeriod.NOT_STATED
