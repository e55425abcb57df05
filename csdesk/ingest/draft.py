"""A whole file as a draft: its tables mapped and read, every oddity listed, nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from csdesk.errors import InputRefused
from csdesk.formatting import day, join_words, plural
from csdesk.ingest.mapping import correct_mapping
from csdesk.ingest.memory import MemoryContent
from csdesk.ingest.records import REVENUE
from csdesk.ingest.stated_date import find_stated_dates
from csdesk.ingest.table_draft import make_draft
from csdesk.ingest.table_reading import TableReading, read_table
from csdesk.ingest.tables import Candidate, Selection, select_tables
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    DataIssue,
    Decisions,
    FileOutline,
    ImportDraft,
    IssueKind,
    Reading,
    SheetOutline,
    TableDraft,
    Workbook,
)
from csdesk.model.tables import Cell, Field, TableKind
from csdesk.progress import Progress, silent

TITLE_ROWS = 200
MANY_REPEATS = 0.5
Corrections = Mapping[tuple[TableKind, int], FieldId | None]


def draft_import(
    workbook: Workbook,
    fields: Sequence[Field],
    total_words: Sequence[str],
    *,
    corrections: Corrections | None = None,
    progress: Progress = silent,
) -> ImportDraft:
    """Return what an import of the workbook would bring; ``corrections`` overrule the mapping.

    Raises InputRefused where no visible sheet holds a list of customers.
    """
    progress(0, 0, "Looking for the customer list")
    selection = select_tables(workbook, fields)
    _require_accounts(workbook, selection)
    tables: list[TableReading] = []
    for candidate in selection.tables:
        progress(len(tables), len(selection.tables), f"Reading sheet {candidate.sheet.name}")
        matches = correct_mapping(candidate.matches, _of_kind(corrections or {}, candidate.kind))
        tables.append(read_table(candidate, matches, fields, total_words))
        _require_customers(workbook, tables[-1])
        _require_one_currency(workbook, tables[-1])
    drafts = tuple(make_draft(table, workbook.file_name) for table in tables)
    records = {draft.id: table.records.table for draft, table in zip(drafts, tables, strict=True)}
    dates = _find_dates(workbook, drafts)
    remarks = (*_remarks(workbook, selection), *_date_issues(workbook, dates))
    reading = Reading(
        tables=drafts,
        others=(),
        questions=(),
        obstacles=(),
        issues=(*workbook.issues, *remarks),
        as_of=next(iter(dates)) if len(dates) == 1 else None,
        currency=next((table.currency for table in tables if table.currency), None),
    )
    return ImportDraft(_outline(workbook), reading, Decisions(), MemoryContent(workbook, records))


def _outline(workbook: Workbook) -> FileOutline:
    sheets = tuple(
        SheetOutline(
            sheet.name,
            sheet.visible,
            len(sheet.rows),
            max((len(row) for row in sheet.rows), default=0),
            sheet.hidden_rows,
            sheet.hidden_columns,
        )
        for sheet in workbook.sheets
    )
    return FileOutline(workbook.file_name, workbook.file_hash, 0, sheets)


def _require_accounts(workbook: Workbook, selection: Selection) -> None:
    if not any(table.kind is TableKind.ACCOUNTS for table in selection.tables):
        raise InputRefused(
            "no list of customers was found in it",
            file=workbook.file_name,
            advice=(
                "It needs a row of headers with the customer's name or id and the ARR, or three "
                "other columns that csdesk knows"
            ),
        )


def _require_customers(workbook: Workbook, table: TableReading) -> None:
    if table.candidate.kind is not TableKind.ACCOUNTS:
        return
    sheet, header = table.candidate.sheet.name, table.candidate.header.row
    rows = len(table.body.records)
    if not len(table.records.table) and not table.records.repeats:
        raise InputRefused(
            "there is no customer below the headers",
            file=workbook.file_name,
            sheet=sheet,
            row=header,
            advice="Choose the file that holds the customers",
        )
    if table.records.repeats > MANY_REPEATS * rows:
        raise InputRefused(
            f"most of its {plural(rows, 'row')} name a customer again, so it lists subscriptions "
            "or events rather than customers",
            file=workbook.file_name,
            sheet=sheet,
            advice="Choose a list with one row for each customer",
        )


def _require_one_currency(workbook: Workbook, table: TableReading) -> None:
    for match in table.matches:
        refusal = table.readings[match.field].refusal if match.field in REVENUE else None
        if refusal is not None:
            raise InputRefused(
                refusal.problem,
                file=workbook.file_name,
                sheet=table.candidate.sheet.name,
                column=match.header,
                advice=f"{refusal.fix}, then import the file again",
            )


def _of_kind(corrections: Corrections, kind: TableKind) -> dict[int, FieldId | None]:
    return {column: field for (table, column), field in corrections.items() if table is kind}


def _find_dates(workbook: Workbook, drafts: Sequence[TableDraft]) -> set[date]:
    """Return the dates that titles, covers and footers state for the figures."""
    ranges = {draft.range.sheet: draft.range for draft in drafts}
    rows: list[tuple[Cell, ...]] = []
    for sheet in workbook.sheets:
        if not sheet.visible:
            continue
        if found := ranges.get(sheet.name):
            rows += sheet.rows[: found.header_row - 1]
            rows += [sheet.rows[number - 1] for number in found.footer_rows]
        else:
            rows += sheet.rows[:TITLE_ROWS]
    return find_stated_dates(rows)


def _remarks(workbook: Workbook, selection: Selection) -> Iterator[DataIssue]:
    for sheet, sentence in selection.remarks:
        yield _note(workbook, sheet, sentence)
    for table in selection.tables:
        yield from _hidden_parts(workbook, table)


def _hidden_parts(workbook: Workbook, table: Candidate) -> Iterator[DataIssue]:
    last = len(table.sheet.rows)
    rows = [row for row in table.sheet.hidden_rows if table.header.row < row <= last]
    if rows:
        verbs = "is hidden in the file; it was" if len(rows) == 1 else "are hidden; they were"
        sentence = f"{plural(len(rows), 'row')} of the list {verbs} read"
        yield _note(workbook, table.sheet.name, sentence)
    for column in table.columns:
        if column.number in table.sheet.hidden_columns:
            sentence = "The column is hidden in the file; it was read"
            yield _note(workbook, table.sheet.name, sentence, column.header)


def _date_issues(workbook: Workbook, dates: set[date]) -> Iterator[DataIssue]:
    if len(dates) > 1:
        named = join_words([day(stated) for stated in sorted(dates)])
        yield _note(workbook, None, f"The file states several dates for its figures: {named}")


def _note(
    workbook: Workbook, sheet: str | None, sentence: str, column: str | None = None
) -> DataIssue:
    return DataIssue(IssueKind.NOTE, workbook.file_name, sheet, None, column, sentence)
