"""The tables of format 1. Frozen once released: a later format changes them by a migration."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.tables import FieldKind
from csdesk.storage.file.header import APPLICATION_ID

TEXT, MONEY, NUMBER = FieldKind.TEXT, FieldKind.MONEY, FieldKind.NUMBER
PERCENT, DATE, FLAG = FieldKind.PERCENT, FieldKind.DATE, FieldKind.FLAG

ACCOUNT_COLUMNS: Mapping[str, FieldKind] = {
    "account_id": TEXT,
    "account_name": TEXT,
    "parent_account": TEXT,
    "domain": TEXT,
    "csm": TEXT,
    "account_owner": TEXT,
    "segment": TEXT,
    "industry": TEXT,
    "country": TEXT,
    "employees": NUMBER,
    "status": TEXT,
    "lifecycle_stage": TEXT,
    "plan": TEXT,
    "arr": MONEY,
    "mrr": MONEY,
    "currency": TEXT,
    "seats_purchased": NUMBER,
    "active_users": NUMBER,
    "renewal_date": DATE,
    "customer_since": DATE,
    "start_date": DATE,
    "last_activity": DATE,
    "features_used_90d": NUMBER,
    "usage_events_90d": NUMBER,
    "dau_mau": PERCENT,
    "feature_adoption": PERCENT,
    "session_depth": NUMBER,
    "arr_concentration": PERCENT,
    "nps": NUMBER,
    "csat": NUMBER,
    "tickets_90d": NUMBER,
    "tickets_per_month": NUMBER,
    "days_past_due": NUMBER,
    "invoice_disputes": NUMBER,
    "sessions_per_user": NUMBER,
    "onboarding_start": DATE,
    "first_value_date": DATE,
    "csm_sentiment": TEXT,
    "churn_flag": FLAG,
}

LOST_COLUMNS: Mapping[str, FieldKind] = {
    "account_id": TEXT,
    "account_name": TEXT,
    "lost_on": DATE,
    "lost_reason": TEXT,
    "refund": MONEY,
}

LARGEST = "1.7976931348623157e308"


def number_column(column: str) -> str:
    """Return a column of finite numbers."""
    return f"{column} REAL CHECK (abs({column}) <= {LARGEST})"


def id_column(column: str) -> str:
    """Return a column of texts that are never empty."""
    return f"{column} TEXT NOT NULL CHECK ({column} <> '')"


def date_column(column: str) -> str:
    """Return a column of dates as ISO text."""
    return f"{column} TEXT CHECK ({column} IS date({column}))"


def flag_column(column: str) -> str:
    """Return a column of 0 and 1."""
    return f"{column} INTEGER CHECK ({column} IN (0, 1))"


def one_of(column: str, *values: str) -> str:
    """Return a column of some words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} TEXT NOT NULL CHECK ({column} IN ({listed}))"


def json_column(column: str) -> str:
    """Return a column of JSON text."""
    return f"{column} TEXT NOT NULL CHECK (json_valid({column}))"


def _imported(columns: Mapping[str, FieldKind]) -> str:
    return ",\n    ".join(_imported_column(name, kind) for name, kind in columns.items())


def _imported_column(name: str, kind: FieldKind) -> str:
    if kind is TEXT:
        return f"{name} TEXT"
    if kind is DATE:
        return date_column(name)
    return flag_column(name) if kind is FLAG else number_column(name)


OF_ENGAGEMENT = "engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE"
OF_BATCH = "batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE"

