"""Puts the decoded content together and has it checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.content.checks import check_content
from csdesk.content.contents import Contents, read_contents
from csdesk.content.facts import date_facts
from csdesk.content.files import read_files
from csdesk.content.instruments import InstrumentContents, read_instruments
from csdesk.content.plan_templates import join_templates
from csdesk.model.actions import ActionRule, WorkloadRules
from csdesk.model.assumptions import Assumption
from csdesk.model.benchmarks import CaseLesson, CaseStudy, CitedBenchmark
from csdesk.model.boards import BoardRules
from csdesk.model.calculators import CalculatorDefinition
from csdesk.model.churn import ChurnRules
from csdesk.model.cited import CitedFigure
from csdesk.model.data_review import QualityLimit, QualityRules
from csdesk.model.expansion_rules import ExpansionKpi, ExpansionRules
from csdesk.model.facts import FactCatalogue, FactDefinition
from csdesk.model.findings import ImpactBound, Rule
from csdesk.model.glossary import Term
from csdesk.model.goals import Goal
from csdesk.model.kpi_book import GoalTemplate, KpiInputDefinition, KpiProfile
from csdesk.model.kpis import Benchmark, KpiDefinition
from csdesk.model.library import Library
from csdesk.model.lifts import Lift
from csdesk.model.offers import OfferRules
from csdesk.model.plan_templates import PlanTemplate, TimingRule
from csdesk.model.playbooks import MessageTemplate, Playbook
from csdesk.model.queries import SampleQuery
from csdesk.model.record_words import RecordWords
from csdesk.model.registers import RegisterDefinition
from csdesk.model.report_choices import AudienceOutline
from csdesk.model.revenue import RetentionMethod, RevenueCautionRule
from csdesk.model.roadmap import Gate, Initiative, PlanRules, RaciRow, Role, TeamSize
from csdesk.model.scorecards import Scorecard
from csdesk.model.service import ServiceModel
from csdesk.model.tables import DataSource, Field, TableDefinition
from csdesk.model.usage_events import EventRules
from csdesk.model.validation_rules import ValidationRules

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SECTIONS: dict[str, type] = {
    "source": DataSource,
    "table": TableDefinition,
    "field": Field,
    "total_words": str,
    "fact": FactDefinition,
    "fact_catalogue": FactCatalogue,
    "record_words": RecordWords,
    "scorecard": Scorecard,
    "kpi": KpiDefinition,
    "kpi_input": KpiInputDefinition,
    "plan_input": KpiInputDefinition,
    "profile": KpiProfile,
    "goal_template": GoalTemplate,
    "benchmark": Benchmark,
    "caveats": str,
    "rule": Rule,
    "impact_bound": ImpactBound,
    "initiative": Initiative,
    "role": Role,
    "raci": RaciRow,
    "gate": Gate,
    "plan": PlanRules,
    "plan_template": PlanTemplate,
    "timing_rule": TimingRule,
    "team_size": TeamSize,
    "goal": Goal,
    "service_model": ServiceModel,
    "assumption": Assumption,
    "lift": Lift,
    "quality_limit": QualityLimit,
    "must_be_filled": str,
    "blank_is_fine": str,
    "expansion": ExpansionRules,
    "offers": OfferRules,
    "expansion_kpi": ExpansionKpi,
    "retention_method": RetentionMethod,
    "revenue_caution": RevenueCautionRule,
    "boards": BoardRules,
    "query": SampleQuery,
    "register": RegisterDefinition,
    "calculator": CalculatorDefinition,
    "churn": ChurnRules,
    "validation": ValidationRules,
    "cited": CitedFigure,
    "cited_benchmark": CitedBenchmark,
    "case_study": CaseStudy,
    "lesson": CaseLesson,
    "action_rule": ActionRule,
    "workload": WorkloadRules,
    "playbook": Playbook,
    "template": MessageTemplate,
    "audience": AudienceOutline,
    "event_rules": EventRules,
    "term": Term,
}


def read_library(library: Traversable, assessments: Traversable) -> Library:
    """Return the content of the two folders; ``ContentInvalid`` names the first mistake in it."""
    contents = read_contents(read_files(library, "resources/library"), SECTIONS)
    instruments = read_instruments(assessments)
    check_content(contents, instruments)
    return _assemble(contents, instruments)


def _assemble(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> Library:
    return Library(
        instruments={found.instrument.id: found.instrument for found in instruments},
        fields=contents.items("field"),
        facts=date_facts(contents),
        fact_catalogues=contents.items("fact_catalogue"),
        scorecards={card.id: card for card in contents.items("scorecard")},
        kpis=contents.items("kpi"),
        kpi_inputs=contents.items("kpi_input"),
        plan_inputs=contents.items("plan_input"),
        profiles=contents.items("profile"),
        goal_templates=contents.items("goal_template"),
        benchmarks=contents.items("benchmark"),
        rules=contents.items("rule"),
        initiatives=contents.items("initiative"),
        roles=contents.items("role"),
        raci=contents.items("raci"),
        gates=contents.items("gate"),
        plan=contents.items("plan")[0],
        plan_templates=join_templates(contents),
        team_sizes=contents.items("team_size"),
        goals=contents.items("goal"),
        service_model=contents.items("service_model")[0],
        assumptions=contents.items("assumption"),
        caveats=contents.items("caveats"),
        impact_bounds=contents.items("impact_bound"),
        total_words=contents.items("total_words"),
        record_words=contents.items("record_words"),
        lifts=contents.items("lift"),
        tables=contents.items("table"),
        sources=contents.items("source"),
        quality=QualityRules(
            contents.items("quality_limit"),
            contents.items("must_be_filled"),
            contents.items("blank_is_fine"),
        ),
        expansion=contents.items("expansion")[0],
        offers=contents.items("offers")[0],
        churn=contents.items("churn")[0],
        validation=contents.items("validation")[0],
        expansion_kpis=contents.items("expansion_kpi"),
        boards=contents.items("boards")[0],
        retention_methods=contents.items("retention_method"),
        revenue_cautions=contents.items("revenue_caution"),
        cited=contents.items("cited"),
        cited_benchmarks=contents.items("cited_benchmark"),
        cases=contents.items("case_study"),
        lessons=contents.items("lesson"),
        action_rules=contents.items("action_rule"),
        workload=contents.items("workload")[0],
        playbooks=contents.items("playbook"),
        templates=contents.items("template"),
        queries=contents.items("query"),
        registers=contents.items("register"),
        calculators=contents.items("calculator"),
        audiences=contents.items("audience"),
        event_rules=contents.items("event_rules")[0],
        glossary={term.id: term for term in contents.items("term")},
    )
