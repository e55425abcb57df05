"""What the change log says of registers, the plan and its progress, and of reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from csdesk.formatting import day, plural
from ui.models.log_names import LogNames

Row = Mapping[str, Any]
Write = Callable[[Any, Row, LogNames], str]
Entity = tuple[str, Callable[[Row, LogNames], str]]


def _on(label: str) -> Write:
    def write(value: Any, _row: Row, _names: LogNames) -> str:
        return f"{label} {day(date.fromisoformat(value))}" if value else ""

    return write


def _cells(value: Any, _row: Row, _names: LogNames) -> str:
    if value is None:
        return "removed"
    return ", ".join(f"{column.replace('_', ' ')}: {cell}" for column, cell in _read(value).items())


def _read(value: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(value)
    return known


def _place(value: Any, _row: Row, _names: LogNames) -> str:
    return "left out" if value == "out" else f"by day {value}"


def _sections(value: Any, _row: Row, _names: LogNames) -> str:
    choice = _read(value)
    parts = [choice["audience"], "final" if choice["is_final"] else "draft"]
    if choice["is_anonymous"]:
        parts.append("anonymous")
    return ", ".join([*parts, *choice["sections"]])


def _initiative(row: Row, names: LogNames) -> str:
    return names.initiatives.get(str(row.get("initiative")), "")


PLAN_WRITERS: Mapping[str, Mapping[str, Write]] = {
    "register_row": {"cells": _cells},
    "plan_choice": {
        "place": _place,
        "reason": lambda value, *_: f"because “{value}”" if value else "",
    },
    "initiative_progress": {
        "state": lambda value, *_: str(value),
        "started_on": _on("since"),
        "done_on": _on("done on"),
        "spent_days": lambda value, *_: f"{value:g} person-days" if value else "",
        "note": lambda value, *_: f"note “{value}”" if value else "",
    },
    "final_plan": {
        "made_on": _on("made on"),
        "made_by": lambda value, *_: f"by {value}" if value else "",
        "items": lambda value, *_: plural(len(_read(value)), "initiative"),
    },
    "report_template": {"choice": _sections},
    "client_brand": {
        "colour": lambda value, *_: f"colour {value}" if value else "",
        "logo": lambda value, *_: "with a logo" if value else "no logo",
    },
}
PLAN_ENTITIES: Mapping[str, Entity] = {
    "register_row": (
        "register",
        lambda row, _names: f"{row.get('register')}, {row.get('row_id')}",
    ),
    "plan_choice": ("place in the plan", _initiative),
    "initiative_progress": ("progress", _initiative),
    "final_plan": ("final plan", lambda _row, _names: ""),
    "report_template": ("report", lambda row, _names: str(row.get("name", ""))),
    "client_brand": ("look of reports", lambda _row, _names: ""),
}
