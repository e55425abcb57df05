"""All shipped content, decoded and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.actions import ActionRule, WorkloadRules
from csdesk.model.assumptions import Assumption
from csdesk.model.benchmarks import CaseLesson, CaseStudy, CitedBenchmark
from csdesk.model.boards import NO_BOARD_RULES, BoardRules
from csdesk.model.calculators import CalculatorDefinition
from csdesk.model.churn import NO_CHURN_RULES, ChurnRules
from csdesk.model.cited import CitedFigure
from csdesk.model.data_review import NO_QUALITY_RULES, QualityRules
from csdesk.model.expansion_rules import NO_EXPANSION_RULES, ExpansionKpi, ExpansionRules
from csdesk.model.facts import FactCatalogue, FactDefinition
from csdesk.model.findings import ImpactBound, Rule
from csdesk.model.glossary import Term
from csdesk.model.goals import Goal
from csdesk.model.identifiers import InstrumentId, ScorecardId
from csdesk.model.instruments import Instrument
from csdesk.model.kpi_book import GoalTemplate, KpiInputDefinition, KpiProfile
from csdesk.model.kpis import Benchmark, KpiDefinition
from csdesk.model.lifts import Lift
from csdesk.model.offers import NO_OFFER_RULES, OfferRules
from csdesk.model.plan_templates import PlanTemplate
from csdesk.model.playbooks import MessageTemplate, Playbook
from csdesk.model.queries import SampleQuery
from csdesk.model.record_words import RecordWords
from csdesk.model.registers import RegisterDefinition
from csdesk.model.report_choices import AudienceOutline
from csdesk.model.revenue import RetentionMethod, RevenueCautionRule
from csdesk.model.roadmap import Gate, Initiative, PlanRules, RaciRow, Role, TeamSize
from csdesk.model.scorecards import Scorecard
from csdesk.model.service import NO_SERVICE_MODEL, ServiceModel
from csdesk.model.tables import DataSource, Field, TableDefinition
from csdesk.model.usage_events import NO_EVENT_RULES, EventRules
from csdesk.model.validation_rules import NO_VALIDATION_RULES, ValidationRules


@dataclass(frozen=True, slots=True)
class Library:
    """What ``csdesk.content`` read from ``assessments`` and ``resources``."""

    instruments: Mapping[InstrumentId, Instrument]
    fields: tuple[Field, ...]
    scorecards: Mapping[ScorecardId, Scorecard]
    kpis: tuple[KpiDefinition, ...]
    benchmarks: tuple[Benchmark, ...]
    rules: tuple[Rule, ...]
    initiatives: tuple[Initiative, ...]
    roles: tuple[Role, ...]
    raci: tuple[RaciRow, ...]
    """The standing activities of S1.89."""
    gates: tuple[Gate, ...]
    plan: PlanRules
    assumptions: tuple[Assumption, ...]
    caveats: tuple[str, ...]
    """Sentences printed under every benchmark table (S1.121)."""
    total_words: tuple[str, ...]
    """Words that mark a row as a total rather than a record ("Total", "Summe")."""
    impact_bounds: tuple[ImpactBound, ...] = ()
    """From the smallest part of ARR upwards."""
    lifts: tuple[Lift, ...] = ()
    """What each tier of a ladder is said to bring (S1.17)."""
    goals: tuple[Goal, ...] = ()
    service_model: ServiceModel = NO_SERVICE_MODEL
    facts: tuple[FactDefinition, ...] = ()
    """What can be known about each account, each source with the field that dates it."""
    fact_catalogues: tuple[FactCatalogue, ...] = ()
    """Facts that the texts propose for a score."""
    tables: tuple[TableDefinition, ...] = ()
    """The canonical tables, one of each kind."""
    record_words: tuple[RecordWords, ...] = ()
    """What clients write into columns of states."""
    sources: tuple[DataSource, ...] = ()
    """The kinds of systems that a client's figures come from."""
    quality: QualityRules = NO_QUALITY_RULES
    """From when on a check of imported data warns or fails."""
    expansion: ExpansionRules = NO_EXPANSION_RULES
    offers: OfferRules = NO_OFFER_RULES
    churn: ChurnRules = NO_CHURN_RULES
    validation: ValidationRules = NO_VALIDATION_RULES
    expansion_kpis: tuple[ExpansionKpi, ...] = ()
    boards: BoardRules = NO_BOARD_RULES
    retention_methods: tuple[RetentionMethod, ...] = ()
    revenue_cautions: tuple[RevenueCautionRule, ...] = ()
    """The published ways of computing retention and churn."""
    cited: tuple[CitedFigure, ...] = ()
    """What others are said to reach with churn, expansion and experiments."""
    cited_benchmarks: tuple[CitedBenchmark, ...] = ()
    """What others reach, beside the benchmarks by ARR and the figures on churn and expansion."""
    cases: tuple[CaseStudy, ...] = ()
    """What single companies are said to have reached (S1.117 to S1.119)."""
    lessons: tuple[CaseLesson, ...] = ()
    kpi_inputs: tuple[KpiInputDefinition, ...] = ()
    """Figures and choices that no list holds and that a person states."""
    plan_inputs: tuple[KpiInputDefinition, ...] = ()
    """Figures about the money and the people of a plan that a person states."""
    profiles: tuple[KpiProfile, ...] = ()
    """KPIs that are read together."""
    goal_templates: tuple[GoalTemplate, ...] = ()
    """Goals that the source text sets (S1.1)."""
    action_rules: tuple[ActionRule, ...] = ()
    """What follows from scores, from ARR, and from what happened; tables in their order."""
    workload: WorkloadRules | None = None
    playbooks: tuple[Playbook, ...] = ()
    templates: tuple[MessageTemplate, ...] = ()
    queries: tuple[SampleQuery, ...] = ()
    """The SQL of the source texts, corrected."""
    registers: tuple[RegisterDefinition, ...] = ()
    calculators: tuple[CalculatorDefinition, ...] = ()
    plan_templates: tuple[PlanTemplate, ...] = ()
    team_sizes: tuple[TeamSize, ...] = ()
    """Ways of going about the plan; one of them is the usual one."""
    audiences: tuple[AudienceOutline, ...] = ()
    """Whom reports are for, and what they hold."""
    event_rules: EventRules = NO_EVENT_RULES
    """How single events of use are added up."""
    glossary: Mapping[str, Term] = field(default_factory=dict)
    """The names of columns that other programs read, in the order of the content."""
