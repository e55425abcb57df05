"""Findings as they are shown: in their order, with the places that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.formatting import money, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Evidence, Finding
from csdesk.model.identifiers import AccountKey, InitiativeId
from csdesk.model.library import Library
from csdesk.report.document import StatusWord
from csdesk.report.statuses import severity_status
from ui.models.account_table import account_names
from ui.models.issue_groups import write_rows

OTHER_AREAS = {"overall": "The whole", "": "The whole"}


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One finding, in words."""

    rank: int
    finding: Finding
    title: str
    detail: str
    severity: StatusWord
    area: str
    at_stake: str
    places: str


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One thing that shows a finding, where it can be looked up, and an icon for the place."""

    text: str
    place: str
    icon: str


def list_findings(diagnosis: Diagnosis) -> tuple[FindingEntry, ...]:
    """Return the findings, highest priority first."""
    areas = {str(area.id): area.name for area in diagnosis.instrument.areas}
    currency = diagnosis.client.currency
    return tuple(
        FindingEntry(
            rank=rank,
            finding=finding,
            title=finding.title,
            detail=finding.detail,
            severity=severity_status(finding.severity),
            area=areas.get(finding.area) or OTHER_AREAS.get(finding.area, str(finding.area)),
            at_stake=_at_stake(finding.arr_at_stake, currency),
            places=_places(finding),
        )
        for rank, finding in enumerate(diagnosis.findings, start=1)
    )


def list_evidence(finding: Finding, diagnosis: Diagnosis) -> tuple[EvidenceEntry, ...]:
    """Return the evidence of a finding with the names of questions and KPIs it points to."""
    return tuple(
        EvidenceEntry(evidence.text, _place(evidence, diagnosis), _icon(evidence))
        for evidence in finding.evidence
    )


def name_accounts(finding: Finding, diagnosis: Diagnosis) -> tuple[tuple[str, str], ...]:
    """Return name and ARR of the accounts that a finding is about, largest first."""
    accounts = diagnosis.accounts
    if accounts is None or not finding.accounts:
        return ()
    rows = _rows_by_key(accounts.keys)
    names, arr = account_names(accounts), accounts.arr()
    found = [rows[key] for key in finding.accounts if key in rows]
    found.sort(key=lambda row: -arr[row])
    return tuple((names[row], money(arr[row], diagnosis.client.currency)) for row in found)


def closing_initiatives(finding: Finding, library: Library) -> tuple[tuple[InitiativeId, str], ...]:
    """Return id and title of the initiatives that close a finding."""
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    return tuple((i, titles[i]) for i in finding.initiatives if i in titles)


def _rows_by_key(keys: tuple[AccountKey, ...]) -> Mapping[AccountKey, int]:
    return {key: row for row, key in enumerate(keys)}


def _at_stake(amount: float | None, currency: str) -> str:
    return "" if amount is None else money(amount, currency, short=True)


def _places(finding: Finding) -> str:
    parts = []
    files = sorted({e.file for e in finding.evidence if e.file})
    if files:
        rows = sum(len(e.rows) for e in finding.evidence)
        parts.append(f"{files[0]}, {plural(rows, 'row')}" if rows else files[0])
    answers = sum(1 for e in finding.evidence if e.question)
    if answers:
        parts.append(plural(answers, "answer"))
    if finding.accounts:
        parts.append(plural(len(finding.accounts), "account"))
    return " · ".join(parts)


def _icon(evidence: Evidence) -> str:
    """Return the icon of the page that the evidence comes from."""
    if evidence.question:
        return "assess"
    if evidence.kpi:
        return "metrics"
    return "data" if evidence.file else "info"


def _place(evidence: Evidence, diagnosis: Diagnosis) -> str:
    parts = []
    if evidence.file:
        parts.append(evidence.file)
    if evidence.sheet:
        parts.append(f"sheet “{evidence.sheet}”")
    if evidence.rows:
        parts.append(write_rows(evidence.rows))
    if evidence.question:
        shorts = {q.id: q.short for q in diagnosis.instrument.questions}
        parts.append(f"Answer to “{shorts.get(evidence.question, evidence.question)}”")
    if evidence.kpi:
        names = {d.id: d.term for d in diagnosis.definitions}
        parts.append(names.get(evidence.kpi, str(evidence.kpi)))
    return ", ".join(parts)
