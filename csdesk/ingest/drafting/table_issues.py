"""What was odd in a table, each with its place and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdesk.formatting import column_letters, join_words, money, number, plural
from csdesk.ingest.coercion import quote
from csdesk.ingest.drafting.records import Records
from csdesk.ingest.drafting.stored_columns import LISTED, StoredColumn
from csdesk.ingest.drafting.table_reading import TableReading
from csdesk.model.currencies import NO_CURRENCY
from csdesk.model.imports import Certainty, ColumnMatch, DataIssue, IssueKind, is_same_sum

MANY_WITHOUT_KEY = 0.2
FEWEST_WITHOUT_KEY = 2


@dataclass(frozen=True, slots=True)
class Place:
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
        """Return an issue at this place."""
        return DataIssue(kind, self.file, self.sheet, row, column, problem, fix)


@dataclass(frozen=True, slots=True, eq=False)
class _Issues:
    """Lists the issues of one table."""

    table: TableReading
    records: Records
    stated: float | None
    place: Place

    def rejected_rows(self) -> Iterator[DataIssue]:
        rejections = [*self.table.body.rejections, *self.records.rejections]
        for rejection in sorted(rejections, key=lambda rejection: rejection.row):
            yield self.place.issue(
                IssueKind.REJECTED_ROW, rejection.problem, rejection.fix, row=rejection.row
            )

    def merged_rows(self) -> Iterator[DataIssue]:
        for merge in self.records.merges[:LISTED]:
            stands = f"{quote(merge.key)} stands in row {merge.first_row} already"
            fix = "Nothing has to be done if both rows are the same customer"
            problem = f"{stands}; this row was added"
            yield self.place.issue(IssueKind.MERGED_ROW, problem, fix, row=merge.row)
        yield from self.uncounted(IssueKind.MERGED_ROW, len(self.records.merges), "row", None)

    def refused_columns(self) -> Iterator[DataIssue]:
        for match, column in self.columns():
            if column.reading.refusal is not None:
                problem, fix = column.reading.refusal.problem, column.reading.refusal.fix
                yield self.place.issue(IssueKind.UNREAD_VALUE, problem, fix, column=match.header)

    def unread_values(self) -> list[DataIssue]:
        issues = [
            self.place.issue(
                IssueKind.UNREAD_VALUE,
                unread.problem,
                unread.fix,
                row=self.records.rows[at],
                column=match.header,
            )
            for match, column in self.columns()
            for at, unread in column.unread.items()
            if at not in self.records.left_out
        ]
        rest = [
            issue
            for match, column in self.columns()
            for issue in self.uncounted(
                IssueKind.UNREAD_VALUE, len(column.unread_at), "value", match.header
            )
        ]
        return [*sorted(issues, key=lambda issue: issue.row or 0), *rest]

    def uncounted(
        self, kind: IssueKind, count: int, what: str, column: str | None
    ) -> Iterator[DataIssue]:
        """Yield the line that counts what is not listed one by one."""
        if count > LISTED:
            more = plural(count - LISTED, f"further {what}")
            problem = f"{more} with such problems, beyond the first {number(LISTED)}, not listed"
            yield self.place.issue(kind, problem, "Correct the listed ones first", column=column)

    def values_beside(self) -> Iterator[DataIssue]:
        """Yield the values that stand in no column of the table, as where a mark is too many."""
        found = self.table.found
        read = set(self.records.rows) if found.beside else set()
        told: set[int] = set()
        for column in found.beside:
            filled = found.occupancy.column(column, 1, found.last_row).nonzero()[0] + 1
            rows = [int(row) for row in filled if int(row) in read - told]
            for row in rows[:LISTED]:
                yield self.beside(row, column)
            told.update(rows)
            yield from self.uncounted(
                IssueKind.UNREAD_VALUE, len(rows), "value", column_letters(column)
            )

    def beside(self, row: int, column: int) -> DataIssue:
        found = self.table.found
        cell = found.sheet.row(row)[column - 1]
        side = "right of the last" if column > found.header.last_column else "left of the first"
        problem = f"{quote(cell)} stands to the {side} header"
        fix = f"Give column {column_letters(column)} a header, or correct the row"
        return self.place.issue(IssueKind.UNREAD_VALUE, problem, fix, row=row)

    def conversions(self) -> Iterator[DataIssue]:
        for match, column in self.columns():
            for sentence in column.reading.conversions:
                yield self.place.issue(IssueKind.CONVERTED_VALUE, sentence, column=match.header)

    def unread_columns(self) -> Iterator[DataIssue]:
        for match in self.table.matches:
            if match.certainty is Certainty.CHECK and match.field is None:
                problem = f"The column was not read. {match.evidence}"
                yield self.place.issue(IssueKind.NOTE, problem, column=match.header)

    def ignored_columns(self) -> Iterator[DataIssue]:
        blank = {column.number for column in self.table.found.columns if column.is_blank}
        ignored = [
            match.header
            for match in self.table.matches
            if match.certainty is Certainty.IGNORED and match.column not in blank
        ]
        if ignored:
            problem = f"Columns not imported: {join_words(ignored)}"
            yield self.place.issue(IssueKind.NOTE, problem)

    def notes(self) -> Iterator[DataIssue]:
        body = self.table.body
        if self.records.derived_arr:
            count = plural(self.records.derived_arr, "account")
            problem = f"The ARR of {count} was worked out as twelve times the MRR"
            yield self.place.issue(IssueKind.NOTE, problem)
        if body.without_key > max(FEWEST_WITHOUT_KEY, MANY_WITHOUT_KEY * len(body.records)):
            yield self.grouped_layout(body.without_key)
        stated = self.stated
        if stated is not None and not is_same_sum(self.records.total, stated):
            yield self.wrong_total(stated)

    def grouped_layout(self, rows: int) -> DataIssue:
        """Return the note on a list that names a customer in the first of its rows only."""
        record = self.table.known.definition.record
        return self.place.issue(
            IssueKind.NOTE,
            f"{plural(rows, 'row')} with values say nothing of whose they are. If the {record} "
            "is named on the first row of a group only, its other rows were left out",
            "Fill the name down in the file, or merge its cells, and import the file again",
        )

    def wrong_total(self, stated: float) -> DataIssue:
        currency = self.table.currency or NO_CURRENCY
        records = self.table.known.definition
        counted = "account" if records.record == "customer" else records.record
        count = plural(len(self.records), counted)
        amounts: Mapping[int, float] = self.table.body.total_amounts
        return self.place.issue(
            IssueKind.NOTE,
            f"This row says that the total is {money(stated, currency)}, but the {count} that "
            f"were read add up to {money(self.records.total, currency)}",
            "Find out which of them is right",
            row=next(row for row, amount in amounts.items() if amount == stated),
        )

    def columns(self) -> Iterator[tuple[ColumnMatch, StoredColumn]]:
        for match in self.table.matches:
            column = self.table.columns.get(match.field) if match.field else None
            if column is not None:
                yield match, column


def list_issues(
    table: TableReading, records: Records, stated: float | None, file_name: str
) -> tuple[DataIssue, ...]:
    """Return the issues of a table: rejected rows, unread values, conversions, notes.

    Rejected rows are all listed; of other problems the first thousand of a column, and how many
    more there are.
    """
    issues = _Issues(table, records, stated, Place(file_name, table.found.sheet.name))
    return (
        *issues.rejected_rows(),
        *issues.merged_rows(),
        *issues.refused_columns(),
        *issues.unread_values(),
        *issues.values_beside(),
        *issues.conversions(),
        *issues.unread_columns(),
        *issues.ignored_columns(),
        *issues.notes(),
    )
