"""The tables that other programs read, by the names of their columns (S1.108 to S1.115)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from csdesk.report.document import Format

HIGH, MEDIUM, LOW = "high", "medium", "low"


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column by its name in the source, as other programs read it."""

    name: str
    format: Format


@dataclass(frozen=True, slots=True)
class ArtifactOutline:
    """What a table of one kind must hold: its columns, and what its rows must keep to."""

    name: str
    columns: tuple[BookColumn, ...]
    key: tuple[str, ...]
    """Columns that tell one row from another: together once, and never empty."""
    filled: tuple[str, ...] = ()
    """Other columns that are never empty."""
    accepted: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The words that a column may hold; it may be empty."""
    for_others: tuple[str, ...] = ()
    """The columns that a file for other programs holds; none: all of them."""


ACCOUNT = BookColumn("customer_id", Format.TEXT)
SCORECARD = ArtifactOutline(
    name="health scorecard",
    columns=(
        ACCOUNT,
        BookColumn("account_name", Format.TEXT),
        BookColumn("health_score", Format.DECIMAL),
        BookColumn("usage_rate", Format.PERCENT),
        BookColumn("tickets_open", Format.INTEGER),
        BookColumn("renewal_date", Format.DATE),
        BookColumn("risk_category", Format.TEXT),
    ),
    key=("customer_id",),
    filled=("account_name",),
    accepted={"risk_category": (HIGH, MEDIUM, LOW)},
    for_others=("customer_id", "account_name", "health_score", "risk_category"),
)
AT_RISK = ArtifactOutline(
    name="at-risk cohorts",
    columns=(
        BookColumn("cohort_month", Format.TEXT),
        ACCOUNT,
        BookColumn("churn_risk_score", Format.PERCENT),
        BookColumn("signals_count", Format.INTEGER),
        BookColumn("last_activity", Format.DATE),
    ),
    key=("customer_id",),
    filled=("signals_count",),
)
EXPANSION = ArtifactOutline(
    name="expansion",
    columns=(
        ACCOUNT,
        BookColumn("current_acv", Format.MONEY),
        BookColumn("expansion_score", Format.DECIMAL),
        BookColumn("feature_adoption", Format.PERCENT),
        BookColumn("opportunity_size", Format.MONEY),
    ),
    key=("customer_id",),
    filled=("expansion_score", "opportunity_size"),
    for_others=("customer_id", "expansion_score", "opportunity_size"),
)
RETENTION = ArtifactOutline(
    name="NRR by cohort",
    columns=(
        BookColumn("cohort_period", Format.TEXT),
        BookColumn("nrr_rate", Format.PERCENT),
        BookColumn("starting_mrr", Format.MONEY),
        BookColumn("ending_mrr", Format.MONEY),
        BookColumn("expansion_contrib", Format.MONEY),
        BookColumn("check", Format.TEXT),
    ),
    key=("cohort_period",),
    filled=("starting_mrr", "ending_mrr", "expansion_contrib"),
    for_others=("cohort_period", "nrr_rate", "starting_mrr", "ending_mrr", "expansion_contrib"),
)
"""The columns of the source; the workbook has a check beside them."""
ONBOARDING = ArtifactOutline(
    name="onboarding",
    columns=(
        ACCOUNT,
        BookColumn("onboarding_stage", Format.TEXT),
        BookColumn("completion_rate", Format.PERCENT),
        BookColumn("days_to_complete", Format.INTEGER),
        BookColumn("blockers", Format.TEXT),
    ),
    key=("customer_id",),
)
RUNBOOK = ArtifactOutline(
    name="playbooks",
    columns=(
        BookColumn("playbook_id", Format.TEXT),
        BookColumn("scenario_type", Format.TEXT),
        BookColumn("steps", Format.TEXT),
        BookColumn("trigger_metrics", Format.TEXT),
    ),
    key=("playbook_id",),
    filled=("scenario_type", "steps", "trigger_metrics"),
)
WEEK = ArtifactOutline(
    name="weekly snapshot",
    columns=(
        BookColumn("week_ending", Format.DATE),
        BookColumn("total_customers", Format.INTEGER),
        BookColumn("avg_health_score", Format.DECIMAL),
        BookColumn("churn_rate", Format.PERCENT),
        BookColumn("tickets_resolved", Format.INTEGER),
    ),
    key=("week_ending",),
    filled=("total_customers",),
)
ARTIFACTS = (SCORECARD, AT_RISK, EXPANSION, RETENTION, ONBOARDING, RUNBOOK, WEEK)
