"""Findings as they are shown: in their order, with the places that show them."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from csdesk.formatting import money, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Evidence, Finding
from csdesk.model.identifiers import InitiativeId
from csdesk.model.library import Library
from csdesk.report.account_names import name_keys
from csdesk.report.document import StatusWord
from csdesk.report.statuses import severity_status
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


@dataclass(frozen=True, slots=True)
class Concerned:
    """How many listed accounts a finding is about, and name and ARR of the largest of them."""

    count: int
    largest: tuple[tuple[str, str], ...]


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


def find_concerned(finding: Finding, diagnosis: Diagnosis, most: int) -> Concerned:
    """Return whom a finding is about; only those that are shown are named, of 100,000 a few."""
    accounts = diagnosis.accounts
    if accounts is None or not finding.accounts:
        return Concerned(0, ())
    keys = frozenset(finding.accounts)
    rows = [row for row, key in enumerate(accounts.keys) if key in keys]
    arr, currency = accounts.arr(), diagnosis.client.currency
    largest = nlargest(most, rows, key=lambda row: arr[row])
    names = name_keys(accounts, {accounts.keys[row] for row in largest})
    named = ((names[accounts.keys[row]], money(arr[row], currency)) for row in largest)
    return Concerned(len(rows), tuple(named))


def closing_initiatives(finding: Finding, library: Library) -> tuple[tuple[InitiativeId, str], ...]:
    """Return id and title of the initiatives that close a finding."""
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    return tuple((i, titles[i]) for i in finding.initiatives if i in titles)


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
