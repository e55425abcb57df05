"""What the change log says of goals, levels, stated figures, benchmarks, boards, kept KPIs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from csdesk.formatting import day
from ui.models.log_names import LogNames

Row = Mapping[str, Any]
Write = Callable[[Any, Row, LogNames], str]
Entity = tuple[str, Callable[[Row, LogNames], str]]


def _labelled(label: str) -> Write:
    def write(value: Any, _row: Row, _names: LogNames) -> str:
        return "" if value in (None, "") else f"{label} {_figure(value)}".strip()

    return write


def _figure(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _on(label: str) -> Write:
    def write(value: Any, _row: Row, _names: LogNames) -> str:
        return f"{label} {day(date.fromisoformat(value))}" if value else ""

    return write


def _tiles(value: Any, _row: Row, _names: LogNames) -> str:
    return ", ".join(json.loads(value))


def _kpi(row: Row, names: LogNames) -> str:
    kpi = str(row.get("kpi", ""))
    return names.kpis.get(kpi, kpi)


METRICS_WRITERS: Mapping[str, Mapping[str, Write]] = {
    "kpi_goal": {
        "baseline": _labelled("from"),
        "target": _labelled("to"),
        "start_on": _on("since"),
        "due_on": _on("by"),
        "owner": _labelled("owner"),
        "note": _labelled("note:"),
    },
    "kpi_threshold": {
        "low_usage": _labelled("low usage"),
        "churn_risk": _labelled("high churn risk"),
        "success": _labelled("success"),
        "basis": _labelled("by"),
    },
    "stated_input": {
        "value": _labelled(""),
        "basis": _labelled("by"),
        "as_of": _on("as of"),
    },
    "shown_numbers": {"profile": _labelled("")},
    "benchmark_choice": {"benchmark": _labelled(""), "reason": _labelled("because")},
    "board_layout": {"tiles": _tiles},
    "kept_kpi": {"value": _labelled("")},
}
METRICS_ENTITIES: Mapping[str, Entity] = {
    "kpi_goal": ("goal", _kpi),
    "kpi_threshold": ("levels", _kpi),
    "stated_input": ("stated figure", lambda row, _names: str(row.get("input", ""))),
    "shown_numbers": ("numbers shown", lambda _row, _names: ""),
    "benchmark_choice": ("benchmark", _kpi),
    "board_layout": ("board", lambda row, _names: str(row.get("name", ""))),
    "kept_kpi": ("kept number", _kpi),
}
