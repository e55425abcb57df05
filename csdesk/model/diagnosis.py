"""Everything known and computed about one engagement: what pages and reports show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.assumptions import Assumption
from csdesk.model.attachments import Attachment
from csdesk.model.clients import Client, Engagement
from csdesk.model.findings import Finding
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import DataIssue, ImportBatch
from csdesk.model.instruments import Answers, Instrument, MaturityResult
from csdesk.model.kpis import BenchmarkResult, KpiDefinition, KpiValue
from csdesk.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One engagement as it stands now."""

    client: Client
    engagement: Engagement
    instrument: Instrument
    answers: Answers
    maturity: MaturityResult
    batches: tuple[ImportBatch, ...]
    issues: tuple[DataIssue, ...]
    accounts: AccountTable | None
    previous: AccountTable | None
    lost: tuple[LostAccount, ...]
    health: HealthResult | None
    definitions: tuple[KpiDefinition, ...]
    kpis: Mapping[KpiId, KpiValue]
    benchmarks: Mapping[KpiId, BenchmarkResult]
    findings: tuple[Finding, ...]
    """Highest priority first."""
    roadmap: Roadmap | None
    assumptions: tuple[Assumption, ...]
    """Those that a number of this diagnosis rests on."""
    attachments: tuple[Attachment, ...] = ()
    """The files that were attached as evidence, in the order in which they were added."""

    def definition(self, kpi: KpiId) -> KpiDefinition | None:
        """Return what a KPI means, its target being that of this client; None when unknown."""
        return next((known for known in self.definitions if known.id == kpi), None)
