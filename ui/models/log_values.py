"""What an entity was before and after a change, in words instead of identifiers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from csdesk.formatting import UNKNOWN, answered_number, confidence_word, day
from csdesk.formatting.respondents import role_word
from csdesk.model.answers import Confidence
from csdesk.model.history import LogEntry
from csdesk.model.respondents import RespondentRole
from ui.models.health_log_values import HEALTH_ENTITIES, HEALTH_WRITERS
from ui.models.log_names import LogNames
from ui.models.metrics_log_values import METRICS_ENTITIES, METRICS_WRITERS
from ui.models.plan_log_values import PLAN_ENTITIES, PLAN_WRITERS

Row = Mapping[str, Any]
Write = Callable[[Any, Row, LogNames], str]

ERASED = "erased"
_GOALS = {
    "stability": "stability",
    "profitability": "profitability",
    "product_market_fit": "product-market fit",
}
_ROLES = {"current": "customers today", "previous": "customers a year earlier"}
_LONGEST = 160


def changed_values(entry: LogEntry, names: LogNames) -> tuple[str, str]:
    """Return what changed, before and after; only the columns that differ are named."""
    if entry.is_erased:
        return ERASED, ERASED
    old, new = read_row(entry.old_value), read_row(entry.new_value)
    return _write(entry.entity, old, new, names), _write(entry.entity, new, old, names)


def entity_words(entry: LogEntry, names: LogNames) -> str:
    """Return what a line is about, such as "Answer: Early warning"."""
    row = read_row(entry.new_value) or read_row(entry.old_value)
    title, tell = _ENTITIES.get(entry.entity, (entry.entity.replace("_", " "), _no_name))
    name = tell(row, names) if row else ""
    title = f"{title[0].upper()}{title[1:]}"
    return f"{title}: {name}" if name else title


def read_row(value: str | None) -> Row:
    """Return the columns of an entity; none where it was not there."""
    return {} if value is None else json.loads(value)


def _write(entity: str, row: Row, other: Row, names: LogNames) -> str:
    if not row:
        return UNKNOWN
    writers = _WRITERS.get(entity)
    columns = tuple(row) if writers is None else tuple(writers)
    differing = [name for name in columns if name in row and _differ(row, other, name)]
    parts = [_write_column(writers, name, row, names) for name in differing]
    if not other:
        parts = [part for name, part in zip(differing, parts, strict=True) if row[name]]
    return _shorten(", ".join(filter(None, parts))) or UNKNOWN


def _differ(row: Row, other: Row, name: str) -> bool:
    return not other or row.get(name) != other.get(name)


def _write_column(writers: Mapping[str, Write] | None, name: str, row: Row, names: LogNames) -> str:
    if writers is None:
        return f"{name.replace('_', ' ')}: {row[name]}"
    return writers[name](row[name], row, names)


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _choice(value: Any, row: Row, names: LogNames) -> str:
    if value is None:
        return "" if any(map(row.get, _INSTEAD)) else "not answered"
    return names.choice(str(row.get("question", "")), str(value))


def _sure(value: Any, _row: Row, _names: LogNames) -> str:
    """Return the confidence; before format 3 it was written as a word."""
    word = confidence_word(Confidence(value)).lower() if isinstance(value, int) else value
    return f"{word} confidence"


def _quantity(value: Any, _row: Row, _names: LogNames) -> str:
    return "" if value is None else answered_number(value, "")


def _day(value: Any, _row: Row, _names: LogNames) -> str:
    return day(date.fromisoformat(value)) if value else "no date"


def _text(value: Any, _row: Row, _names: LogNames) -> str:
    return str(value) if value not in (None, "") else UNKNOWN


def _goal(value: Any, _row: Row, _names: LogNames) -> str:
    return f"goal {_GOALS.get(value, value)}" if value else "no goal"


def _quoted(label: str) -> Write:
    return lambda value, _row, _names: f"{label} “{value}”" if value else f"no {label}"


def _list(value: Any, _row: Row, names: LogNames) -> str:
    return names.lists.get(value, f"import {value}") if value else "none"


_INSTEAD = ("value", "text", "not_applicable_reason", "deferred")
"""What an answer can be instead of a choice."""
_ANSWERED: Mapping[str, Write] = {
    "choice": _choice,
    "value": _quantity,
    "text": lambda value, *_: f"“{value}”" if value else "",
    "not_applicable_reason": lambda value, *_: f"not applicable: {value}" if value else "",
    "deferred": lambda value, *_: f"put off: {value}" if value else "",
    "confidence": _sure,
    "evidence": _quoted("evidence"),
    "note": _quoted("note"),
    "flagged": lambda value, *_: "flagged" if value else "not flagged",
    "respondent": _quoted("said by"),
    "owner": _quoted("owner"),
    "revision": lambda value, *_: f"revision {value}" if value > 1 else "",
}
_WRITERS: Mapping[str, Mapping[str, Write]] = {
    "client": {"name": _text, "currency": _text, "goal": _goal},
    "engagement": {"name": _text, "as_of": _day},
    "answer": _ANSWERED,
    "respondent": {"name": _text, "role": lambda value, *_: role_word(RespondentRole(value))},
    "response": _ANSWERED,
    "observation": {
        "issue": _text,
        "impact": _quoted("impact"),
        "recommendation": _quoted("recommendation"),
        "importance": lambda value, *_: f"importance {value}",
    },
    "instrument_in_use": {"version": lambda value, *_: f"version {value}"},
    "area_target": {"tier": lambda value, *_: f"tier {value}"},
    "function_choice": {"function": lambda value, _row, names: names.functions.get(value, value)},
    "service_tier_choice": {"tier": _text, "reason": _quoted("reason")},
    "list_in_use": {"batch_id": _list},
    "initiative_owner": {"owner": _text},
    "raci": {"letter": _text},
    "attachment": {"name": _text},
    **HEALTH_WRITERS,
    **METRICS_WRITERS,
    **PLAN_WRITERS,
}


def _question(row: Row, names: LogNames) -> str:
    about = f", {row['subject']}" if row.get("subject") else ""
    return names.question(str(row.get("question"))) + about


def _instrument(row: Row, names: LogNames) -> str:
    instrument = str(row.get("instrument"))
    return names.instruments.get(instrument, instrument)


def _area(row: Row, names: LogNames) -> str:
    area = str(row.get("area"))
    return f"{_instrument(row, names)}, {names.areas.get(area, area)}"


def _no_name(_row: Row, _names: LogNames) -> str:
    return ""


_ENTITIES: Mapping[str, tuple[str, Callable[[Row, LogNames], str]]] = {
    "client": ("client", lambda row, _names: str(row.get("name", ""))),
    "engagement": ("audit", lambda row, _names: str(row.get("name", ""))),
    "answer": ("answer", _question),
    "respondent": ("respondent", lambda row, _names: str(row.get("name", ""))),
    "response": ("answer of a respondent", _question),
    "observation": ("observation", _question),
    "instrument_in_use": ("instrument", _instrument),
    "area_target": ("target", _area),
    "function_choice": ("function", _instrument),
    "service_tier_choice": ("service tier", lambda row, _names: str(row.get("account", ""))),
    "list_in_use": ("list", lambda row, _names: _ROLES.get(str(row.get("role")), "")),
    "initiative_owner": (
        "owner",
        lambda row, names: names.initiatives.get(str(row.get("initiative")), ""),
    ),
    "raci": (
        "RACI",
        lambda row, names: ", ".join(
            (names.activity(str(row.get("row_id"))), names.roles.get(str(row.get("role")), ""))
        ),
    ),
    "attachment": ("file", lambda row, names: names.question(str(row.get("question")))),
    **HEALTH_ENTITIES,
    **METRICS_ENTITIES,
    **PLAN_ENTITIES,
}
