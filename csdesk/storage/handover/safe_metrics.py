"""What a client-safe file shows of how KPIs are read, and of what they were."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.storage.handover.safe_fields import alias_person
from csdesk.storage.handover.treatments import (
    Treatment,
    keep,
    keep_id,
    keep_month,
    put,
    round_amount,
    show_presence,
)

METRICS_COLUMNS: Mapping[str, Mapping[str, Treatment]] = {
    "kpi_goal": {
        "engagement_id": keep,
        "kpi": keep_id("Number"),
        "baseline": round_amount,
        "target": round_amount,
        "start_on": keep_month,
        "due_on": keep_month,
        "owner": alias_person,
        "note": show_presence,
    },
    "kpi_threshold": {
        "engagement_id": keep,
        "kpi": keep_id("Number"),
        "low_usage": round_amount,
        "churn_risk": round_amount,
        "success": round_amount,
        "basis": show_presence,
    },
    "benchmark_choice": {
        "engagement_id": keep,
        "kpi": keep_id("Number"),
        "benchmark": keep_id("Benchmark"),
        "reason": show_presence,
        "author": alias_person,
    },
    "kept_kpi": {
        "engagement_id": keep,
        "kpi": keep_id("Number"),
        "as_of": keep,
        "value": round_amount,
        "n": keep,
        "method": put(""),
        "window": put(""),
    },
}
"""Stated figures stay behind: they are the client's books; and boards, which bear names."""
