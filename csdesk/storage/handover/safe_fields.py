"""What a client-safe file shows of each field of a list; of a field that nobody knows, nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from csdesk.content import load_library
from csdesk.model.known_accounts import KEY
from csdesk.model.tables import Field, FieldKind, TableKind
from csdesk.storage.handover.treatments import (
    Treatment,
    alias_account,
    alias_as,
    alias_name,
    keep,
    keep_currency,
    keep_known,
    keep_month,
    keep_pseudonym,
    round_amount,
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

EVERYWHERE: Mapping[str, Treatment] = {
    KEY: alias_account,
    "account_id": alias_account,
    "account_name": alias_name,
    "parent_account": alias_name,
    "csm": alias_person,
    "account_owner": alias_person,
    "owner": alias_person,
    "assignee": alias_person,
    "currency": keep_currency,
    "plan": alias_as("Plan"),
    "lost_reason": keep_known(*REASONS),
}
"""Fields that are shown alike in every kind of list."""
IN_ACCOUNTS: Mapping[str, Treatment] = {
    "segment": alias_as("Segment", *SEGMENTS),
    "industry": alias_as("Industry"),
    "country": alias_as("Country"),
    "employees": round_amount,
    "status": alias_as("Status", *STATUSES),
    "lifecycle_stage": alias_as("Stage", *STAGES),
    "last_activity": keep,
    "csm_sentiment": alias_as("Sentiment", *SENTIMENTS),
}
BY_KIND: Mapping[FieldKind, Treatment] = {
    FieldKind.MONEY: round_amount,
    FieldKind.NUMBER: keep,
    FieldKind.PERCENT: keep,
    FieldKind.FLAG: keep,
    FieldKind.DATE: keep_month,
    FieldKind.MOMENT: keep_month,
    FieldKind.TEXT: withhold,
}


@cache
def find_treatment(kind: str, name: str) -> Treatment:
    """Return what becomes of the values of a field of a kind of list."""
    if name in EVERYWHERE:
        return EVERYWHERE[name]
    if kind == TableKind.ACCOUNTS and name in IN_ACCOUNTS:
        return IN_ACCOUNTS[name]
    found = (field for field in load_library().fields if (field.table, field.id) == (kind, name))
    field = next(found, None)
    return withhold if field is None else _find_by_kind(field)


def is_shown(kind: str, name: str) -> bool:
    """Tell whether anything of a field is shown."""
    return find_treatment(kind, name) is not withhold


def _find_by_kind(field: Field) -> Treatment:
    if field.refers_to is TableKind.ACCOUNTS:
        return alias_account
    if TableKind.CSMS in (field.refers_to, field.table if field.is_own_id else None):
        return alias_person
    if field.is_personal:
        return keep_pseudonym
    if field.is_own_id or field.refers_to is not None:
        return alias_as((field.refers_to or field.table).value.replace("_", " ").capitalize())
    if field.choices:
        return alias_as(field.name, *field.choices)
    return BY_KIND[field.kind]
