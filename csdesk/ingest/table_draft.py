"""One table of a file as a draft: typed records, the mapping with its evidence, and the issues."""

from __future__ import annotations

from dataclasses import replace

from csdesk.ingest.evidence import describe_total, describe_values
from csdesk.ingest.table_issues import list_issues
from csdesk.ingest.table_reading import TableReading
from csdesk.model.imports import Certainty, ColumnMatch, TableDraft, TableRange


def make_draft(table: TableReading, file_name: str) -> TableDraft:
    """Return the draft of a table that was read."""
    return TableDraft(
        kind=table.candidate.kind,
        range=_describe_range(table),
        matches=tuple(_describe_match(table, match) for match in table.matches),
        records=table.records.table,
        rejected=len(table.body.rejections) + len(table.records.rejections),
        issues=list_issues(table, file_name),
    )


def _describe_range(table: TableReading) -> TableRange:
    header, body = table.candidate.header, table.body
    return TableRange(
        sheet=table.candidate.sheet.name,
        header_row=header.row,
        first_row=header.row + 1,
        last_row=body.last_row or header.row,
        first_column=header.first_column,
        last_column=header.last_column,
        headers=tuple(column.header for column in table.candidate.columns),
        footer_rows=tuple(sorted(body.totals + body.notes)),
        stated_total=table.stated_total,
    )


def _describe_match(table: TableReading, match: ColumnMatch) -> ColumnMatch:
    reading = table.readings.get(match.field) if match.field else None
    if match.field is None or reading is None:
        return match
    if reading.refusal is not None:
        evidence = f"Not read: {reading.refusal.problem}"
        return replace(match, field=None, certainty=Certainty.CHECK, evidence=evidence)
    target = table.catalogue[match.field]
    values = describe_values(target, table.kept_values(match.field), table.currency)
    if match.field == table.revenue and table.stated_total is not None:
        values += f" {describe_total(table.total, table.stated_total, table.currency)}"
    sentences = (match.evidence, values, reading.manner)
    return replace(match, evidence=". ".join(sentence for sentence in sentences if sentence))
