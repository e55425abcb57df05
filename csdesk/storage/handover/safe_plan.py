"""What a client-safe file shows of the plan: places and days, and nobody's words."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.storage.handover.treatments import (
    Treatment,
    keep,
    keep_id,
    round_amount,
    show_presence,
)

PLAN_COLUMNS: Mapping[str, Mapping[str, Treatment]] = {
    "plan_choice": {
        "engagement_id": keep,
        "initiative": keep_id("Initiative"),
        "place": keep,
        "reason": show_presence,
    },
    "initiative_progress": {
        "engagement_id": keep,
        "initiative": keep_id("Initiative"),
        "state": keep,
        "started_on": keep,
        "done_on": keep,
        "spent_days": round_amount,
        "note": show_presence,
    },
}
"""Registers stay behind, as their rows name people; so do final plans, which bear amounts, and how
reports look, which bears the client's logo."""
