"""What must hold over all content; each check raises ``ContentInvalid`` at the first mistake."""

from __future__ import annotations

from csdesk.content.checks.actions import check_actions
from csdesk.content.checks.benchmarks import check_benchmarks
from csdesk.content.checks.boards import check_boards
from csdesk.content.checks.churn import check_churn
from csdesk.content.checks.columns import check_columns
from csdesk.content.checks.expansion import check_expansion
from csdesk.content.checks.facts import check_facts
from csdesk.content.checks.fields import check_fields
from csdesk.content.checks.glossary import check_glossary
from csdesk.content.checks.goals import check_goals
from csdesk.content.checks.identities import check_identities
from csdesk.content.checks.initiatives import check_initiatives
from csdesk.content.checks.instruments import check_instrument
from csdesk.content.checks.kpis import check_kpis
from csdesk.content.checks.lifts import check_lifts
from csdesk.content.checks.messages import check_templates
from csdesk.content.checks.plan_rules import check_plan_rules
from csdesk.content.checks.plan_templates import check_plan_templates
from csdesk.content.checks.plans import check_plans
from csdesk.content.checks.playbooks import check_playbooks
from csdesk.content.checks.profiles import check_profiles
from csdesk.content.checks.queries import check_queries
from csdesk.content.checks.record_words import check_record_words
from csdesk.content.checks.references import check_references
from csdesk.content.checks.registers import check_registers
from csdesk.content.checks.rules import check_rules
from csdesk.content.checks.scorecards import check_scorecards
from csdesk.content.checks.service_models import check_service_model
from csdesk.content.checks.tables import check_tables
from csdesk.content.checks.validation import check_validation
from csdesk.content.contents import Contents
from csdesk.content.instruments import InstrumentContents


def check_content(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check everything that ships."""
    check_identities(contents, instruments)
    for instrument in instruments:
        check_instrument(instrument)
    check_references(contents, instruments)
    check_kpis(contents)
    check_profiles(contents)
    check_rules(contents)
    check_fields(contents)
    check_tables(contents)
    check_record_words(contents)
    check_columns(contents)
    check_facts(contents)
    check_scorecards(contents)
    check_benchmarks(contents)
    check_plans(contents)
    check_plan_rules(contents, instruments)
    check_initiatives(contents, instruments)
    check_plan_templates(contents, instruments)
    check_goals(contents)
    check_glossary(contents)
    check_service_model(contents, instruments)
    check_lifts(contents, instruments)
    check_churn(contents)
    check_validation(contents)
    check_expansion(contents)
    check_boards(contents)
    check_queries(contents)
    check_actions(contents)
    check_playbooks(contents)
    check_templates(contents)
    check_registers(contents)
