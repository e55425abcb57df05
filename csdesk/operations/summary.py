"""What an audit computed, as plain data for other programs (``csdesk audit --json``)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from csdesk.assumptions import assumptions_behind
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Finding
from csdesk.model.health import Band
from csdesk.model.imports import DataIssue, ImportBatch, ListRole
from csdesk.model.instruments import Instrument
from csdesk.model.investment import Span
from csdesk.model.kpis import KpiValue
from csdesk.model.projections import InstrumentProjection
from csdesk.model.roadmap import Horizon, Roadmap, RoadmapItem
from csdesk.operations.assessment_data import assessment_data, level_data

Json = dict[str, Any]


def summarise(diagnosis: Diagnosis) -> Json:
    """Return the figures of a diagnosis; dates are ISO text, percentages percent points."""
    return {
        "client": diagnosis.client.name,
        "currency": diagnosis.client.currency,
        "as_of": diagnosis.engagement.as_of.isoformat() if diagnosis.engagement.as_of else None,
        "accounts": _list(diagnosis, ListRole.CURRENT, diagnosis.accounts),
        "previous": _list(diagnosis, ListRole.PREVIOUS, diagnosis.previous),
        "kpis": {value.id: _kpi(value, diagnosis) for value in diagnosis.kpis.values()},
        "health": _health(diagnosis),
        "levels": _levels(diagnosis),
        "assessments": {key: assessment_data(one) for key, one in diagnosis.assessments.items()},
        "findings": [_finding(finding) for finding in diagnosis.findings],
        "roadmap": _roadmap(diagnosis),
        "projections": _projections(diagnosis),
        "issues": [_issue(issue) for issue in diagnosis.issues],
        "assumptions": [asdict(assumption) for assumption in diagnosis.assumptions],
    }


def _list(diagnosis: Diagnosis, role: ListRole, table: AccountTable | None) -> Json:
    batch = next((batch for batch in diagnosis.batches if batch.role is role), None)
    if batch is None or table is None:
        return {"read": 0, "rejected": 0, "lost": 0, "arr_total": None, "as_of": None, "file": None}
    return {**_batch(batch), "arr_total": table.total_arr()}


def _batch(batch: ImportBatch) -> Json:
    return {
        "file": batch.file_name,
        "sha256": batch.file_hash,
        "as_of": batch.as_of.isoformat(),
        "read": batch.accounts_read,
        "rejected": batch.rows_rejected,
        "lost": batch.lost_read,
        "stated_total": batch.stated_total,
    }


def _kpi(value: KpiValue, diagnosis: Diagnosis) -> Json:
    return {
        "value": value.value,
        "unit": value.unit.value,
        "method": value.method,
        "n": value.n,
        "counted": value.counted,
        "base": value.base,
        "window": value.window,
        "reason": value.reason,
        "caution": value.caution,
        "alternatives": _alternatives(value, diagnosis),
        "assumptions": _assumptions(value, diagnosis),
        "lineage": value.lineage,
        "accounts": list(value.accounts),
    }


def _assumptions(kpi: KpiValue, diagnosis: Diagnosis) -> list[str]:
    """Return the ids of the assumptions that a number rests on."""
    definition = diagnosis.definition(kpi.id)
    if definition is None:
        return []
    return [str(one.id) for one in assumptions_behind(definition, diagnosis.assumptions)]


def _alternatives(kpi: KpiValue, diagnosis: Diagnosis) -> Json:
    """Return what other published methods give instead of a value, by the id of the method."""
    revenue = diagnosis.metrics.revenue
    cards = () if revenue is None or kpi.value is None else revenue.cards
    return {
        one.method.id: one.value
        for card in cards
        if card.figure.value == kpi.id
        for one in card.values
        if not one.method.is_default and one.value is not None
    }


def _health(diagnosis: Diagnosis) -> Json:
    health = diagnosis.health
    if health is None:
        empty = {"accounts": 0, "arr": 0.0}
        return {
            "distribution": {band.value: dict(empty) for band in Band},
            "coverage": 0.0,
            "available_weight": 0,
            "missing": [],
            "average": None,
        }
    return {
        "scorecard": health.scorecard.id,
        "distribution": {
            band.value: {
                "accounts": health.distribution[band].accounts,
                "arr": health.distribution[band].arr,
            }
            for band in Band
        },
        "coverage": health.coverage,
        "available_weight": health.available_weight,
        "missing": list(health.missing),
        "average": health.average,
        "average_arr_weighted": health.average_arr_weighted,
    }


def _levels(diagnosis: Diagnosis) -> Json:
    maturity = diagnosis.maturity
    levels = (*maturity.areas, maturity.overall)
    return {level.area: level_data(level, diagnosis.instrument) for level in levels}


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "title": finding.title,
        "detail": finding.detail,
        "area": finding.area,
        "severity": finding.severity.value,
        "priority": finding.priority,
        "arr_at_stake": finding.arr_at_stake,
        "yearly_loss": _span(finding.yearly_loss),
        "confidence": finding.certainty.value,
        "confidence_reason": finding.certainty_reason,
        "accounts": list(finding.accounts),
        "evidence": [
            {
                "text": evidence.text,
                "file": evidence.file,
                "sheet": evidence.sheet,
                "rows": list(evidence.rows),
                "question": evidence.question,
                "kpi": evidence.kpi,
            }
            for evidence in finding.evidence
        ],
    }


def _roadmap(diagnosis: Diagnosis) -> Json:
    roadmap = diagnosis.roadmap
    if roadmap is None:
        return {str(horizon.value): [] for horizon in Horizon}
    return {
        str(horizon.value): [_item(item, roadmap) for item in roadmap.of_horizon(horizon)]
        for horizon in Horizon
    }


def _item(item: RoadmapItem, roadmap: Roadmap) -> Json:
    row = roadmap.row_of(item.initiative.id)
    return {
        "id": item.initiative.id,
        "title": item.initiative.title,
        "area": item.initiative.area,
        "start_day": item.start_day,
        "due_day": item.due_day,
        "start_on": item.start_on.isoformat(),
        "due_on": item.due_on.isoformat(),
        "quick_win": item.is_quick_win,
        "top_three": item.top_three,
        "findings": list(item.findings),
        "arr_at_stake": item.arr_at_stake,
        "owner": item.owner,
        "raci": {role: letter.value for role, letter in row.letters.items()} if row else {},
    }


def _projections(diagnosis: Diagnosis) -> Json:
    """Return the levels that the plan leads to, by instrument; an estimate, never a forecast."""
    return {
        one.instrument: _projection(one, diagnosis.assessments[one.instrument].instrument)
        for one in diagnosis.plan.projections
    }


def _projection(projection: InstrumentProjection, instrument: Instrument) -> Json:
    results = {"now": projection.now} | {str(day.value): projection.then[day] for day in Horizon}
    return {
        "levels": {
            day: {
                level.area: level_data(level, instrument)
                for level in (*result.areas, result.overall)
            }
            for day, result in results.items()
        },
        "raised": {str(day.value): count for day, count in projection.raised.items()},
    }


def _issue(issue: DataIssue) -> Json:
    return {
        "kind": issue.kind.value,
        "file": issue.file,
        "sheet": issue.sheet,
        "row": issue.row,
        "column": issue.column,
        "problem": issue.problem,
        "fix": issue.fix,
    }


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"low": span.low, "likely": span.base, "high": span.high}
