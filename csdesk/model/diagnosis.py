"""Everything known and computed about one engagement: what pages and reports show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.answers import Answers
from csdesk.model.assessments import Assessment, Observation
from csdesk.model.assumptions import Assumption
from csdesk.model.attachments import Attachment
from csdesk.model.clients import Client, Engagement
from csdesk.model.data_review import DataReview
from csdesk.model.findings import Finding
from csdesk.model.health import HealthResult
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import InstrumentId, KpiId, QuestionId
from csdesk.model.imports import DataIssue, ImportBatch
from csdesk.model.instruments import Instrument, Question
from csdesk.model.kpis import BenchmarkResult, KpiDefinition, KpiValue
from csdesk.model.levels import MaturityResult
from csdesk.model.metrics_review import NO_METRICS, MetricsReview
from csdesk.model.model_changes import ModelChange
from csdesk.model.plan_review import NO_PLAN_REVIEW, PlanReview
from csdesk.model.registers import Register, RegisterId
from csdesk.model.responses import Response
from csdesk.model.roadmap import Roadmap
from csdesk.model.service import Coverage
from csdesk.model.validation import Validation


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One engagement as it stands now."""

    client: Client
    engagement: Engagement
    instrument: Instrument
    """The maturity ladder, by whose pillars findings and plan are counted."""
    answers: Answers
    """Every answer about the company, to whichever instrument its question belongs."""
    maturity: MaturityResult
    """The levels of the maturity ladder, as claimed."""
    batches: tuple[ImportBatch, ...]
    issues: tuple[DataIssue, ...]
    accounts: AccountTable | None
    previous: AccountTable | None
    lost: tuple[LostAccount, ...]
    """Since the earlier list, where there is one; of whatever date without."""
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
    assessments: Mapping[InstrumentId, Assessment] = field(default_factory=dict)
    """Every instrument about the company, the maturity ladder among them."""
    responses: tuple[Response, ...] = ()
    """What respondents answered in their packets."""
    observations: tuple[Observation, ...] = ()
    coverage: Coverage | None = None
    """The customers by service tier; None without a customer list."""
    review: HealthReview | None = None
    """What follows from the scores; None without a customer list."""
    validation: Validation | None = None
    """The test of the scores on past days; None until it was asked for."""
    metrics: MetricsReview = NO_METRICS
    """What stands beside the KPIs: revenue over time, boards."""
    data: DataReview | None = None
    """What the imported lists say about themselves; None where nothing was imported."""
    plan: PlanReview = NO_PLAN_REVIEW
    """Why the plan is as it is, and what is wrong with it."""
    registers: Mapping[RegisterId, Register] = field(default_factory=dict)
    """Every register with its rows; what is overdue counts on the day of the engagement."""
    is_client_safe: bool = False
    """Made of a copy that names nobody; only this can be reported anonymously."""
    model_changes: tuple[ModelChange, ...] = ()
    """The versions of the client's own scorecards, playbooks and templates, newest first."""
    last_answered: QuestionId | None = None
    """The question about the company whose answer changed last; None where nobody knows."""

    def definition(self, kpi: KpiId) -> KpiDefinition | None:
        """Return what a KPI means, its target being that of this client; None when unknown."""
        return next((known for known in self.definitions if known.id == kpi), None)

    def question(self, question: QuestionId) -> Question | None:
        """Return a question of whichever instrument asks it; None when none does."""
        instruments = [self.instrument, *(one.instrument for one in self.assessments.values())]
        for instrument in instruments:
            for known in instrument.questions:
                if known.id == question:
                    return known
        return None
