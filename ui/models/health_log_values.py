"""What the change log says of scorecards, scores, tasks, losses, offers and experiments."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from csdesk.formatting import day, number, percent
from ui.models.log_names import LogNames

Row = Mapping[str, Any]
Write = Callable[[Any, Row, LogNames], str]
Entity = tuple[str, Callable[[Row, LogNames], str]]


def _plain(value: Any, _row: Row, _names: LogNames) -> str:
    return "" if value in (None, "") else str(value).replace("_", " ")


def _words(label: str) -> Write:
    return lambda value, _row, _names: f"{label} “{value}”" if value else ""


def _figure(label: str) -> Write:
    return lambda value, _row, _names: "" if value is None else f"{label} {value:g}"


def _amount(value: Any, _row: Row, _names: LogNames) -> str:
    return f"value {number(value)}"


def _arr(value: Any, _row: Row, _names: LogNames) -> str:
    return "" if value is None else f"ARR {number(value)}"


def _discount(value: Any, _row: Row, _names: LogNames) -> str:
    return f"discount {percent(value, trim=True)}"


def _on(label: str) -> Write:
    return lambda value, _row, _names: f"{label} {day(_read_day(value))}" if value else ""


def _listed(label: str) -> Write:
    def write(value: Any, _row: Row, _names: LogNames) -> str:
        found = [one if isinstance(one, str) else " by ".join(one) for one in json.loads(value)]
        return f"{label} {', '.join(found)}" if found else ""

    return write


def _arm(label: str) -> Write:
    return lambda value, _row, _names: "" if value is None else f"{label} {number(value)}"


def _read_day(value: str) -> date:
    return datetime.fromisoformat(value).date()


def _account(row: Row, _names: LogNames) -> str:
    return str(row.get("account", ""))


def _told(column: str) -> Callable[[Row, LogNames], str]:
    return lambda row, _names: str(row.get(column, ""))


def _version(row: Row, _names: LogNames) -> str:
    return f"{row.get('scorecard', '')}, version {row.get('number', '')}"


def _rating(row: Row, _names: LogNames) -> str:
    return f"{row.get('signal', '')} by {row.get('rater', '')}, round {row.get('round', '')}"


HEALTH_WRITERS: Mapping[str, Mapping[str, Write]] = {
    "scorecard_version": {"note": _plain, "author": _words("by")},
    "scorecard_in_use": {"scorecard": _plain},
    "health_model": {
        "purpose": _plain,
        "stakeholders": _listed("for"),
        "owner": _words("owner"),
        "activated_on": _on("in force since"),
        "review_days": lambda value, *_: f"review after {value} days",
        "fresh_days": lambda value, *_: f"fresh for {value} days",
        "steps_done": _listed("done:"),
    },
    "weight_rating": {"weight": _figure("weight")},
    "score_override": {
        "score": _figure("score"),
        "reason": _words("because"),
        "author": _words("by"),
        "expires_on": _on("until"),
    },
    "snapshot_in_use": {"snapshot_id": _figure("snapshot")},
    "task": {
        "status": _plain,
        "owner": _words("owner"),
        "due_at": _on("due"),
        "steps_done": _listed("done:"),
        "approvals": _listed("approved:"),
        "note": _words("note"),
    },
    "own_playbook": {"definition": lambda value, *_: str(json.loads(value).get("name", ""))},
    "loss_note": {
        "is_told": lambda value, *_: "told by hand" if value else "",
        "reason": _plain,
        "win_back": _plain,
        "lost_on": _on("left on"),
        "arr": _arr,
        "source": _words("source"),
        "note": _words("note"),
    },
    "expansion_proof": {"proof": _plain},
    "offer": {
        "kind": _plain,
        "state": _plain,
        "value": _amount,
        "discount": _discount,
        "term_months": _figure("months:"),
        "reason": _words("because"),
        "approver": _words("approver"),
        "decided_on": _on("decided on"),
        "decision": _words("decision"),
        "checks": _listed("checked:"),
        "evidence": _words("shown by"),
    },
    "experiment": {
        "hypothesis": _words("hypothesis"),
        "started_on": _on("started"),
        "control_accounts": _arm("control:"),
        "control_outcomes": _arm("with the outcome:"),
        "variant_accounts": _arm("variant:"),
        "variant_outcomes": _arm("with the outcome:"),
    },
}
HEALTH_ENTITIES: Mapping[str, Entity] = {
    "scorecard_version": ("scorecard", _version),
    "scorecard_in_use": ("scorecard in use", lambda row, _names: f"number {row['place'] + 1}"),
    "health_model": ("health model", lambda *_: ""),
    "weight_rating": ("weight", _rating),
    "score_override": ("score set by hand", _account),
    "snapshot_in_use": ("scores kept", lambda *_: ""),
    "task": ("task", lambda row, _names: f"{row.get('title', '')}, {row.get('account', '')}"),
    "own_playbook": ("playbook", _told("playbook")),
    "loss_note": ("loss", _account),
    "expansion_proof": ("proof of readiness", _account),
    "offer": ("offer", _account),
    "experiment": ("experiment", _told("name")),
}
