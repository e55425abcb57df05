"""What a client-safe file shows of each column; a table or column that is not named shows nothing.

Texts of the client are never shown: a word is one that csdesk knows, or an alias stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.storage.handover.safe_fields import alias_person
from csdesk.storage.handover.safe_health import HEALTH_COLUMNS
from csdesk.storage.handover.safe_metrics import METRICS_COLUMNS
from csdesk.storage.handover.safe_plan import PLAN_COLUMNS
from csdesk.storage.handover.treatments import (
    WITHHELD,
    Treatment,
    alias_account,
    alias_as,
    alias_subject,
    keep,
    keep_id,
    put,
    round_amount,
    show_presence,
    withhold,
)

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
    "account_alias": {
        "engagement_id": keep,
        "alias": alias_account,
        "account": alias_account,
        "basis": keep,
        "reason": show_presence,
    },
    "exchange_rate": {
        "engagement_id": keep,
        "currency": keep,
        "rate": keep,
        "source": show_presence,
    },
    "data_steward": {
        "engagement_id": keep,
        "kind": keep,
        "steward": alias_person,
        "fresh_days": keep,
    },
    "import_batch": {
        "id": keep,
        "engagement_id": keep,
        "role": keep,
        "file_name": put(WITHHELD),
        "file_hash": put(""),
        "as_of": keep,
        "decisions": put("{}"),
    },
    "list_in_use": {"engagement_id": keep, "role": keep, "batch_id": keep},
    "imported_list": {
        "id": keep,
        "batch_id": keep,
        "kind": keep,
        "sheet": put(WITHHELD),
        "header_row": put(1),
        "row_count": keep,
        "records": keep,
        "rejected": keep,
        "stated_total": withhold,
        "fields": keep,
        "summaries": keep,
    },
    "list_column": {
        "list_id": keep,
        "name": keep,
        "part": keep,
        "block": keep,
        "cells": keep,
    },
    **HEALTH_COLUMNS,
    **METRICS_COLUMNS,
    **PLAN_COLUMNS,
}
"""The fields of a list, their counts and their values are shown as ``safe_lists`` makes them."""
