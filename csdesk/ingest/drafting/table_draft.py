"""One table of a file as a draft: the mapping with its evidence, the counts and the issues."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from csdesk.formatting import normalise_header, plural
from csdesk.ingest.drafting.evidence import describe_total, describe_values
from csdesk.ingest.drafting.records import Records
from csdesk.ingest.drafting.stored_columns import StoredColumn
from csdesk.ingest.drafting.table_issues import list_issues
from csdesk.ingest.drafting.table_reading import TableReading
from csdesk.ingest.tables import FoundTable
from csdesk.ingest.tables.totals import find_stated_total
from csdesk.model.imports import (
    Certainty,
    ColumnMatch,
    DataIssue,
    FieldSummary,
    TableDraft,
    TableRange,
)


@dataclass(frozen=True, slots=True, eq=False)
class ReadTable:
    """A table that was read, with the records that its rows became."""

    reading: TableReading
    records: Records

    @property
    def stated_total(self) -> float | None:
        """Return what the table itself says its sum is."""
        amounts = tuple(self.reading.body.total_amounts.values())
        return find_stated_total(amounts, self.records.total) if self.reading.revenue else None

    def count_unread(self, column: StoredColumn) -> int:
        """Return how many values of a column in the records were not read."""
        return len(column.unread_at - self.records.left_out)


def make_draft(table: ReadTable, file_name: str, notes: Sequence[DataIssue]) -> TableDraft:
    """Return the draft of a table; ``notes`` are what its checks found."""
    reading, records = table.reading, table.records
    stated = table.stated_total
    found = describe_range(
        reading.found,
        reading.body.last_row,
        tuple(sorted(reading.body.totals + reading.body.notes)),
        stated,
    )
    rejected = len(reading.body.rejections) + len(records.rejections)
    apart = len(reading.body.totals) + len(reading.body.notes)
    return TableDraft(
        id=reading.found.id,
        kind=reading.kind,
        range=found,
        matches=tuple(_describe_match(table, match) for match in reading.matches),
        rows=len(records) + len(records.merges) + rejected + apart,
        records=len(records),
        added=len(records.merges),
        rejected=rejected,
        no_records=apart,
        currency=reading.currency,
        summaries={field: _summarise(table, col) for field, col in records.columns.items()},
        fingerprint=fingerprint_headers(found.headers),
        issues=(*list_issues(reading, records, stated, file_name), *notes),
        formats=_find_formats(reading.found),
    )


def _find_formats(found: FoundTable) -> dict[int, str]:
    formats = found.sheet.formats
    return {column: formats[column] for column in found.span if column in formats}


def describe_range(
    found: FoundTable,
    last_row: int | None,
    footers: tuple[int, ...] = (),
    stated_total: float | None = None,
) -> TableRange:
    """Return where a table stands."""
    header = found.header
    return TableRange(
        sheet=found.sheet.name,
        header_row=header.row,
        first_row=header.row + 1,
        last_row=last_row or header.row,
        first_column=header.first_column,
        last_column=header.last_column,
        headers=tuple(column.header for column in found.columns),
        footer_rows=footers,
        stated_total=stated_total,
    )


def _summarise(table: ReadTable, column: StoredColumn) -> FieldSummary:
    spread = column.spread
    return FieldSummary(
        field=column.field.id,
        filled=spread.filled,
        unread=table.count_unread(column),
        converted=column.converted,
        distinct=spread.distinct,
        total=spread.total,
        earliest=spread.earliest,
        latest=spread.latest,
    )


def fingerprint_headers(headers: Sequence[str]) -> str:
    """Return what is the same for every table with these headers in this order."""
    names = "|".join(normalise_header(header) for header in headers)
    return hashlib.blake2b(names.encode(), digest_size=16).hexdigest()


def _describe_match(table: ReadTable, match: ColumnMatch) -> ColumnMatch:
    column = table.reading.columns.get(match.field) if match.field else None
    if column is None:
        return match
    if column.reading.refusal is not None:
        evidence = f"Not read: {column.reading.refusal.problem}"
        return replace(match, field=None, certainty=Certainty.CHECK, evidence=evidence)
    currency, stated = table.reading.currency, table.stated_total
    spread = table.records.stated.get(column.field.id, column.spread)
    values = describe_values(column.field, spread, currency)
    if match.field == table.reading.revenue and stated is not None:
        values += f" {describe_total(table.records.total, stated, currency)}"
    still_open = len(column.open_at - table.records.left_out)
    sentences = (match.evidence, _tell_open(still_open), values, column.reading.manner)
    evidence = ". ".join(sentence for sentence in sentences if sentence)
    certainty = Certainty.CHECK if still_open else match.certainty
    return replace(match, certainty=certainty, evidence=evidence)


def _tell_open(count: int) -> str:
    return f"{plural(count, 'value')} can be read in two ways" if count else ""
