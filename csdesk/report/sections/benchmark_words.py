"""Periods and evidence of cited figures, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from csdesk.model.benchmarks import BenchmarkPeriod, EvidenceQuality

PERIODS: Mapping[BenchmarkPeriod, str] = MappingProxyType(
    {
        BenchmarkPeriod.MONTH: "A month",
        BenchmarkPeriod.QUARTER: "A quarter",
        BenchmarkPeriod.YEAR: "A year",
        BenchmarkPeriod.NOT_STATED: "Not stated, read as a year",
        BenchmarkPeriod.NO_RATE: "None",
    }
)
QUALITIES: Mapping[EvidenceQuality, str] = MappingProxyType(
    {
        EvidenceQuality.PUBLISHED_SURVEY: "Survey with its year",
        EvidenceQuality.NAMED: "Named, no study",
        EvidenceQuality.VENDOR_CLAIM: "Claim of a vendor",
        EvidenceQuality.CASE: "One case",
        EvidenceQuality.UNSOURCED: "Unsourced",
    }
)
