"""What the report rests on: problems in the data, decisions taken, files read."""

from __future__ import annotations

from csdesk.formatting import join_words, number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import DataIssue, ImportBatch, IssueKind, ListRole
from csdesk.report.document import Column, Format, Noted, Section, Table, Text, Value
from csdesk.report.sections.number_sources import sources_table

ON_PAPER = 30
KIND_WORDS = {
    IssueKind.REJECTED_ROW: "Row left out",
    IssueKind.UNREAD_VALUE: "Value not read",
    IssueKind.CONVERTED_VALUE: "Value converted",
    IssueKind.MERGED_ROW: "Row added to another",
    IssueKind.NOTE: "Note",
}
ROLE_WORDS = {
    ListRole.CURRENT: "Customers now",
    ListRole.PREVIOUS: "Customers before",
    ListRole.ADDED: "Added",
}
NAMED = "The same files give the same numbers; the fingerprint tells files apart."
SAFE = (
    f"{NAMED} Amounts were rounded to two digits, and the days in the lists set to the first of "
    "their month, before anything was computed: numbers differ from those of the report with names."
)
NO_ISSUES = "Reading the files met no problem."


def issues_section(diagnosis: Diagnosis) -> Section:
    """Return the problems of the data, most serious first, with their places."""
    ordered = sorted(diagnosis.issues, key=lambda issue: list(IssueKind).index(issue.kind))
    told = [issue for issue in ordered if issue.kind is not IssueKind.CONVERTED_VALUE]
    return Section(
        id="issues",
        title="Remarks on the files",
        lead=_issues_lead(diagnosis),
        blocks=(_paper_issues(told, len(ordered) - len(told)), _all_issues(ordered)),
    )


def lineage_section(diagnosis: Diagnosis) -> Section:
    """Return the files that were read, with their fingerprints, and where numbers come from."""
    return Section(
        id="lineage",
        title="Where the numbers come from",
        lead=SAFE if diagnosis.is_client_safe else NAMED,
        blocks=(
            *_instruments(diagnosis),
            _paper_files(diagnosis),
            _files_table(diagnosis),
            sources_table(diagnosis),
        ),
    )


def _instruments(diagnosis: Diagnosis) -> tuple[Text, ...]:
    """Return by which versions of which instruments people were asked."""
    asked = [one.instrument for one in diagnosis.assessments.values() if one.is_begun]
    if not asked:
        return ()
    names = join_words([f"{one.name} (version {one.version})" for one in asked], len(asked))
    return (Text(f"Instruments: {names}.", quiet=True),)


def _issues_lead(diagnosis: Diagnosis) -> str:
    if not diagnosis.batches:
        return "No file was read yet."
    if not diagnosis.issues:
        return NO_ISSUES
    return f"{plural(len(diagnosis.issues), 'remark')} on what was read, most serious first."


def _paper_issues(issues: list[DataIssue], converted: int) -> Table:
    """Return what was left out or needs a look; conversions that worked are only counted."""
    more = len(issues) - ON_PAPER
    notes = []
    if more > 0:
        notes.append(f"{number(more)} more are in the workbook.")
    if converted:
        words = plural(converted, "conversion that worked is", "conversions that worked are")
        notes.append(f"{words} in the workbook: amounts and dates written as text, and the like.")
    return Table(
        name="Data remarks",
        title="",
        columns=(
            Column("Kind", Format.TEXT, 0.16),
            Column("Where", Format.TEXT, 0.26),
            Column("What is wrong", Format.TEXT, 0.34),
            Column("What to do", Format.TEXT, 0.24),
        ),
        rows=tuple(
            (KIND_WORDS[issue.kind], _place(issue), issue.problem, issue.fix or None)
            for issue in issues[:ON_PAPER]
        ),
        empty="",
        paper_only=True,
        notes=tuple(notes),
    )


def _place(issue: DataIssue) -> Value:
    parts = [
        f"sheet {issue.sheet}" if issue.sheet else "",
        f"row {issue.row}" if issue.row else "",
        f"column {issue.column}" if issue.column else "",
    ]
    place = ", ".join(part for part in parts if part)
    return Noted(issue.file, place) if place else issue.file


def _all_issues(issues: list[DataIssue]) -> Table:
    return Table(
        name="Data quality",
        title="All remarks on the data",
        columns=(
            Column("Kind", Format.TEXT, 0.1),
            Column("File", Format.TEXT, 0.2),
            Column("Sheet", Format.TEXT, 0.1),
            Column("Row", Format.INTEGER, 0.05),
            Column("Column", Format.TEXT, 0.1),
            Column("What is wrong", Format.TEXT, 0.3),
            Column("What to do", Format.TEXT, 0.2),
        ),
        rows=tuple(
            (
                KIND_WORDS[issue.kind],
                issue.file,
                issue.sheet,
                issue.row,
                issue.column,
                issue.problem,
                issue.fix or None,
            )
            for issue in issues
        ),
        empty=NO_ISSUES,
        workbook_only=True,
    )


def _paper_files(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Files read",
        title="Which files were read?",
        columns=(
            Column("File and fingerprint (SHA-256)", Format.TEXT, 0.7),
            Column("Used as", Format.TEXT, 0.16),
            Column("As of", Format.DATE, 0.1),
            Column("Accounts", Format.INTEGER, 0.08),
            Column("Left out", Format.INTEGER, 0.08),
            Column("Lost", Format.INTEGER, 0.08),
            Column("Stated total", Format.MONEY, 0.1),
        ),
        rows=tuple(
            (
                Noted(f"{batch.file_name}, sheet {batch.sheet}", batch.file_hash),
                ROLE_WORDS[batch.role],
                batch.as_of,
                batch.accounts_read,
                batch.rows_rejected,
                batch.lost_read,
                batch.stated_total,
            )
            for batch in diagnosis.batches
        ),
        empty="No file was read yet.",
        paper_only=True,
    )


def _files_table(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Files",
        title="Which files were read?",
        columns=(
            Column("File", Format.TEXT, 0.24),
            Column("Used as", Format.TEXT, 0.14),
            Column("Sheet", Format.TEXT, 0.14),
            Column("As of", Format.DATE, 0.1),
            Column("Accounts", Format.INTEGER, 0.08),
            Column("Left out", Format.INTEGER, 0.08),
            Column("Lost", Format.INTEGER, 0.08),
            Column("Stated total", Format.MONEY, 0.1),
            Column("Fingerprint (SHA-256)", Format.TEXT, 0.24),
        ),
        rows=tuple(_file_row(batch) for batch in diagnosis.batches),
        empty="No file was read yet.",
        workbook_only=True,
    )


def _file_row(batch: ImportBatch) -> tuple[Value, ...]:
    return (
        batch.file_name,
        ROLE_WORDS[batch.role],
        batch.sheet,
        batch.as_of,
        batch.accounts_read,
        batch.rows_rejected,
        batch.lost_read,
        batch.stated_total,
        batch.file_hash,
    )
