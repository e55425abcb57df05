"""Tells from the name of a sheet what its tables list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from csdesk.model.tables import TableKind

_WORDS: Mapping[TableKind, str] = {
    TableKind.ACCOUNTS: r"accounts?|customers?|clients?|kunden|companies",
    TableKind.USERS: r"users?|contacts?|people",
    TableKind.SUBSCRIPTIONS: r"subscriptions?|contracts?|licen[cs]es|vertr\w+",
    TableKind.MOVEMENTS: r"movements?|mrr\s+changes?",
    TableKind.USAGE_EVENTS: r"events?|telemetry|event\s+log",
    TableKind.USAGE_SIGNALS: r"usage\s+signals",
    TableKind.USAGE: r"usage|adoption|logins?",
    TableKind.SUPPORT: r"tickets?|cases?|support|requests?",
    TableKind.SURVEYS: r"surveys?|nps|csat|ces|feedback|responses?",
    TableKind.INVOICES: r"invoices?|billing|rechnungen",
    TableKind.PAYMENTS: r"payments?|receipts?",
    TableKind.OPPORTUNITIES: r"opportunit\w+|deals?|pipeline",
    TableKind.TOUCHES: r"touch\w*|activit\w+|meetings?|calls?|qbrs?|ebrs?",
    TableKind.ONBOARDING: r"onboarding|implementations?|tasks?",
    TableKind.RENEWALS: r"renewals?|forecast",
    TableKind.CSMS: r"csms?|team|capacity",
    TableKind.CHURN_EVENTS: r"lost|churn\w*|cancel\w*|former|gone|verloren\w*",
}


def is_called(kind: TableKind, place: str) -> bool:
    """Tell whether a sheet or file has a word for a kind of table in its name."""
    words = place.replace("_", " ")
    return re.search(rf"\b(?:{_WORDS[kind]})\b", words, re.IGNORECASE) is not None