STATEMENTS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"""CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    goal TEXT CHECK (goal IN ('stability', 'profitability', 'product_market_fit')),
    {flag_column("is_sample")} NOT NULL
) STRICT""",
    f"""CREATE TABLE engagement (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    {date_column("as_of")}
) STRICT""",
    f"""CREATE TABLE answer (
    {OF_ENGAGEMENT},
    question TEXT NOT NULL CHECK (question <> ''),
    choice TEXT CHECK (choice <> ''),
    not_applicable_reason TEXT NOT NULL,
    {one_of("confidence", "low", "medium", "high")},
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    {flag_column("flagged")} NOT NULL,
    respondent TEXT NOT NULL,
    PRIMARY KEY (engagement_id, question)
) STRICT""",
    f"""CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {one_of("role", "current", "previous")},
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    {date_column("as_of")} NOT NULL,
    sheet TEXT NOT NULL,
    accounts_read INTEGER NOT NULL CHECK (accounts_read >= 0),
    rows_rejected INTEGER NOT NULL CHECK (rows_rejected >= 0),
    lost_read INTEGER NOT NULL CHECK (lost_read >= 0),
    {number_column("stated_total")},
    UNIQUE (engagement_id, role)
) STRICT""",
    f"""CREATE TABLE import_field (
    {OF_BATCH},
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (batch_id, position)
) STRICT""",
    f"""CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    {OF_BATCH},
    key TEXT NOT NULL CHECK (key <> ''),
    sheet TEXT NOT NULL,
    source_row INTEGER NOT NULL CHECK (source_row > 0),
    {_imported(ACCOUNT_COLUMNS)},
    UNIQUE (batch_id, key)
) STRICT""",
    f"""CREATE TABLE lost_account (
    id INTEGER PRIMARY KEY,
    {OF_BATCH},
    key TEXT NOT NULL CHECK (key <> ''),
    sheet TEXT NOT NULL,
    source_row INTEGER NOT NULL CHECK (source_row > 0),
    {_imported(LOST_COLUMNS)}
) STRICT""",
    "CREATE INDEX lost_account_batch ON lost_account (batch_id)",
    f"""CREATE TABLE data_issue (
    id INTEGER PRIMARY KEY,
    {OF_BATCH},
    {one_of("kind", "rejected_row", "unread_value", "converted_value", "merged_row", "note")},
    file TEXT NOT NULL,
    sheet TEXT,
    source_row INTEGER,
    source_column TEXT,
    problem TEXT NOT NULL,
    fix TEXT NOT NULL
) STRICT""",
    "CREATE INDEX data_issue_batch ON data_issue (batch_id)",
    f"""CREATE TABLE level (
    {OF_ENGAGEMENT},
    area TEXT NOT NULL,
    tier INTEGER CHECK (tier >= 0),
    {number_column("mean_credit")},
    {number_column("low")},
    {number_column("high")},
    answered INTEGER NOT NULL,
    applicable INTEGER NOT NULL,
    {one_of("state", "final", "provisional", "not_assessed")},
    PRIMARY KEY (engagement_id, area)
) STRICT""",
    f"""CREATE TABLE score (
    {OF_ENGAGEMENT},
    key TEXT NOT NULL,
    scorecard TEXT NOT NULL,
    scorecard_version TEXT NOT NULL,
    {number_column("score")},
    {one_of("band", "green", "yellow", "red", "unscored")},
    {number_column("coverage")} NOT NULL,
    {flag_column("sufficient")} NOT NULL,
    {json_column("signals")},
    PRIMARY KEY (engagement_id, key)
) STRICT""",
    f"""CREATE TABLE kpi_value (
    {OF_ENGAGEMENT},
    kpi TEXT NOT NULL,
    {number_column("value")},
    {one_of("unit", "percent", "money", "ratio", "days", "hours", "points")},
    method TEXT NOT NULL,
    n INTEGER NOT NULL,
    base TEXT NOT NULL,
    time_window TEXT NOT NULL,
    window_days INTEGER,
    reason TEXT,
    caution TEXT NOT NULL,
    lineage TEXT NOT NULL,
    PRIMARY KEY (engagement_id, kpi)
) STRICT""",
    f"""CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    {OF_ENGAGEMENT},
    rule TEXT NOT NULL,
    {one_of("kind", "answer", "level", "kpi", "health", "data")},
    area TEXT NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL,
    {one_of("severity", "critical", "watch", "note")},
    impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
    feasibility INTEGER NOT NULL CHECK (feasibility BETWEEN 1 AND 5),
    {number_column("arr_at_stake")},
    {json_column("accounts")},
    {json_column("initiatives")}
) STRICT""",
    "CREATE INDEX finding_engagement ON finding (engagement_id)",
    f"""CREATE TABLE finding_evidence (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    file TEXT,
    sheet TEXT,
    {json_column("source_rows")},
    question TEXT,
    kpi TEXT
) STRICT""",
    "CREATE INDEX finding_evidence_finding ON finding_evidence (finding_id)",
    f"""CREATE TABLE roadmap_item (
    {OF_ENGAGEMENT},
    initiative TEXT NOT NULL,
    title TEXT NOT NULL,
    horizon INTEGER NOT NULL CHECK (horizon IN (90, 180, 360)),
    start_day INTEGER NOT NULL,
    due_day INTEGER NOT NULL CHECK (due_day >= start_day),
    {date_column("start_on")} NOT NULL,
    {date_column("due_on")} NOT NULL,
    {number_column("priority")} NOT NULL,
    {number_column("arr_at_stake")},
    owner TEXT NOT NULL,
    {flag_column("top_three")} NOT NULL,
    {json_column("findings")},
    PRIMARY KEY (engagement_id, initiative)
) STRICT""",
    f"""CREATE TABLE initiative_owner (
    {OF_ENGAGEMENT},
    initiative TEXT NOT NULL,
    owner TEXT NOT NULL CHECK (owner <> ''),
    PRIMARY KEY (engagement_id, initiative)
) STRICT""",
    f"""CREATE TABLE raci (
    {OF_ENGAGEMENT},
    row_id TEXT NOT NULL,
    role TEXT NOT NULL,
    {one_of("letter", "R", "A", "C", "I")},
    PRIMARY KEY (engagement_id, row_id, role)
) STRICT""",
)
