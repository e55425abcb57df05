"""Results as rows of their tables, without the engagement that each row begins with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from csdesk.model.findings import Finding
from csdesk.model.kpis import KpiValue
from csdesk.model.levels import MaturityResult
from csdesk.model.roadmap import Roadmap
from csdesk.storage.file.database import Value

Rows = Iterator[tuple[Value, ...]]
AT_ONCE = 10_000
"""So many rows are written as JSON in one go: nothing else in the program runs meanwhile."""


def levels(maturity: MaturityResult) -> Rows:
    """Give the level of each area, and of the whole."""
    for level in (*maturity.areas, maturity.overall):
        yield (
            level.area,
            level.tier,
            level.index,
            level.low,
            level.high,
            level.answered,
            level.applicable,
            level.state,
        )


def kpi_values(kpis: Iterable[KpiValue]) -> Rows:
    """Give the value of each KPI, or why there is none."""
    for kpi in kpis:
        yield (
            kpi.id,
            kpi.value,
            kpi.unit,
            kpi.method,
            kpi.n,
            kpi.base,
            kpi.window,
            kpi.window_days,
            kpi.reason,
            kpi.caution,
            kpi.lineage,
        )


def roadmap_items(roadmap: Roadmap | None) -> Rows:
    """Give each initiative that was placed."""
    for item in roadmap.items if roadmap else ():
        yield (
            item.initiative.id,
            item.initiative.title,
            item.horizon,
            item.start_day,
            item.due_day,
            item.start_on.isoformat(),
            item.due_on.isoformat(),
            item.priority,
            item.arr_at_stake,
            item.owner,
            item.top_three,
            _json(item.findings),
        )


def finding_row(finding: Finding) -> tuple[Value, ...]:
    """Return one finding; its evidence has rows of its own."""
    return (
        finding.id,
        finding.kind,
        finding.area,
        finding.title,
        finding.detail,
        finding.severity,
        finding.impact,
        finding.feasibility,
        finding.arr_at_stake,
        _list(finding.accounts),
        _json(finding.initiatives),
    )


def evidence(finding: Finding) -> Rows:
    """Give what shows a finding, each without the finding's number."""
    for shown in finding.evidence:
        yield (
            shown.text,
            shown.file,
            shown.sheet,
            _list(shown.rows),
            shown.question,
            shown.kpi,
        )


def _list(values: Sequence[str] | Sequence[int]) -> str:
    """Return keys or rows as JSON piece by piece."""
    firsts = range(0, len(values), AT_ONCE)
    pieces = (_json(values[first : first + AT_ONCE])[1:-1] for first in firsts)
    return f"[{', '.join(pieces)}]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
