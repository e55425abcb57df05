"""What a client-safe file shows of each column; a table or column that is not named shows nothing.

Texts of the client are never shown: a word is one that csdesk knows, or an alias stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.storage.handover.treatments import (
    WITHHELD,
    Treatment,
    alias_account,
    alias_as,
    alias_name,
    alias_subject,
    keep,
    keep_currency,
    keep_id,
    keep_known,
    keep_month,
    put,
    round_amount,
    show_presence,
    withhold,
)

alias_person = alias_as("Person")

SEGMENTS = (
    "Enterprise", "Strategic", "Key account", "Commercial", "Corporate", "Mid-market", "Mid market",
    "SMB", "SME", "Small business", "Startup",
)  # fmt: skip
STATUSES = (
    "Active", "Inactive", "Live", "Trial", "Onboarding", "Paused", "Suspended", "At risk",
    "Churned", "Cancelled", "Canceled", "Lost", "Closed",
)  # fmt: skip
STAGES = (
    "Onboarding", "Implementation", "Adoption", "Live", "Growth", "Expansion", "Mature", "Renewal",
    "At risk", "Offboarding",
)  # fmt: skip
SENTIMENTS = (
    "Green", "Yellow", "Amber", "Red", "Good", "Neutral", "Poor", "Bad", "Positive", "Negative",
    "Happy", "Unhappy", "High", "Medium", "Low",
)  # fmt: skip
REASONS = (
    "Price", "Budget", "Competitor", "Went to a competitor", "Product", "Missing feature",
    "Missing integration", "Service", "Support", "Never got going", "Low usage",
    "No longer needed", "Champion left", "Bought by another company", "Acquired", "Merger",
    "Ceased trading", "Insolvency", "Other", "Unknown",
)  # fmt: skip

ACCOUNT_FIELDS: Mapping[str, Treatment] = {
    "account_id": alias_account,
    "account_name": alias_name,
    "parent_account": alias_name,
    "domain": withhold,
    "csm": alias_person,
    "account_owner": alias_person,
    "segment": alias_as("Segment", *SEGMENTS),
    "industry": alias_as("Industry"),
    "country": alias_as("Country"),
    "employees": round_amount,
    "status": alias_as("Status", *STATUSES),
    "lifecycle_stage": alias_as("Stage", *STAGES),
    "plan": alias_as("Plan"),
    "arr": round_amount,
    "mrr": round_amount,
    "currency": keep_currency,
    "seats_purchased": keep,
    "active_users": keep,
    "renewal_date": keep_month,
    "customer_since": keep_month,
    "start_date": keep_month,
    "last_activity": keep,
    "features_used_90d": keep,
    "usage_events_90d": keep,
    "dau_mau": keep,
    "feature_adoption": keep,
    "session_depth": keep,
    "arr_concentration": keep,
    "nps": keep,
    "csat": keep,
    "tickets_90d": keep,
    "tickets_per_month": keep,
    "days_past_due": keep,
    "invoice_disputes": keep,
    "sessions_per_user": keep,
    "onboarding_start": keep_month,
    "first_value_date": keep_month,
    "csm_sentiment": alias_as("Sentiment", *SENTIMENTS),
    "churn_flag": keep,
}
ANSWER: Mapping[str, Treatment] = {
    "subject": alias_subject,
    "question": keep_id("Question"),
    "choice": keep_id("Choice"),
    "value": round_amount,
    "text": show_presence,
    "not_applicable_reason": show_presence,
    "deferred": show_presence,
    "confidence": keep,
    "evidence": show_presence,
    "note": show_presence,
    "flagged": keep,
    "respondent": alias_person,
    "owner": alias_person,
    "revision": keep,
}
RECORD: Mapping[str, Treatment] = {
    "id": keep,
    "batch_id": keep,
    "key": alias_account,
    "sheet": put(WITHHELD),
    "source_row": put(1),
}

SAFE_COLUMNS: Mapping[str, Mapping[str, Treatment]] = {
    "client": {"id": keep, "name": withhold, "currency": keep, "goal": keep, "is_sample": keep},
    "engagement": {"id": keep, "client_id": keep, "name": alias_as("Audit"), "as_of": keep},
    "answer": {"engagement_id": keep, **ANSWER},
    "respondent": {"id": keep, "engagement_id": keep, "name": alias_person, "role": keep},
    "response": {"respondent_id": keep, **ANSWER},
    "observation": {
        "id": keep,
        "engagement_id": keep,
        "subject": alias_subject,
        "question": keep_id("Question"),
        "issue": show_presence,
        "impact": show_presence,
        "recommendation": show_presence,
        "importance": keep,
    },
    "instrument_text": {"hash": keep, "compiled": keep},
    "instrument_in_use": {
        "engagement_id": keep,
        "instrument": keep_id("Instrument"),
        "version": keep_id("Version"),
        "is_own": keep,
        "hash": keep,
    },
    "area_target": {
        "engagement_id": keep,
        "instrument": keep_id("Instrument"),
        "area": keep_id("Area"),
        "tier": keep,
    },
    "function_choice": {
        "engagement_id": keep,
        "instrument": keep_id("Instrument"),
        "function": keep_id("Function"),
    },
    "service_tier_choice": {
        "engagement_id": keep,
        "account": alias_account,
        "tier": keep_id("Service tier"),
        "reason": show_presence,
    },
    "initiative_owner": {
        "engagement_id": keep,
        "initiative": keep_id("Initiative"),
        "owner": alias_person,
    },
    "raci": {
        "engagement_id": keep,
        "row_id": keep_id("Row"),
        "role": keep_id("Person"),
        "letter": keep,
    },
    "import_batch": {
        "id": keep,
        "engagement_id": keep,
        "role": keep,
        "file_name": put(WITHHELD),
        "file_hash": put(""),
        "as_of": keep,
        "sheet": put(WITHHELD),
        "accounts_read": keep,
        "rows_rejected": keep,
        "lost_read": keep,
        "stated_total": withhold,
    },
    "list_in_use": {"engagement_id": keep, "role": keep, "batch_id": keep},
    "import_field": {"batch_id": keep, "position": keep, "field": keep},
    "account": {**RECORD, **ACCOUNT_FIELDS},
    "lost_account": {
        **RECORD,
        "account_id": alias_account,
        "account_name": alias_name,
        "lost_on": keep_month,
        "lost_reason": keep_known(*REASONS),
        "refund": round_amount,
    },
}


def is_shown(field: str) -> bool:
    """Tell whether anything of a field of the list of customers is shown."""
    return ACCOUNT_FIELDS.get(field, withhold) is not withhold
