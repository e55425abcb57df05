"""What is wrong, ranked, with what shows it and what would repair it."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import join_words, number, plural, readable_dates, severity_word
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Evidence, Finding, Severity
from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.library import Library
from csdesk.report.document import Column, Entries, Entry, Format, Section, Table, Value
from csdesk.report.finding_words import CERTAINTY_WORDS, certainty_words, loss_words
from csdesk.report.sections.finding_accounts import account_tables
from csdesk.report.statuses import severity_status

ROWS_NAMED = 12
MOST_SHOWN = 8
"""Pieces of evidence that paper names of each finding; the workbook has all."""
NO_FINDING = "No finding. Either nothing is wrong with what was looked at, or too little is known."


def findings_section(diagnosis: Diagnosis, library: Library) -> Section:
    """Return all findings, highest priority first."""
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    currency = diagnosis.client.currency
    return Section(
        id="findings",
        title="Findings",
        lead=_lead(diagnosis.findings),
        blocks=(
            Entries(
                title="",
                items=tuple(
                    finding_entry(finding, currency, titles) for finding in diagnosis.findings
                ),
                empty=NO_FINDING,
            ),
            _findings_table(diagnosis, titles),
            *account_tables(diagnosis),
        ),
    )


def finding_entry(
    finding: Finding, currency: str = "", initiatives: Mapping[InitiativeId, str] | None = None
) -> Entry:
    """Return a finding as an entry; with the names of initiatives it says what repairs it.

    With the currency it says how sure it is, and what of the ARR at stake leaves in a year.
    """
    notes = [evidence_text(evidence) for evidence in finding.evidence[:MOST_SHOWN]]
    left = len(finding.evidence) - MOST_SHOWN
    if notes:
        notes[0] = f"Shown by: {notes[0]}"
    if left > 0:
        notes.append(f"And by {number(left)} more, which the workbook names on the sheet Findings.")
    if currency:
        notes += filter(None, (loss_words(finding, currency), certainty_words(finding)))
    remedies = _remedies(finding, initiatives or {})
    if remedies:
        notes.append(f"Repaired by: {remedies}")
    return Entry(
        title=finding.title,
        text=finding.detail,
        status=severity_status(finding.severity),
        amount=finding.arr_at_stake,
        notes=tuple(notes),
    )


def evidence_text(evidence: Evidence) -> str:
    """Return what shows a finding, with the place where it can be checked."""
    place = [part for part in (evidence.file, _sheet(evidence), _rows(evidence)) if part]
    # Only numbers of the program's own carry dates of its own; a client's words stay as they are.
    text = readable_dates(evidence.text) if evidence.kpi else evidence.text
    return f"{text.rstrip('.')} ({', '.join(place)})" if place else text


def _lead(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return ""
    counts = [
        f"{sum(1 for finding in findings if finding.severity is severity)} "
        f"{severity_word(severity).casefold()}"
        for severity in Severity
        if any(finding.severity is severity for finding in findings)
    ]
    return (
        f"{plural(len(findings), 'finding')}: {join_words(counts)}. Ranked by impact × "
        "feasibility, equals by severity; the amount is the annual revenue of the accounts "
        "concerned."
    )


def _findings_table(diagnosis: Diagnosis, titles: Mapping[InitiativeId, str]) -> Table:
    areas = diagnosis.instrument.area_names
    return Table(
        name="Findings",
        title="All findings",
        columns=(
            Column("Rank", Format.INTEGER, 0.05),
            Column("Severity", Format.STATUS, 0.08),
            Column("Finding", Format.TEXT, 0.2),
            Column("What it means", Format.TEXT, 0.3),
            Column("Area", Format.TEXT, 0.1),
            Column("ARR at stake", Format.MONEY, 0.08),
            Column("Leaves in a year, at least", Format.MONEY, 0.08),
            Column("Leaves in a year, likely", Format.MONEY, 0.08),
            Column("Leaves in a year, at most", Format.MONEY, 0.08),
            Column("Confidence", Format.TEXT, 0.06),
            Column("Why", Format.TEXT, 0.2),
            Column("Accounts", Format.INTEGER, 0.05),
            Column("Impact", Format.INTEGER, 0.05),
            Column("Feasibility", Format.INTEGER, 0.05),
            Column("Priority", Format.INTEGER, 0.05),
            Column("Shown by", Format.TEXT, 0.3),
            Column("Repaired by", Format.TEXT, 0.2),
            Column("Rule", Format.TEXT, 0.1),
        ),
        rows=tuple(
            _row(rank, finding, areas, titles)
            for rank, finding in enumerate(diagnosis.findings, start=1)
        ),
        empty=NO_FINDING,
        workbook_only=True,
    )


def _row(
    rank: int,
    finding: Finding,
    areas: Mapping[AreaId, str],
    titles: Mapping[InitiativeId, str],
) -> tuple[Value, ...]:
    return (
        rank,
        severity_status(finding.severity),
        finding.title,
        finding.detail,
        areas.get(finding.area, str(finding.area)),
        finding.arr_at_stake,
        *_loss(finding),
        CERTAINTY_WORDS[finding.certainty],
        finding.certainty_reason,
        len(finding.accounts) or None,
        finding.impact,
        finding.feasibility,
        finding.priority,
        "\n".join(evidence_text(evidence) for evidence in finding.evidence),
        _remedies(finding, titles),
        finding.id,
    )


def _loss(finding: Finding) -> tuple[float | None, float | None, float | None]:
    loss = finding.yearly_loss
    return (None, None, None) if loss is None else (loss.low, loss.base, loss.high)


def _remedies(finding: Finding, titles: Mapping[InitiativeId, str]) -> str:
    return join_words([titles[known] for known in finding.initiatives if known in titles])


def _sheet(evidence: Evidence) -> str:
    return f"sheet {evidence.sheet}" if evidence.sheet else ""


def _rows(evidence: Evidence) -> str:
    if not evidence.rows:
        return ""
    word = "row" if len(evidence.rows) == 1 else "rows"
    named = [str(row) for row in evidence.rows[:ROWS_NAMED]]
    return f"{word} {join_words(named, ROWS_NAMED, len(evidence.rows))}"
