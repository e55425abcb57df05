"""The tables of format 1. Frozen once released: a later format changes them by a migration."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.imports import FieldKind
from csdesk.storage.header import APPLICATION_ID

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


def _number(column: str) -> str:
    return f"{column} REAL CHECK (abs({column}) <= {LARGEST})"


def _date(column: str) -> str:
    return f"{column} TEXT CHECK ({column} IS date({column}))"


def _flag(column: str) -> str:
    return f"{column} INTEGER CHECK ({column} IN (0, 1))"


def _one_of(column: str, *values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} TEXT NOT NULL CHECK ({column} IN ({listed}))"


def _json(column: str) -> str:
    return f"{column} TEXT NOT NULL CHECK (json_valid({column}))"


def _imported(columns: Mapping[str, FieldKind]) -> str:
    return ",\n    ".join(_imported_column(name, kind) for name, kind in columns.items())


def _imported_column(name: str, kind: FieldKind) -> str:
    if kind is TEXT:
        return f"{name} TEXT"
    if kind is DATE:
        return _date(name)
    return _flag(name) if kind is FLAG else _number(name)


OF_ENGAGEMENT = "engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE"
OF_BATCH = "batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE"

STATEMENTS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"""CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    goal TEXT CHECK (goal IN ('stability', 'profitability', 'product_market_fit')),
    {_flag("is_sample")} NOT NULL
) STRICT""",
    f"""CREATE TABLE engagement (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    {_date("as_of")}
) STRICT""",
    f"""CREATE TABLE answer (
    {OF_ENGAGEMENT},
    question TEXT NOT NULL CHECK (question <> ''),
    choice TEXT CHECK (choice <> ''),
    not_applicable_reason TEXT NOT NULL,
    {_one_of("confidence", "low", "medium", "high")},
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    {_flag("flagged")} NOT NULL,
    respondent TEXT NOT NULL,
    PRIMARY KEY (engagement_id, question)
) STRICT""",
    f"""CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {_one_of("role", "current", "previous")},
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    {_date("as_of")} NOT NULL,
    sheet TEXT NOT NULL,
    accounts_read INTEGER NOT NULL CHECK (accounts_read >= 0),
    rows_rejected INTEGER NOT NULL CHECK (rows_rejected >= 0),
    lost_read INTEGER NOT NULL CHECK (lost_read >= 0),
    {_number("stated_total")},
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
    {_one_of("kind", "rejected_row", "unread_value", "converted_value", "merged_row", "note")},
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
    {_number("mean_credit")},
    {_number("low")},
    {_number("high")},
    answered INTEGER NOT NULL,
    applicable INTEGER NOT NULL,
    {_one_of("state", "final", "provisional", "not_assessed")},
    PRIMARY KEY (engagement_id, area)
) STRICT""",
    f"""CREATE TABLE score (
    {OF_ENGAGEMENT},
    key TEXT NOT NULL,
    scorecard TEXT NOT NULL,
    scorecard_version TEXT NOT NULL,
    {_number("score")},
    {_one_of("band", "green", "yellow", "red", "unscored")},
    {_number("coverage")} NOT NULL,
    {_flag("sufficient")} NOT NULL,
    {_json("signals")},
    PRIMARY KEY (engagement_id, key)
) STRICT""",
    f"""CREATE TABLE kpi_value (
    {OF_ENGAGEMENT},
    kpi TEXT NOT NULL,
    {_number("value")},
    {_one_of("unit", "percent", "money", "ratio", "days", "hours", "points")},
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
    {_one_of("kind", "answer", "level", "kpi", "health", "data")},
    area TEXT NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL,
    {_one_of("severity", "critical", "watch", "note")},
    impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
    feasibility INTEGER NOT NULL CHECK (feasibility BETWEEN 1 AND 5),
    {_number("arr_at_stake")},
    {_json("accounts")},
    {_json("initiatives")}
) STRICT""",
    "CREATE INDEX finding_engagement ON finding (engagement_id)",
    f"""CREATE TABLE finding_evidence (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    file TEXT,
    sheet TEXT,
    {_json("source_rows")},
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
    {_date("start_on")} NOT NULL,
    {_date("due_on")} NOT NULL,
    {_number("priority")} NOT NULL,
    {_number("arr_at_stake")},
    owner TEXT NOT NULL,
    {_flag("top_three")} NOT NULL,
    {_json("findings")},
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
    {_one_of("letter", "R", "A", "C", "I")},
    PRIMARY KEY (engagement_id, row_id, role)
) STRICT""",
)
