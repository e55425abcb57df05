"""What was odd in a table, each with its place and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.formatting import column_letters, join_words, money, plural
from csdesk.ingest.coercion import quote
from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.table_reading import TableReading
from csdesk.ingest.tables import RowRejection
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.imports import Certainty, DataIssue, IssueKind, is_same_sum


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the issues of a table are."""

    file: str
    sheet: str

    def issue(
        self,
        kind: IssueKind,
        problem: str,
        fix: str = "",
        *,
        row: int | None = None,
        column: str | None = None,
    ) -> DataIssue:
        return DataIssue(kind, self.file, self.sheet, row, column, problem, fix)


def list_issues(table: TableReading, file_name: str) -> tuple[DataIssue, ...]:
    """Return the issues of a table: rejected rows, unread values, conversions, notes."""
    place = _Place(file_name, table.candidate.sheet.name)
    return (
        *_rejected_rows(table, place),
        *_merged_rows(table, place),
        *_refused_columns(table, place),
        *_unread_values(table, place),
        *_values_beside(table, place),
        *_conversions(table, place),
        *_unread_columns(table, place),
        *_ignored_columns(table, place),
        *_notes(table, place),
    )


def _rejected_rows(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    rejections: list[RowRejection] = [*table.body.rejections, *table.records.rejections]
    for rejection in sorted(rejections, key=lambda rejection: rejection.row):
        yield place.issue(
            IssueKind.REJECTED_ROW, rejection.problem, rejection.fix, row=rejection.row
        )


def _merged_rows(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    for merge in table.records.merges:
        problem = f"{quote(merge.key)} stands in row {merge.first_row} already; this row was added"
        fix = "Nothing has to be done if both rows are the same customer"
        yield place.issue(IssueKind.MERGED_ROW, problem, fix, row=merge.row)


def _refused_columns(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    for match in table.matches:
        reading = table.readings.get(match.field) if match.field else None
        if reading is not None and reading.refusal is not None:
            problem, fix = reading.refusal.problem, reading.refusal.fix
            yield place.issue(IssueKind.UNREAD_VALUE, problem, fix, column=match.header)


def _unread_values(table: TableReading, place: _Place) -> list[DataIssue]:
    read = table.records.rows
    issues = [
        place.issue(
            IssueKind.UNREAD_VALUE,
            unread.problem,
            unread.fix,
            row=read[position],
            column=match.header,
        )
        for match in table.matches
        if match.field is not None and match.field in table.readings
        for position, unread in table.readings[match.field].unread.items()
        if position in read
    ]
    return sorted(issues, key=lambda issue: issue.row or 0)


def _values_beside(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    """Yield the values that stand in no column of the table, as in a row with one mark too many."""
    last = table.candidate.header.last_column
    for row in table.records.rows.values():
        beside = table.candidate.sheet.rows[row - 1][last:]
        filled = [cell for cell in beside if not is_empty(cell)]
        if filled:
            problem = f"{quote(filled[0])} stands to the right of the last header"
            fix = f"Give column {column_letters(last + 1)} a header, or correct the row"
            yield place.issue(IssueKind.UNREAD_VALUE, problem, fix, row=row)


def _conversions(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    for match in table.matches:
        reading = table.readings.get(match.field) if match.field else None
        for sentence in reading.conversions if reading else ():
            yield place.issue(IssueKind.CONVERTED_VALUE, sentence, column=match.header)


def _unread_columns(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    for match in table.matches:
        if match.certainty is Certainty.CHECK:
            problem = f"The column was not read. {match.evidence}"
            yield place.issue(IssueKind.NOTE, problem, column=match.header)


def _ignored_columns(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    blank = {column.number for column in table.candidate.columns if column.is_blank}
    ignored = [
        match.header
        for match in table.matches
        if match.certainty is Certainty.IGNORED and match.column not in blank
    ]
    if ignored:
        yield place.issue(IssueKind.NOTE, f"Columns not imported: {join_words(ignored)}")


def _notes(table: TableReading, place: _Place) -> Iterator[DataIssue]:
    if table.records.derived_arr:
        count = plural(table.records.derived_arr, "account")
        problem = f"The ARR of {count} was worked out as twelve times the MRR"
        yield place.issue(IssueKind.NOTE, problem)
    if table.body.next_table is not None:
        row = table.body.next_table
        yield place.issue(IssueKind.NOTE, "Another table begins here; it was not read", row=row)
    stated = table.stated_total
    if stated is not None and not is_same_sum(table.total, stated):
        yield _wrong_total(table, place, stated)


def _wrong_total(table: TableReading, place: _Place, stated: float) -> DataIssue:
    currency = table.currency or NO_CURRENCY
    count = plural(len(table.records.table), "account")
    return place.issue(
        IssueKind.NOTE,
        f"This row says that the total is {money(stated, currency)}, but the {count} that were "
        f"read add up to {money(table.total, currency)}",
        "Find out which of them is right",
        row=next(row for row, amount in table.total_amounts.items() if amount == stated),
    )
