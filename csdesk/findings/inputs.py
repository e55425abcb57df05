"""What rules may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.answers import Answers
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import DataIssue, ImportBatch
from csdesk.model.instruments import Instrument
from csdesk.model.kpis import BenchmarkResult, KpiDefinition, KpiValue
from csdesk.model.levels import MaturityResult


@dataclass(frozen=True, slots=True)
class FindingInputs:
    """One engagement as far as it is known: answers and levels, lists, scores and KPIs."""

    instrument: Instrument
    maturity: MaturityResult
    currency: str
    answers: Answers = field(default_factory=dict)
    batches: tuple[ImportBatch, ...] = ()
    issues: tuple[DataIssue, ...] = ()
    accounts: AccountTable | None = None
    previous: AccountTable | None = None
    lost: tuple[LostAccount, ...] = ()
    health: HealthResult | None = None
    definitions: tuple[KpiDefinition, ...] = ()
    kpis: Mapping[KpiId, KpiValue] = field(default_factory=dict)
    benchmarks: Mapping[KpiId, BenchmarkResult] = field(default_factory=dict)

    @classmethod
    def of(cls, diagnosis: Diagnosis) -> FindingInputs:
        """Return what the rules look at in a diagnosis that has its scores and KPIs."""
        return cls(
            instrument=diagnosis.instrument,
            maturity=diagnosis.maturity,
            currency=diagnosis.client.currency,
            answers=diagnosis.answers,
            batches=diagnosis.batches,
            issues=diagnosis.issues,
            accounts=diagnosis.accounts,
            previous=diagnosis.previous,
            lost=diagnosis.lost,
            health=diagnosis.health,
            definitions=diagnosis.definitions,
            kpis=diagnosis.kpis,
            benchmarks=diagnosis.benchmarks,
        )

    def definition(self, kpi: str) -> KpiDefinition | None:
        """Return the definition of a KPI."""
        return next((one for one in self.definitions if one.id == kpi), None)
